package dev.stopover.cli;

import dev.stopover.report.Screen;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** What standard output is shown on. */
final class Screens {

    private static final int USUAL = 80;
    private static final int NARROWEST = 40;
    private static final int FIRST_VTE = 5000;
    private static final Set<String> LINKING = Set.of("iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper");

    private Screens() {}

    /** Colors, width and characters, as the options and the environment say. */
    static Screen of(Arguments arguments, Terminal terminal) throws UsageException {
        return of(arguments, terminal, Version::url);
    }

    /**
     * The same.
     *
     * @param sources where the sources are, if that is known
     */
    static Screen of(Arguments arguments, Terminal terminal, Supplier<Optional<String>> sources) throws UsageException {
        boolean colors = Colors.wanted(arguments, terminal);
        return terminal.interactive()
                ? new Screen(
                        colors,
                        OptionalInt.of(width(terminal)),
                        isAscii(terminal.environment()),
                        showsLinks(terminal.environment()) ? sources.get() : Optional.empty())
                : Screen.of(colors);
    }

    /** How many columns a terminal has: what {@code COLUMNS} says, or 80. */
    static int width(Terminal terminal) {
        String columns = terminal.environment().getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,4}") && terminal.interactive()
                ? Math.max(NARROWEST, Integer.parseInt(columns))
                : USUAL;
    }

    /**
     * Whether a terminal is known to show links: {@code FORCE_HYPERLINK} says so or not, or else what terminals tell of
     * themselves. VTE shows them from 0.50 on.
     */
    private static boolean showsLinks(Map<String, String> environment) {
        String forced = environment.getOrDefault("FORCE_HYPERLINK", "");
        if (!forced.isEmpty()) {
            return !forced.equals("0");
        }
        if (environment.getOrDefault("TERM", "").equals("dumb")
                || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String vte = environment.getOrDefault("VTE_VERSION", "");
        return LINKING.contains(environment.getOrDefault("TERM_PROGRAM", ""))
                || environment.containsKey("WT_SESSION")
                || environment.containsKey("KITTY_WINDOW_ID")
                || environment.containsKey("KONSOLE_VERSION")
                || vte.matches("\\d{4,6}") && Integer.parseInt(vte) >= FIRST_VTE;
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
