package dev.stopover.rules.repeatability;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentifierTooLongTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new IdentifierTooLong());

    @Test
    void countsBytesNotCharacters() {
        rule.reports("""
                CREATE TABLE "größe_größe_größe_größe_größe_größe_größe_größen" (id bigint);
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this name of 64 bytes
                """);
    }

    @Test
    void acceptsSixtyThreeBytes() {
        rule.accepts("""
                CREATE TABLE a23456789_123456789_123456789_123456789_123456789_123456789_123 (id bigint);
                """);
    }

    @Test
    void isNotLedAstrayByStrings() {
        rule.accepts("""
                COMMENT ON TABLE orders IS 'a23456789_123456789_123456789_123456789_123456789_123456789_12345';
                """);
    }

    @Test
    void acceptsTheNameOfWhatIsDropped() {
        rule.accepts("DROP POLICY IF EXISTS \"%s\" ON orders;".formatted("a".repeat(70)));
    }
}
