package dev.stopover.rules.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExtensionInPublicTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ExtensionInPublic());

    @Test
    void saysNothingOffSupabase() {
        rule.accepts("CREATE EXTENSION pg_trgm;");
    }

    @Test
    void saysNothingOfExtensionsOfARegistry() {
        rule.file("supabase/migrations/20250101000000_a.sql", "CREATE EXTENSION \"shop-index_advisor\";")
                .accepts();
    }

    @Test
    void movesNoExtensionThatStays() {
        assertThat(rule.file("supabase/migrations/20250101000000_a.sql", """
                        CREATE EXTENSION postgis;
                                         ^^^^^^^ finds postgis
                        """)
                        .reports()
                        .findings()
                        .get(0)
                        .help()
                        .orElseThrow())
                .doesNotContain("ALTER");
    }

    @Test
    void acceptsAnExtensionThatIsDroppedAgain() {
        rule.file("supabase/migrations/20250101000000_a.sql", "CREATE EXTENSION pg_trgm; DROP EXTENSION pg_trgm;")
                .accepts();
    }
}
