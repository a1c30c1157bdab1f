package dev.stopover.rule;

import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Sequel;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.testing.RuleTester;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a rule is told when it asks about a statement: each rule here reports just the answer. */
class StatementContextTest {

    /** Says which of the things that are dropped others may be using. */
    private static final class Dropped extends StatementRule {

        Dropped() {
            super(RuleInfo.note("dropped", "What is dropped"));
        }

        @Override
        public void visit(Drop drop, StatementContext context) {
            drop.objects().stream()
                    .filter(context::existedBefore)
                    .forEach(object -> context.report(object, "It stood before."));
        }

        @Override
        public void visit(AlterTable alter, DropColumn action, StatementContext context) {
            if (context.columnExistedBefore(alter.table(), action.column().value())) {
                context.report(action.column(), "It stood before.");
            }
        }

        @Override
        public void visit(AlterTable alter, DropConstraint action, StatementContext context) {
            if (context.constraintExistedBefore(
                    alter.table(), action.constraint().value())) {
                context.report(action.constraint(), "It stood before.");
            }
        }
    }

    /** Names the constraints that are added, with their columns. */
    private static final class Added extends StatementRule {

        Added() {
            super(RuleInfo.note("added", "What is added"));
        }

        @Override
        public void visit(AddedConstraint added, StatementContext context) {
            context.report(
                    added.constraint().keywords(),
                    "%s %s%s.".formatted(added.table(), added.columns(), added.unchecked() ? " unchecked" : ""));
        }
    }

    /** Answers a question about each index that is created. */
    private static final class Asked extends StatementRule {

        private final BiFunction<CreateIndex, StatementContext, String> question;

        Asked(BiFunction<CreateIndex, StatementContext, String> question) {
            super(RuleInfo.note("asked", "What is asked"));
            this.question = question;
        }

        @Override
        public void visit(CreateIndex create, StatementContext context) {
            context.report(create.keywords(), question.apply(create, context) + ".");
        }
    }

    @Test
    void whatTheScriptMadeItselfNobodyElseUses() {
        RuleTester.of(new Dropped()).after("""
                        CREATE TABLE orders (id bigint CONSTRAINT orders_id_check CHECK (id > 0), note text);
                        CREATE INDEX orders_note_idx ON orders (note);
                        CREATE TYPE mood AS ENUM ('calm');
                        CREATE FUNCTION total(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1';
                        """).reports("""
                        DROP INDEX orders_note_idx;
                                   ^^^^^^^^^^^^^^^ It stood before.
                        CREATE INDEX orders_note_idx ON orders (id);
                        DROP INDEX orders_note_idx;
                        ALTER TABLE orders DROP CONSTRAINT orders_id_check;
                                                           ^^^^^^^^^^^^^^^ It stood before.
                        ALTER TABLE orders ADD CONSTRAINT orders_id_check CHECK (id > 1) NOT VALID;
                        ALTER TABLE orders DROP CONSTRAINT orders_id_check;
                        ALTER TABLE orders ADD COLUMN fax text;
                        ALTER TABLE orders DROP COLUMN fax;
                        ALTER TABLE orders RENAME COLUMN note TO remark;
                        ALTER TABLE orders DROP COLUMN remark;
                                                       ^^^^^^ It stood before.
                        CREATE OR REPLACE FUNCTION total(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 2';
                        CREATE FUNCTION total(text) RETURNS bigint LANGUAGE sql AS 'SELECT 3';
                        DROP FUNCTION total(text);
                        DROP FUNCTION total(int8);
                                      ^^^^^^^^^^^ It stood before.
                        CREATE TYPE shade AS ENUM ('dark');
                        DROP TYPE shade;
                        DROP TYPE mood;
                                  ^^^^ It stood before.
                        """);
    }

    @Test
    void whatTheHistoryDoesNotKnowIsTakenToExist() {
        RuleTester.of(new Dropped()).reports("""
                        DROP INDEX crm.orders_idx;
                                   ^^^^^^^^^^^^^^ It stood before.
                        ALTER TABLE crm.orders DROP COLUMN note;
                                                           ^^^^ It stood before.
                        ALTER TABLE crm.orders ADD COLUMN fax text, ADD CONSTRAINT fax_check CHECK (fax <> '');
                        ALTER TABLE crm.orders DROP COLUMN fax;
                        CREATE TEMPORARY TABLE totals (id bigint);
                        DROP TABLE totals;
                        """);
    }

