package dev.stopover.rules.security;

import dev.stopover.catalog.Extension;
import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Names;
import java.util.Set;

/** The functions of an extension in public are endpoints of the API, and stand in the way of names of one's own. */
public final class ExtensionInPublic extends ChangeSetRule {

    public ExtensionInPublic() {
        super(warning("extension-in-public", "An extension lies in the schema that the API exposes")
                .tags("extension", "supabase", "splinter:0014_extension_in_public")
                .since("0.2"));
    }

    /** Extensions whose control file names their schema, or that cannot be moved once they are there. */
    private static final Set<String> ELSEWHERE = Set.of(
            "pg_cron",
            "pg_net",
            "pgmq",
            "pgsodium",
            "plpgsql",
            "supabase_vault",
            "pg_graphql",
            "pgtap",
            "pg_tle",
            "postgis_topology",
            "postgis_tiger_geocoder");

    /** Extensions that refuse SET SCHEMA. */
    private static final Set<String> STAYING =
            Set.of("postgis", "postgis_raster", "postgis_sfcgal", "pgrouting", "timescaledb");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (!context.history().isOnSupabase()) {
            return;
        }
        Making making = new Making(changes);
        for (Extension extension : after.catalog().extensions().values()) {
            if (extension.schema().equals("public") && isKnown(extension.name())) {
                making.add(extension.origin(), Names.quoted(extension.name()));
            }
        }
        making.report(
                "The functions of an extension become endpoints of the API in schema public, where it finds %s.",
                "extension", made -> help(made.name()), context);
    }

    private static String help(String name) {
        String made =
                "Give it a schema that is not exposed: CREATE EXTENSION %s WITH SCHEMA extensions;".formatted(name);
        return STAYING.contains(name)
                ? made
                : "%s one that is there moves with ALTER EXTENSION %s SET SCHEMA extensions;".formatted(made, name);
    }

    /** Extensions of a registry, named user-name, make what schemas they like; nothing is known of them. */
    private static boolean isKnown(String name) {
        return !ELSEWHERE.contains(name)
                && (name.equals("uuid-ossp") || name.indexOf('-') < 0 && name.indexOf('@') < 0);
    }
}
