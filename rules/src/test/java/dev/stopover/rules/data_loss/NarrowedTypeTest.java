package dev.stopover.rules.data_loss;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NarrowedTypeTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NarrowedType());

    @Test
    void reportsEachSortOfLoss() {
        rule.after("""
                        CREATE TABLE t (
                            a text, b bigint, c numeric, d double precision, e timestamptz(6), f integer, g char(9),
                            h timestamp, i numeric(10, 2), j interval
                        );
                        """).reports("""
                        ALTER TABLE t ALTER a TYPE varchar(500);
                                                   ^^^^^^^^^^^^ longer than 500 characters
                        ALTER TABLE t ALTER b TYPE smallint;
                                                   ^^^^^^^^ too large
                        ALTER TABLE t ALTER c TYPE numeric(8);
                                                   ^^^^^^^^^^ rounded to 0 digits
                        ALTER TABLE t ALTER d TYPE real;
                                                   ^^^^ digits are lost
                        ALTER TABLE t ALTER e TYPE timestamptz(0);
                                                   ^^^^^^^^^^^^^^ rounded to 0 digits of a second
                        ALTER TABLE t ALTER f TYPE smallint;
                                                   ^^^^^^^^ too large
                        ALTER TABLE t ALTER g TYPE varchar(3);
                                                   ^^^^^^^^^^ longer than 3 characters
                        ALTER TABLE t ALTER h TYPE time;
                                                   ^^^^ the date is forgotten
                        ALTER TABLE t ALTER i TYPE integer;
                                                   ^^^^^^^ rounded
                        """);
    }

    @Test
    void acceptsWiderTypes() {
        rule.after("CREATE TABLE t (a varchar(5), b integer, c numeric(8, 2), d real, e date, f smallint, g text);")
                .accepts("""
                        ALTER TABLE t ALTER a TYPE varchar(6), ALTER b TYPE bigint, ALTER c TYPE numeric,
                            ALTER d TYPE double precision, ALTER e TYPE timestamptz, ALTER f TYPE numeric(9, 2);
                        """);
    }

    @Test
    void acceptsAColumnOfTheSameMigration() {
        rule.after("CREATE TABLE t (a integer);").accepts("""
                        ALTER TABLE t ADD COLUMN b bigint;
                        ALTER TABLE t ALTER b TYPE integer;
                        """);
    }

    @Test
    void acceptsWhatItKnowsNothingOf() {
        rule.accepts("ALTER TABLE t ALTER b TYPE integer;");
    }

    @Test
    void reportsArraysByTheirElements() {
        rule.after("CREATE TABLE t (a bigint[]);").reports("""
                        ALTER TABLE t ALTER a TYPE integer[];
                                                   ^^^^^^^^^ too large
                        """);
    }

    @Test
    void acceptsATypeThatTheScriptHasMadeRoomFor() {
        rule.after("CREATE TABLE customers (id int, name text, city text, number bigint);")
                .accepts("""
                DELETE FROM customers WHERE length(name) > 255;
                ALTER TABLE customers ALTER COLUMN name TYPE varchar(255);
                UPDATE customers SET number = NULL WHERE number > 2147483647;
                ALTER TABLE customers ALTER COLUMN number TYPE integer;
                """);
    }

    @Test
    void reportsATypeAfterRowsWereTidiedForAnotherColumn() {
        rule.after("CREATE TABLE customers (id int, name text, city text);").reports("""
                DELETE FROM customers WHERE length(name) > 255;
                ALTER TABLE customers ALTER COLUMN city TYPE varchar(255);
                                                             ^^^^^^^^^^^^ longer than 255 characters
                """);
    }
}
