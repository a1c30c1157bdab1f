package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpgradeBlockingTypeTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UpgradeBlockingType());

    @Test
    void looksAtAddedAndChangedColumnsAndAtTypesWithTheirSchema() {
        rule.after("CREATE TABLE jobs (id bigint, handler text);").reports("""
                ALTER TABLE jobs ADD COLUMN finisher pg_catalog.regproc;
                                                     ^^^^^^^^^^^^^^^^^^ pg_upgrade refuses
                ALTER TABLE jobs ALTER COLUMN handler TYPE regprocedure USING handler::regprocedure;
                                                           ^^^^^^^^^^^^ pg_upgrade refuses
                """);
    }

    @Test
    void acceptsATypeOfOnesOwnOfThatNameAndThoseThatAreMoved() {
        rule.accepts("""
                CREATE SCHEMA shop;
                CREATE DOMAIN shop.regproc AS text;
                CREATE TABLE jobs (id bigint, a shop.regproc, b regclass, c regtype, d regrole);
                """);
    }
}
