package dev.stopover.rule;

import java.util.List;

/** What is configured of each rule in each place. */
@FunctionalInterface
public interface Settings {

    /** Nothing is configured. */
    Settings DEFAULT = (rule, path) -> RuleSettings.DEFAULT;

    /** What is configured of a rule where it judges the file of this path. */
    RuleSettings settings(Choosable rule, String path);

    /** The lines of the comment over a written rollback; none for the usual one. */
    default List<String> rollbackHeader() {
        return List.of();
    }
}
