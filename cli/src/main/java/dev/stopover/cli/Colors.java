package dev.stopover.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/** Whether output is colored. */
final class Colors {

    private static final List<String> CHOICES = List.of("auto", "always", "never");

    private Colors() {}

    /** The option that decides. */
    static OptionSpec option() {
        return Options.value(
                "WHEN", "Color the output: auto (on a terminal, the default), always or never.", "--color");
    }

    /** The option counts, then the environment, then whether somebody looks at the output. */
    static boolean wanted(Arguments arguments, Terminal terminal) throws UsageException {
        return switch (Options.choice(arguments, "--color", CHOICES)) {
            case "always" -> true;
            case "never" -> false;
            default -> wanted(terminal);
        };
    }

    private static boolean wanted(Terminal terminal) {
        Map<String, String> environment = terminal.environment();
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String forced = environment.getOrDefault("FORCE_COLOR", environment.getOrDefault("CLICOLOR_FORCE", ""));
        if (!forced.isEmpty()) {
            return !forced.equals("0");
        }
        return terminal.interactive() && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
