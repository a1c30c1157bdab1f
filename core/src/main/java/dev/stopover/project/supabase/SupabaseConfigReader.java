package dev.stopover.project.supabase;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.PathOverride.PathPattern;
import dev.stopover.config.Toml;
import dev.stopover.config.TomlValue;
import dev.stopover.migration.TableSizes;
import dev.stopover.migration.Target;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code supabase/config.toml} for what it already says; a broken one is a problem and says nothing. */
final class SupabaseConfigReader {

    /** What the CLI takes where the file says nothing. */
    private static final List<String> USUAL_SCHEMAS = List.of("public", "graphql_public");

    private static final List<String> USUAL_SEEDS = List.of("./seed.sql");

    private SupabaseConfigReader() {}

    static SupabaseConfig read(SourceFile file, Surroundings surroundings) {
        try {
            return config(file, Toml.parse(file.path(), file.text()));
        } catch (ConfigurationException e) {
            surroundings.broken(
                    file, e, "Mend it: without it Stopover assumes that the API exposes public and graphql_public.");
            return new SupabaseConfig(
                    new Target(
                            OptionalInt.empty(),
                            Optional.of(USUAL_SCHEMAS),
                            Optional.empty(),
                            Map.of(),
                            TableSizes.UNKNOWN),
                    List.of());
        }
    }

    private static SupabaseConfig config(SourceFile file, TomlValue root) {
        Optional<TomlValue> api = root.get("api");
        Optional<TomlValue> database = root.get("db");
        boolean exposed = api.flatMap(table -> table.get("enabled"))
                .flatMap(TomlValue::flag)
                .orElse(true);
        List<String> schemas = api.flatMap(table -> table.get("schemas"))
                .flatMap(TomlValue::strings)
                .orElse(USUAL_SCHEMAS);
        OptionalInt major = database.flatMap(table -> table.get("major_version"))
                .map(TomlValue::value)
                .map(value -> value instanceof Long number && number > 0 && number < 1000
                        ? OptionalInt.of(number.intValue())
                        : OptionalInt.empty())
                .orElse(OptionalInt.empty());
        List<String> seeds = database.flatMap(table -> table.get("seed"))
                .flatMap(table -> table.get("sql_paths"))
                .flatMap(TomlValue::strings)
                .orElse(USUAL_SEEDS);
        String folder = SourceTree.parent(file.path());
        return new SupabaseConfig(
                new Target(
                        major,
                        Optional.of(exposed ? schemas : List.of()),
                        api.flatMap(table -> table.get("auto_expose_new_tables"))
                                .flatMap(TomlValue::flag),
                        Map.of(),
                        TableSizes.UNKNOWN),
                seeds.stream()
                        .map(seed -> new PathPattern(
                                SourceTree.join(folder, seed.startsWith("./") ? seed.substring(2) : seed)))
                        .toList());
    }
}
