package dev.stopover.project.liquibase;

import dev.stopover.source.TextRange;

/** A changelog is not written as its language wants it. */
final class ChangelogException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String language;
    private final transient TextRange range;

    ChangelogException(String language, TextRange range) {
        super(language, null, false, false);
        this.language = language;
        this.range = range;
    }

    /** The language that it is not. */
    String language() {
        return language;
    }

    /** Where the fault stands. */
    TextRange range() {
        return range;
    }
}
