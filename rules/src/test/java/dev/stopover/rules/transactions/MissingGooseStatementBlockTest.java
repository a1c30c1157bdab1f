package dev.stopover.rules.transactions;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingGooseStatementBlockTest {

    private static final String PATH = "migrations/00001_a.sql";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingGooseStatementBlock());

    @Test
    void reportsBodiesOfBothDirections() {
        rule.file(PATH, """
                        -- +goose Up
                        -- +goose StatementBegin
                        SELECT 1;
                        -- +goose StatementEnd
                        DO $$
                        ^^ goose ends this statement at the semicolon that ends line 6
                        BEGIN PERFORM 1;
                        END $$; -- done
                        -- +goose Down
                        DO $$
                        ^^ goose ends this statement at the semicolon that ends line 10
                        BEGIN PERFORM 2;
                        END $$
                        ;
                        """).reports().fixedTo("""
                        -- +goose Up
                        -- +goose StatementBegin
                        SELECT 1;
                        -- +goose StatementEnd
                        -- +goose StatementBegin
                        DO $$
                        BEGIN PERFORM 1;
                        END $$; -- done
                        -- +goose StatementEnd
                        -- +goose Down
                        -- +goose StatementBegin
                        DO $$
                        BEGIN PERFORM 2;
                        END $$
                        ;
                        -- +goose StatementEnd
                        """);
    }

    @Test
    void reportsAStringWithALineThatEndsInASemicolon() {
        rule.file(PATH, """
                        -- +goose Up
                        SELECT 1; SELECT 'a;
                                  ^^^^^^ at the semicolon that ends line 2
                        b';
                        """).reports();
    }

    @Test
    void acceptsWhatGooseRuns() {
        rule.file(PATH, """
                        -- a file

                        -- +goose NO TRANSACTION
                        -- +goose Up
                        CREATE TABLE a (id int); -- a table
                        /* a; */ SELECT 1;
                        SELECT 2 -- two;
                        -- two;
                        ;
                        -- +goose StatementBegin
                        DO $$ BEGIN
                          PERFORM 1;
                        END $$;
                        -- +goose StatementEnd

                        -- +goose Down
                        DROP TABLE a;
                        -- the end
                        """).accepts();
    }

    @Test
    void reportsALineThatIsLost() {
        rule.file(PATH, """
                        -- +goose Up
                        -- +goose StatementBegin
                        -- +goose StatementEnd
                        CREATE TABLE a (id int);
                        ^^^^^^^^^^^^^^^^^^^^^^^^ goose never runs this line
                        """).reports();
    }

    @Test
    void reportsAnnotationsThatGooseRefuses() {
        rule.file(PATH, """
                        -- +goose Up
                        SELECT 1;
                          -- +goose StatementBegin
                          ^^^^^^^^^^^^^^^^^^^^^^^^ this annotation begins with blanks
                        SELECT 2;
                        """).reports();
        rule.file(PATH, """
                        -- +goose Up
                        SELECT 1;
                        -- +goose StatementEnd
                        ^^^^^^^^^^^^^^^^^^^^^^ no StatementBegin stands before this StatementEnd
                        """).reports();
        rule.file(PATH, """
                        -- +goose Up
                        -- what +goose does
                        ^^^^^^^^^^^^^^^^^^^ it takes this for an annotation and does not know it
                        SELECT 1;
                        """).reports();
        rule.file(PATH, """
                        SELECT 1;
                        -- +goose Up
                        ^^^^^^^^^^^^ something stands before this section
                        SELECT 2;
                        """).reports();
    }

    @Test
    void reportsACommentThatIsLeftOver() {
        rule.file(PATH, """
                        -- +goose Up
                        SELECT 1;
                        /* the end */
                        ^^^^^^^^^^^^^ no semicolon stands at the end of the line
                        """).reports();
    }

    @Test
    void acceptsTheSameUnderOtherRunners() {
        rule.accepts("""
                DO $$ BEGIN
                  PERFORM 1;
                END $$;
                SELECT 1
                """);
    }
}
