package dev.stopover.project;

import dev.stopover.config.Configuration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How to read a project.
 *
 * @param configuration the path of the configuration file to take instead of the nearest, if one is named
 * @param ignoreConfiguration whether no configuration file is read
 * @param schema the path of a schema dump that stood before the first migration, if one is named
 * @param exclude patterns of files that are not reported about, besides those that are configured
 * @param excludeNamed whether files that are named are left out too where a pattern covers them
 * @param texts what stands in files of the project instead of what lies there, by their paths from its root
 * @param change what the command line changes of each configuration
 */
public record ReadOptions(
        Optional<String> configuration,
        boolean ignoreConfiguration,
        Optional<String> schema,
        List<String> exclude,
        boolean excludeNamed,
        Map<String, byte[]> texts,
        UnaryOperator<Configuration> change) {

    /** Keeps a copy of the list. */
    public ReadOptions {
        exclude = List.copyOf(exclude);
        texts = Map.copyOf(texts);
    }

    /** With the nearest configuration file, as it is. */
    public static final ReadOptions DEFAULT = new ReadOptions(Optional.empty(), false, UnaryOperator.identity());

    /** Without a schema to begin with. */
    public ReadOptions(
            Optional<String> configuration, boolean ignoreConfiguration, UnaryOperator<Configuration> change) {
        this(configuration, ignoreConfiguration, Optional.empty(), List.of(), false, Map.of(), change);
    }

    /** The same, beginning with the schema of a dump. */
    public ReadOptions withSchema(Optional<String> path) {
        return new ReadOptions(configuration, ignoreConfiguration, path, exclude, excludeNamed, texts, change);
    }

    /** The same without what these patterns cover; what is named is left out only where that is said. */
    public ReadOptions without(List<String> patterns, boolean namedToo) {
        return new ReadOptions(configuration, ignoreConfiguration, schema, patterns, namedToo, texts, change);
    }

    /** The same with these texts in the place of what lies there. */
    public ReadOptions reading(Map<String, byte[]> other) {
        return new ReadOptions(configuration, ignoreConfiguration, schema, exclude, excludeNamed, other, change);
    }

    /** The same, with one more change made to each configuration. */
    public ReadOptions with(UnaryOperator<Configuration> more) {
        return new ReadOptions(
                configuration,
                ignoreConfiguration,
                schema,
                exclude,
                excludeNamed,
                texts,
                before -> more.apply(change.apply(before)));
    }
}