    @Test
    void namesAreReadAsTheSessionReadsThem() {
        RuleTester.of(new Asked(StatementContextTest::existence))
                .after("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.orders (id bigint);")
                .reports("""
                        CREATE TABLE b.orders (id bigint);
                        CREATE INDEX ON a.orders (id);
                        ^^^^^^^^^^^^ stood before
                        CREATE INDEX ON b.orders (id);
                        ^^^^^^^^^^^^ made here
                        SET search_path = b;
                        CREATE TABLE notes (id bigint);
                        CREATE INDEX ON b.notes (id);
                        ^^^^^^^^^^^^ made here
                        """);
    }

    @Test
    void aTableIsTheSameUnderAnotherNameAndNotTheSameWhenItIsMadeAgain() {
        RuleTester.of(new Asked(StatementContextTest::existence))
                .after("CREATE TABLE orders (id bigint);")
                .reports("""
                        CREATE TABLE notes_new (id bigint);
                        ALTER TABLE notes_new RENAME TO notes;
                        CREATE INDEX ON notes (id);
                        ^^^^^^^^^^^^ made here
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ stood before
                        DROP TABLE orders;
                        CREATE TABLE orders (id bigint);
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ made here
                        """);
    }

    @Test
    void whatBlocksAndConstantTextRunIsAskedAbout() {
        RuleTester.of(new Asked(StatementContextTest::existence)).reports("""
                        DO $$ BEGIN
                          CREATE INDEX ON orders (id);
                          ^^^^^^^^^^^^ stood before
                          EXECUTE 'CREATE INDEX ON orders (id)';
                                   ^^^^^^^^^^^^ stood before
                        END $$;
                        """);
    }

    private static String existence(CreateIndex create, StatementContext context) {
        return context.existedBefore(create.table()) ? "stood before" : "made here";
    }

    @Test
    void constraintsAreToldWhereverTheyAreWritten() {
        RuleTester.of(new Added()).reports("""
                CREATE TABLE orders (id bigint PRIMARY KEY, total numeric CHECK (total > 0), UNIQUE (total));
                                               ^^^^^^^^^^^ orders [id]
                                                                          ^^^^^ orders [total]
                                                                                             ^^^^^^ orders [total]
                ALTER TABLE orders
                  ADD COLUMN customer_id bigint NOT NULL REFERENCES customers,
                                                ^^^^^^^^ orders [customer_id]
                                                         ^^^^^^^^^^ orders [customer_id]
                  ADD CONSTRAINT fk FOREIGN KEY (total, id) REFERENCES totals NOT VALID;
                                    ^^^^^^^^^^^ orders [total, id] unchecked
                """);
    }

    @Test
    void aFamilyIsSpokenOfAsOne() {
        BiFunction<CreateIndex, StatementContext, String> question = (create, context) -> "%s, %s, %s"
                .formatted(
                        context.effectOn(create.table()).map(Touch::work).orElseThrow(),
                        context.effectOnFamily(create.table()).map(Touch::work).orElseThrow(),
                        context.effectBeside(create.table()).stream()
                                .map(touch -> touch.name().toString())
                                .collect(Collectors.joining()));
        RuleTester.of(new Asked(question)).after("""
                        CREATE TABLE orders (id bigint, placed date) PARTITION BY RANGE (placed);
                        CREATE TABLE orders_2025 PARTITION OF orders
                          FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                        """).reports("""
                        CREATE INDEX ON orders (placed);
                        ^^^^^^^^^^^^ NO, YES, .
                        """);
    }

