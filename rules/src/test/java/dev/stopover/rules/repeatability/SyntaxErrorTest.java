package dev.stopover.rules.repeatability;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SyntaxErrorTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new SyntaxError());

    @Test
    void reportsOneErrorAndGoesOn() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE TABLE orders (id bigint NOT);
                                                          ^ Syntax error at or near ")".
                        CREATE TABLE notes (id bigint);
                        ALTER TABLE notes ADD CONSTRAINT IF NOT EXISTS notes_key PRIMARY KEY (id);
                                                                ^^^^^^ Syntax error at or near "EXISTS".
                        """);
    }

    @Test
    void reportsTheEndOfAFileThatStopsTooEarly() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE TABLE orders (id bigint
                                                ^^^^^^ Syntax error at end of input.""");
    }

    @Test
    void reportsPlaceholdersThatWereLeftIn() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE TABLE [table_name] (id bigint);
                                     ^ Syntax error at or near "[".
                        """);
    }

    @Test
    void acceptsStatementsThatPostgresReadsAndWeDoNotUnderstand() {
        rule.accepts("SECURITY LABEL FOR anon ON COLUMN orders.email IS 'MASKED WITH VALUE NULL';");
    }
}
