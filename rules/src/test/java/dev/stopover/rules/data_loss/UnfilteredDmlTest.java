package dev.stopover.rules.data_loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnfilteredDmlTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnfilteredDml());

    @Test
    void reportsATableThatTheHistoryNeverMade() {
        rule.reports("""
                DELETE FROM audit.events WHERE 1 = 1;
                ^^^^^^^^^^^ DELETE deletes all rows of audit.events for good.
                """);
    }

    @Test
    void isANoteWhereTheRowsAreWrittenAnew() {
        RuleTester after = rule.after("CREATE TABLE countries (code text);");

        assertThat(after.reports("""
                                DELETE FROM countries;
                                ^^^^^^^^^^^ DELETE deletes all rows of countries
                                INSERT INTO countries VALUES ('NL'), ('BE');
                                """).findings()).extracting(Finding::severity).containsOnly(Severity.NOTE);
    }

    @Test
    void namesOnlyTheColumnsThatHeldSomething() {
        rule.after("CREATE TABLE orders (id bigint, state text);").reports("""
                        ALTER TABLE orders ADD COLUMN kind text;
                        UPDATE orders SET kind = 'a', state = 'b';
                        ^^^^^^ UPDATE overwrites state in every row of orders.
                        """);
    }

    @Test
    void acceptsAJoin() {
        rule.after("CREATE TABLE orders (id bigint, state text); CREATE TABLE states (id bigint, name text);")
                .accepts("""
                        UPDATE orders SET state = states.name FROM states WHERE states.id = orders.id;
                        DELETE FROM orders USING states WHERE states.id = orders.id;
                        """);
    }

    @Test
    void acceptsATemporaryTable() {
        rule.accepts("""
                CREATE TEMPORARY TABLE ids (id bigint);
                DELETE FROM ids;
                UPDATE ids SET id = 1;
                """);
    }

    @Test
    void acceptsWhatOnlyFillsNulls() {
        rule.after("CREATE TABLE orders (id int, total int);").accepts("UPDATE orders SET total = COALESCE(total, 0);");
    }

    @Test
    void acceptsValuesThatAreKeptInAnotherColumn() {
        rule.after("CREATE TABLE orders (id int, note text, remark text);").accepts("""
                ALTER TABLE orders ADD COLUMN reason text;
                UPDATE orders SET reason = note;
                UPDATE orders SET note = NULL;
                """);
    }
}
