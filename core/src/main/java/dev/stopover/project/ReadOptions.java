package dev.stopover.project;

import dev.stopover.config.Configuration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How to read a project.
 *
 * @param configuration the path of the configuration file to take instead of the nearest, if one is named
 * @param ignoreConfiguration whether no configuration file is read
 * @param schema the path of a schema dump that stood before the first migration, if one is named
 * @param change what the command line changes of each configuration
 */
public record ReadOptions(
        Optional<String> configuration,
        boolean ignoreConfiguration,
        Optional<String> schema,
        UnaryOperator<Configuration> change) {

    /** With the nearest configuration file, as it is. */
    public static final ReadOptions DEFAULT = new ReadOptions(Optional.empty(), false, UnaryOperator.identity());

    /** Without a schema to begin with. */
    public ReadOptions(
            Optional<String> configuration, boolean ignoreConfiguration, UnaryOperator<Configuration> change) {
        this(configuration, ignoreConfiguration, Optional.empty(), change);
    }

    /** The same, beginning with the schema of a dump. */
    public ReadOptions withSchema(Optional<String> path) {
        return new ReadOptions(configuration, ignoreConfiguration, path, change);
    }

    /** The same, with one more change made to each configuration. */
    public ReadOptions with(UnaryOperator<Configuration> more) {
        return new ReadOptions(configuration, ignoreConfiguration, schema, before -> more.apply(change.apply(before)));
    }
}
