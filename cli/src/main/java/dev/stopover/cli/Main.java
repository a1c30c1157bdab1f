package dev.stopover.cli;

/** Where the JVM begins. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(Stopover.run(Terminal.ofProcess(), arguments));
    }
}
