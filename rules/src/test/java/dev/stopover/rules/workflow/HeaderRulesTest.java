package dev.stopover.rules.workflow;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Traps of the rules that read a header; the everyday is on their pages. */
class HeaderRulesTest {

    @RegisterExtension
    final RuleTester header = RuleTester.of(new IncompleteHeader());

    @RegisterExtension
    final RuleTester breaking = RuleTester.of(new UndeclaredBreakingChange());

    @RegisterExtension
    final RuleTester placeholder = RuleTester.of(new UnfilledPlaceholder());

    @Test
    void readsNoHeaderInCommentsBelowTheFirstStatement() {
        header.with("fields", "[\"Purpose\"]").reports("""
                ^ file: The header of 9999_judged.sql lacks Purpose.
                SELECT 1;
                -- Purpose: too late
                """);
    }

    @Test
    void readsTheHeaderBeforeTheMarkOfASection() {
        header.with("fields", "[\"Purpose\"]")
                .file("migrations/1_a.sql", "-- Purpose: a\n-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n")
                .accepts();
    }

    @Test
    void looksAtTheFirstOfSeveralMigrationsInAFile() {
        header.with("fields", "[\"Purpose\"]")
                .file(
                        "db/changes.sql",
                        "--liquibase formatted sql\n-- Purpose: all\n--changeset ann:1\nSELECT 1;\n--changeset ann:2\nSELECT 2;\n")
                .accepts();
    }

    @Test
    void refusesADateThatIsNone() {
        header.with("fields", "[\"Date\"]").reports("""
                -- date: 2025-02-30
                         ^^^^^^^^^^ 2025-02-30 is no date as headers have it here.
                SELECT 1;
                """);
        header.with("fields", "[\"Date\"]").accepts("-- date: 2025-02-28 10:00 UTC\nSELECT 1;\n");
    }

    @Test
    void wantsYesOrNoOfABreakingChange() {
        header.with("fields", "[\"Purpose\"]").reports("""
                -- Purpose: Notes
                -- Breaking change: perhaps
                                    ^^^^^^^ This is not what Breaking change looks like in headers here.
                SELECT 1;
                """);
        header.with("fields", "[\"Purpose\"]").accepts("-- Purpose: a\n-- Breaking Change: YES - rename\nSELECT 1;\n");
    }

    @Test
    void asksForTheFormOfAFieldOnlyWhereSomethingIsFilledIn() {
        header.configured("""
                        [rules.incomplete-header]
                        fields = ["Purpose"]
                        date-format = "any"
                        patterns = ["Author: * <*@*>", "Date: ##.##.####"]
                        """).accepts("""
                        -- Purpose: a
                        -- Author: [your name]
                        -- Date: 06.01.2025
                        SELECT 1;
                        """);
    }

    @Test
    void goesBackToTheLastAsteriskOfAForm() {
        var author = header.configured("""
                [rules.incomplete-header]
                fields = ["Purpose"]
                patterns = ["Author: * <*@*.example>"]
                """);
        author.accepts("-- Purpose: a\n-- Author: Ann < Bo <ann@a.example@b.example>\nSELECT 1;\n");
        author.reports("""
                -- Purpose: a
                -- Author: Ann <ann@a.example> (away)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ This is not what Author looks like in headers here.
                SELECT 1;
                """);
    }

    @Test
    void takesNoCastForAField() {
        placeholder.accepts("-- SELECT a::[text] is no header: it says <name>\nSELECT 1;\n");
    }

    @Test
    void takesNoArrayForAPlaceholder() {
        placeholder.accepts("SELECT ARRAY[id], (tags)[first] FROM orders;\n");
    }

    @Test
    void acceptsADropOfWhatIsMadeAnew() {
        breaking.after("CREATE TABLE orders (id bigint); CREATE VIEW recent AS SELECT id FROM orders;")
                .accepts("""
                        -- Breaking Change: No
                        DROP VIEW recent;
                        CREATE VIEW recent AS SELECT id, 1 AS n FROM orders;
                        """);
    }

    @Test
    void reportsARequiredColumnAndARevokedPrivilege() {
        breaking.after("CREATE TABLE orders (id bigint);").reports("""
                -- Breaking Change: none
                                    ^^^^ line 2 requires column state of orders, with 1 more that breaks.
                ALTER TABLE orders ADD COLUMN state text NOT NULL;
                REVOKE SELECT ON orders FROM reader;
                """);
    }

    @Test
    void acceptsANotNullWithADefaultAndAWiderType() {
        breaking.after("CREATE TABLE orders (id integer, state varchar(10));").accepts("""
                -- Breaking Change: No
                ALTER TABLE orders ADD COLUMN paid boolean NOT NULL DEFAULT false;
                ALTER TABLE orders ALTER COLUMN state TYPE text;
                """);
    }
}
