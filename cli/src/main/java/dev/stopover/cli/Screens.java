package dev.stopover.cli;

import dev.stopover.report.Screen;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** What standard output is shown on. */
final class Screens {

    private static final int USUAL = 80;
    private static final int NARROWEST = 40;

    private Screens() {}

    /** Colors, width and characters, as the options and the environment say. */
    static Screen of(Arguments arguments, Terminal terminal) throws UsageException {
        boolean colors = Colors.wanted(arguments, terminal);
        return terminal.interactive()
                ? new Screen(colors, OptionalInt.of(width(terminal)), isAscii(terminal.environment()))
                : Screen.of(colors);
    }

    /** How many columns a terminal has: what {@code COLUMNS} says, or 80. */
    static int width(Terminal terminal) {
        String columns = terminal.environment().getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,4}") && terminal.interactive()
                ? Math.max(NARROWEST, Integer.parseInt(columns))
                : USUAL;
    }

    /** Whether the locale says that there are no other characters than those of ASCII, or of another set than Unicode. */
    private static boolean isAscii(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return !locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }
}
