package dev.stopover.rules.rewrites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VolatileDefaultTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new VolatileDefault());

    @Test
    void followsPostgresInPuttingAnExpressionInThePlaceOfItsFunction() {
        RuleTester earlier = rule.after("""
                CREATE TABLE orders (id bigint);
                CREATE FUNCTION start() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()';
                """);

        earlier.postgres(15).accepts("ALTER TABLE orders ADD COLUMN since timestamptz DEFAULT start();");
        earlier.postgres(13).reports("""
                ALTER TABLE orders ADD COLUMN since timestamptz DEFAULT start();
                                                                ^^^^^^^^^^^^^^^ differs from row to row
                """);
    }

    @Test
    void leavesADomainThatChecksToItsOwnRule() {
        rule.after("CREATE TABLE orders (id bigint); CREATE DOMAIN positive AS int CHECK (value > 0);")
                .accepts("ALTER TABLE orders ADD COLUMN rank positive DEFAULT 1;");
    }

    @Test
    void acceptsAColumnThatIsThereAlready() {
        rule.after("CREATE TABLE orders (token uuid);")
                .accepts("ALTER TABLE orders ADD COLUMN IF NOT EXISTS token uuid DEFAULT gen_random_uuid();");
    }

    @Test
    void acceptsATableThatWasEmptied() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                TRUNCATE orders;
                ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
                """);
    }

    @Test
    void reportsTheNextNumberOfASequence() {
        rule.after("CREATE TABLE orders (id bigint); CREATE SEQUENCE numbers;").reports("""
                ALTER TABLE orders ADD COLUMN number bigint DEFAULT nextval('numbers');
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ differs from row to row
                """);
    }

    @Test
    void doesNotAdviseAColumnThatRefusesTheRowsThatAreThere() {
        var findings = rule.after("CREATE TABLE orders (id int);").reports("""
                ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ The default of token differs
                """).findings();
        assertThat(findings.get(0).help().orElseThrow())
                .isEqualTo(
                        "Run ALTER TABLE orders ADD COLUMN token uuid; then ALTER TABLE orders ALTER COLUMN token SET"
                                + " DEFAULT gen_random_uuid(); fill old rows in batches, and set NOT NULL in a later migration.");
    }
}