    @Test
    void aRelationIsEmptyUntilSomethingMayHaveFilledIt() {
        RuleTester.of(new Asked(StatementContextTest::emptiness)).after("""
                        CREATE TABLE notes (id bigint);
                        CREATE TABLE logs (id bigint);
                        CREATE FUNCTION fill() RETURNS void LANGUAGE sql AS 'INSERT INTO notes VALUES (1)';
                        """).reports("""
                        CREATE TABLE orders (id bigint);
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ empty
                        CREATE INDEX ON notes (id);
                        ^^^^^^^^^^^^ unknown
                        TRUNCATE notes;
                        DELETE FROM logs;
                        INSERT INTO orders VALUES (1);
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ unknown
                        CREATE INDEX ON notes (id);
                        ^^^^^^^^^^^^ empty
                        ALTER TABLE logs RENAME TO entries;
                        CREATE INDEX ON entries (id);
                        ^^^^^^^^^^^^ empty
                        SELECT now();
                        CREATE INDEX ON notes (id);
                        ^^^^^^^^^^^^ empty
                        SELECT fill();
                        CREATE INDEX ON notes (id);
                        ^^^^^^^^^^^^ unknown
                        """);
    }

    @Test
    void aRelationIsNotEmptyByADeleteOfSomeRowsOrUnderACondition() {
        RuleTester.of(new Asked(StatementContextTest::emptiness)).reports("""
                        DELETE FROM orders WHERE id > 1;
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ unknown
                        DO $$ BEGIN IF now() > '2026-01-01' THEN TRUNCATE orders; END IF; END $$;
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ unknown
                        TRUNCATE orders;
                        WITH moved AS (INSERT INTO orders VALUES (1) RETURNING id) SELECT id FROM moved;
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ unknown
                        """);
    }

    private static String emptiness(CreateIndex create, StatementContext context) {
        return context.isEmpty(create.table()) ? "empty" : "unknown";
    }

    @Test
    void laterStatementsAreFoundInTheScriptAndInLaterMigrations() {
        RuleTester.of(new Asked(StatementContextTest::future))
                .file("migrations/0001_a.sql", """
                        ALTER TABLE orders DROP COLUMN note;
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ adds in 0001_a.sql, validates in 0002_b.sql, drops in 0002_b.sql.
                        ALTER TABLE public.orders ADD COLUMN note text;
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ validates in 0002_b.sql, drops in 0002_b.sql.
                        """)
                .file("migrations/0002_b.sql", """
                        ALTER TABLE orders VALIDATE CONSTRAINT orders_check;
                        CREATE INDEX ON public.orders (id);
                        ^^^^^^^^^^^^ drops in 0002_b.sql.
                        ALTER TABLE crm.orders VALIDATE CONSTRAINT orders_check;
                        DROP TABLE orders;
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ .
                        """)
                .reports();
    }

    @Test
    void aRollbackHasNoSequelButItsOwn() {
        RuleTester.of(new Asked(StatementContextTest::future))
                .file("migrations/1_a.up.sql", """
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ drops in 2_b.up.sql.
                        """)
                .file("migrations/1_a.down.sql", """
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ adds in 1_a.down.sql.
                        ALTER TABLE orders ADD COLUMN note text;
                        """)
                .file("migrations/2_b.up.sql", "DROP TABLE orders;")
                .reports();
    }

    private static String future(CreateIndex create, StatementContext context) {
        Map<String, Optional<Sequel.Step>> steps = new LinkedHashMap<>();
        steps.put("adds", context.later().makesColumn(create.table(), "note"));
        steps.put("validates", context.later().validates(create.table(), "orders_check"));
        steps.put("drops", context.later().drops(ObjectKind.TABLE, create.table()));
        return steps.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .map(entry -> entry.getKey() + " in "
                        + entry.getValue().get().script().file().name())
                .collect(Collectors.joining(", "));
    }

    @Test
    void advisesInTheRunnersWords() {
        RuleTester apart = RuleTester.of(new Asked((create, context) -> context.apart()));
        apart.runner(Runner.PSQL).reports("""
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ outside a transaction
                        BEGIN;
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ in a migration of its own, without BEGIN and COMMIT
                        COMMIT;
                        DO $$ BEGIN
                          CREATE INDEX ON orders (id);
                          ^^^^^^^^^^^^ outside the DO block, in a migration of its own
                        END $$;
                        """);
        apart.file("db/00001_a.sql", """
                        -- +goose Up
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ in a migration of its own that says -- +goose NO TRANSACTION
                        """).reports();
    }
}
