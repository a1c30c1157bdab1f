package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DomainConstraintScanTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DomainConstraintScan());

    @Test
    void countsTablesOfADomainOverTheDomain() {
        rule.after("CREATE DOMAIN price AS numeric; CREATE DOMAIN bid AS price; CREATE TABLE bids (amount bid);")
                .reports("""
                        ALTER DOMAIN price ADD CHECK (value > 0);
                        ^^^^^^^^^^^^ All of public.bids is read
                        """)
                .fixedTo("ALTER DOMAIN price ADD CHECK (value > 0) NOT VALID;");
    }

    @Test
    void acceptsValidationWhichIsTheWayOut() {
        rule.after("""
                CREATE DOMAIN price AS numeric;
                CREATE TABLE orders (total price);
                ALTER DOMAIN price ADD CONSTRAINT positive CHECK (value > 0) NOT VALID;
                """).accepts("ALTER DOMAIN price VALIDATE CONSTRAINT positive;");
    }

    @Test
    void acceptsATableThatTheMigrationMakes() {
        rule.after("CREATE DOMAIN price AS numeric;")
                .accepts("CREATE TABLE orders (total price); ALTER DOMAIN price ADD CHECK (value > 0);");
    }

    @Test
    void acceptsADefault() {
        rule.after("CREATE DOMAIN price AS numeric; CREATE TABLE orders (total price);")
                .accepts("ALTER DOMAIN price SET DEFAULT 1;");
    }
}
