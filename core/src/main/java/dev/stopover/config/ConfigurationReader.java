package dev.stopover.config;

import dev.stopover.rule.RuleInfo;
import dev.stopover.source.SourceFile;
import java.util.List;

/** Reads configuration files and holds them against the rules that there are. */
public final class ConfigurationReader {

    /** The names under which a configuration file is found, the first that exists. */
    public static final List<String> NAMES = List.of("stopover.toml", ".stopover.toml");

    private final List<RuleInfo> rules;

    /** For files that may name these rules. */
    public ConfigurationReader(List<RuleInfo> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What a file configures. */
    public Configuration read(SourceFile file) throws ConfigurationException {
        return new ConfigurationParser(file.path(), rules).parse(file, Toml.parse(file.path(), file.text()));
    }
}
