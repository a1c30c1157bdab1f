package dev.stopover.rules.repeatability;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IfNotExistsHidesDifferenceTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new IfNotExistsHidesDifference());

    @Test
    void acceptsTheSameTypeUnderAnotherName() {
        rule.after("CREATE TABLE orders (id int8, name varchar(20), at timestamptz);")
                .accepts("""
                CREATE TABLE IF NOT EXISTS orders (
                    id bigint, name character varying(20), at timestamp with time zone
                );
                """);
    }

    @Test
    void acceptsATableThatTheHistoryNeverMade() {
        rule.accepts("""
                ALTER TABLE orders ADD COLUMN note text;
                CREATE TABLE IF NOT EXISTS orders (id bigint);
                """);
    }

    @Test
    void acceptsATableThatWasDropped() {
        rule.after("CREATE TABLE orders (id int); DROP TABLE orders;")
                .accepts("CREATE TABLE IF NOT EXISTS orders (id bigint);");
    }
}
