package dev.stopover.config;

import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleInfo;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads configuration files and holds them against the rules that there are. */
public final class ConfigurationReader {

    /** The names under which a configuration file is found, the first that exists. */
    public static final List<String> NAMES = List.of("stopover.toml", ".stopover.toml");

    private static final String EXTENDS = "extends";

    /** Fewer rows than this are read or written in some tens of milliseconds. */
    private static final long SMALL = 10_000;

    private final KnownRules rules;

    /** For files that may name these rules by their ids. */
    public ConfigurationReader(List<RuleInfo> rules) {
        this(new KnownRules(Map.of()));
        rules.forEach(rule -> this.rules.add(rule.id(), () -> rule));
    }

    private ConfigurationReader(KnownRules rules) {
        this.rules = rules;
    }

    /** For files that may name these rules by their ids or their categories. */
    public static ConfigurationReader of(List<Rule> rules) {
        Map<String, List<String>> categories = new HashMap<>();
        rules.forEach(rule -> categories
                .computeIfAbsent(rule.category(), first -> new ArrayList<>())
                .add(rule.id()));
        KnownRules known = new KnownRules(categories);
        rules.forEach(rule -> known.add(rule.id(), rule::info));
        return new ConfigurationReader(known);
    }

    /** What a file configures that extends no other. */
    public Configuration read(SourceFile file) throws ConfigurationException {
        return read(file, path -> Optional.empty(), Optional::empty);
    }

    /**
     * What a file configures.
     *
     * @param files the files that it may extend, by their paths in the project
     * @param running the version of Stopover that reads them, if that is known
     */
    public Configuration read(
            SourceFile file, Function<String, Optional<SourceFile>> files, Supplier<Optional<String>> running)
            throws ConfigurationException {
        return read(file, files, running, Configuration.DEFAULT, List.of());
    }

    private Configuration read(
            SourceFile file,
            Function<String, Optional<SourceFile>> files,
            Supplier<Optional<String>> running,
            Configuration base,
            List<String> extending)
            throws ConfigurationException {
        TomlValue root = Toml.parse(file.path(), file.text());
        RequiredVersion.check(root, file, running);
        Configuration below = base;
        Optional<TomlValue> said = root.get(EXTENDS);
        if (said.isPresent()) {
            List<String> within = new ArrayList<>(extending);
            within.add(file.path());
            for (String written : paths(said.get(), file)) {
                below = read(extended(written, said.get(), file, files, within), files, running, below, within);
            }
        }
        Configuration read = new ConfigurationParser(file.path(), rules).parse(file, root, below);
        Optional<TomlValue> statistics = root.get("statistics").flatMap(table -> table.get("file"));
        return statistics.isEmpty()
                ? read
                : read.withStatistics(StatisticsFile.read(
                        statistics(statistics.get(), file, files),
                        small(root.get("statistics").get(), file)));
    }

    private static SourceFile statistics(TomlValue said, SourceFile file, Function<String, Optional<SourceFile>> files)
            throws ConfigurationException {
        String written = said.string().orElseThrow(() -> error(said, file, "file must be a path."));
        String path = resolved(file.path(), written)
                .orElseThrow(() -> error(said, file, "The statistics %s lie outside the project.".formatted(written)));
        return files.apply(path)
                .orElseThrow(() -> error(
                        said,
                        file,
                        "There is no file %s with statistics; stopover statistics tells how to make one."
                                .formatted(written)));
    }

    private static long small(TomlValue statistics, SourceFile file) throws ConfigurationException {
        Optional<TomlValue> said = statistics.get("small-rows");
        if (said.isEmpty()) {
            return SMALL;
        }
        if (said.get().value() instanceof Long rows && rows >= 0) {
            return rows;
        }
        throw error(said.get(), file, "small-rows must be a number of rows.");
    }

    private static List<String> paths(TomlValue said, SourceFile file) throws ConfigurationException {
        Optional<List<String>> paths = said.string().map(List::of).or(said::strings);
        return paths.orElseThrow(() -> error(said, file, EXTENDS + " must be a path or a list of paths."));
    }

    private static SourceFile extended(
            String written,
            TomlValue said,
            SourceFile file,
            Function<String, Optional<SourceFile>> files,
            List<String> within)
            throws ConfigurationException {
        Optional<String> path = resolved(file.path(), written);
        if (path.isEmpty()) {
            throw error(said, file, "%s extends %s, which lies outside the project.".formatted(file.name(), written));
        }
        if (within.contains(path.get())) {
            throw error(said, file, "%s extends itself: %s.".formatted(path.get(), String.join(" extends ", within)));
        }
        return files.apply(path.get())
                .orElseThrow(() -> error(said, file, "There is no file %s, which is extended.".formatted(path.get())));
    }

    /** A path that a file names, relative to the project; empty if it leads out of it. */
    static Optional<String> resolved(String from, String written) {
        List<String> parts = new ArrayList<>(List.of(from.split("/")));
        parts.remove(parts.size() - 1);
        if (written.startsWith("/")) {
            return Optional.empty();
        }
        for (String part : written.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    private static ConfigurationException error(TomlValue said, SourceFile file, String message) {
        return new ConfigurationException(
                List.of(new ConfigurationError(file.path(), Optional.of(said.position()), message)));
    }
}
