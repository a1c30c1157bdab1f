package dev.stopover.cli;

/** What the process ends with. */
final class ExitCode {

    /** Nothing was found that weighs enough. */
    static final int CLEAN = 0;
    /** Something was found. */
    static final int FINDINGS = 1;
    /** Stopover could not do its work. */
    static final int FAILURE = 2;

    private ExitCode() {}
}
