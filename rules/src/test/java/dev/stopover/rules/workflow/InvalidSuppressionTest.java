package dev.stopover.rules.workflow;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvalidSuppressionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new InvalidSuppression());

    @Test
    void demandsAReasonWhereThatIsConfigured() {
        rule.configured("require-suppression-reason = true").reports("""
                -- stopover:ignore missing-rls
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This suppression does not say why.
                CREATE TABLE orders (id bigint PRIMARY KEY);
                CREATE TABLE customers (id bigint); -- stopover:ignore missing-rls -- lookup table
                """);
        rule.accepts("-- stopover:ignore missing-rls\nCREATE TABLE orders (id bigint PRIMARY KEY);");
    }

    @Test
    void reportsEachNameThatIsNone() {
        rule.reports("""
                -- stopover:ignore-file zzz, missing-rls, qqq -- all ours
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ There is no rule qqq.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ There is no rule zzz.
                CREATE TABLE orders (id bigint);
                """);
    }

    @Test
    void reportsAMarkThatMeansNothing() {
        rule.reports("""
                -- stopover:ignored missing-rls
                ^^^^^^^^^^^^^^^^^^^ stopover:ignored means nothing: a suppression begins with stopover:ignore.
                CREATE TABLE orders (id bigint);
                """);
        rule.accepts("-- stopover: what follows is made for a stopover:here\nCREATE TABLE orders (id bigint);");
    }

    @Test
    void readsABlankAfterTheMark() {
        rule.configured("require-suppression-reason = true").reports("""
                -- stopover: ignore missing-rls
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This suppression does not say why.
                CREATE TABLE orders (id bigint);
                """);
    }
}
