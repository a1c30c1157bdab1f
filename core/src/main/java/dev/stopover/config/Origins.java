package dev.stopover.config;

import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a configuration says something: in its file or in one that it extends, the nearest first. */
public final class Origins {

    private final List<Source> sources;

    /**
     * A file of a configuration.
     *
     * @param path its path in the project
     * @param root what it says
     */
    private record Source(String path, TomlValue root) {}

    private Origins(List<Source> sources) {
        this.sources = sources;
    }

    /**
     * The places of what a file and those that it extends say; it has been read without fault before.
     *
     * @param files the files that it may extend, by their paths in the project
     */
    public static Origins of(SourceFile file, Function<String, Optional<SourceFile>> files)
            throws ConfigurationException {
        List<Source> sources = new ArrayList<>();
        add(file, files, sources);
        return new Origins(sources);
    }

    /** Nothing is said anywhere. */
    public static Origins none() {
        return new Origins(List.of());
    }

    /** The files, the nearest first. */
    public List<String> files() {
        return sources.stream().map(Source::path).toList();
    }

    /** Where a key stands, such as {@code stopover.toml:3:1}, if it does. */
    public Optional<String> of(String... keys) {
        for (Source source : sources) {
            Optional<TomlValue> value = Optional.of(source.root());
            for (String key : keys) {
                value = value.flatMap(table -> table.get(key));
            }
            if (value.isPresent()) {
                return Optional.of(place(source, value.get().position()));
            }
        }
        return Optional.empty();
    }

    /**
     * Where the last override that covers a path speaks of a rule or of its category, if one does.
     *
     * @param names the id of the rule and its category
     */
    public Optional<String> inOverrides(Configuration configuration, String path, List<String> names) {
        int number = configuration.overrides().size();
        for (Source source : sources) {
            List<TomlValue> tables =
                    source.root().get("overrides").flatMap(TomlValue::array).orElse(List.of());
            for (int i = tables.size() - 1; i >= 0; i--) {
                number--;
                Optional<TomlValue> rules = tables.get(i).get("rules");
                if (!configuration.overrides().get(number).covers(path)) {
                    continue;
                }
                for (String name : names) {
                    Optional<TomlValue> said = rules.flatMap(table -> table.get(name));
                    if (said.isPresent()) {
                        return Optional.of(place(source, said.get().position()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String place(Source source, Position position) {
        return source.path() + ":" + position;
    }

    private static void add(SourceFile file, Function<String, Optional<SourceFile>> files, List<Source> sources)
            throws ConfigurationException {
        TomlValue root = Toml.parse(file.path(), file.text());
        sources.add(new Source(file.path(), root));
        Optional<TomlValue> said = root.get("extends");
        List<String> extended = said.flatMap(
                        value -> value.string().map(List::of).or(value::strings))
                .orElse(List.of());
        for (int i = extended.size() - 1; i >= 0; i--) {
            Optional<SourceFile> below =
                    ConfigurationReader.resolved(file.path(), extended.get(i)).flatMap(files);
            if (below.isPresent()) {
                add(below.get(), files, sources);
            }
        }
    }
}
