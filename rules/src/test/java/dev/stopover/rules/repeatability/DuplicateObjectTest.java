package dev.stopover.rules.repeatability;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateObjectTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DuplicateObject());

    @Test
    void reportsEachKindOfObjectOnce() {
        rule.after("""
                        CREATE TABLE orders (id bigint, CONSTRAINT positive CHECK (id > 0));
                        CREATE INDEX orders_idx ON orders (id);
                        CREATE VIEW totals AS SELECT count(*) FROM orders;
                        CREATE TYPE state AS ENUM ('new');
                        CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
                        CREATE SCHEMA archive;
                        """).reports("""
                        CREATE INDEX orders_idx ON orders (id);
                                     ^^^^^^^^^^ Relation "orders_idx" already exists, so the migration fails.
                        CREATE VIEW totals AS SELECT 1;
                                    ^^^^^^ Relation "totals" already exists
                        CREATE TYPE state AS ENUM ('old');
                                    ^^^^^ Type "state" already exists
                        CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2';
                                        ^^^ Function "one" already exists with same argument types
                        CREATE SCHEMA archive;
                                      ^^^^^^^ Schema "archive" already exists
                        ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 1);
                                                          ^^^^^^^^ Constraint "positive" for relation "orders" already exists
                        """);
    }

    @Test
    void acceptsWhatTakesThePlaceOfTheFirst() {
        rule.after("CREATE TABLE orders (id bigint); CREATE VIEW totals AS SELECT 1;")
                .accepts("""
                        CREATE OR REPLACE VIEW totals AS SELECT 1;
                        ALTER TABLE orders RENAME TO old_orders;
                        CREATE TABLE orders (id uuid);
                        BEGIN;
                        CREATE TABLE notes (id int);
                        ROLLBACK;
                        CREATE TABLE notes (id int);
                        """);
    }

    @Test
    void acceptsWhatRunsOnlyUnderACondition() {
        rule.after("CREATE TABLE orders (id bigint); CREATE TYPE state AS ENUM ('new');")
                .accepts("""
                        DO $$ BEGIN
                            IF NOT EXISTS (SELECT FROM pg_tables WHERE tablename = 'orders') THEN
                                CREATE TABLE orders (id bigint);
                            END IF;
                            CREATE TYPE state AS ENUM ('new');
                        EXCEPTION WHEN duplicate_object THEN NULL;
                        END $$;
                        """);
    }
}
