package dev.stopover.rule;

/** What is configured of each rule in each place. */
@FunctionalInterface
public interface Settings {

    /** Nothing is configured. */
    Settings DEFAULT = (rule, path) -> RuleSettings.DEFAULT;

    /** What is configured of a rule where it judges the file of this path. */
    RuleSettings of(RuleInfo rule, String path);
}
