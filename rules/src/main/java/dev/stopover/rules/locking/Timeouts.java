package dev.stopover.rules.locking;

import dev.stopover.catalog.Session;
import dev.stopover.migration.Script;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.SetParameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters that limit how long something may take (manual, section 20.11.1). */
final class Timeouts {

    private static final Pattern VALUE = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(us|ms|s|min|h|d)?\\s*");

    private static final Map<String, Double> MILLISECONDS =
            Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0, "min", 60_000.0, "h", 3_600_000.0, "d", 86_400_000.0);

    private Timeouts() {}

    /** Whether one of the parameters is set, and to no more than so many seconds; 0 is no limit. */
    static boolean limit(Session session, List<String> parameters, int seconds) {
        return parameters.stream().anyMatch(parameter -> limits(session.setting(parameter), seconds));
    }

    /** Whether the history has set a parameter so for the sessions to come; the runner may be one of them. */
    static boolean limitSessions(Session session, String parameter, int seconds) {
        return limits(session.announced().find(parameter), seconds);
    }

    /** Whether the sessions of the runner begin with one of the parameters, so limited. */
    static boolean limit(Map<String, String> begun, List<String> parameters, int seconds) {
        return parameters.stream()
                .anyMatch(parameter ->
                        limits(Optional.ofNullable(begun.get(parameter)).map(List::of), seconds));
    }

    private static boolean limits(Optional<List<String>> values, int seconds) {
        long milliseconds = values.filter(several -> several.size() == 1)
                .map(several -> milliseconds(several.get(0)))
                .orElse(OptionalLong.empty())
                .orElse(0);
        return milliseconds > 0 && milliseconds <= 1_000L * seconds;
    }

    /** Whether a script sets one of the parameters to a limit, however long. */
    static boolean areSet(Script script, List<String> parameters) {
        for (Executed executed : script.executed()) {
            if (executed.statement() instanceof SetParameter set
                    && parameters.contains(set.setting().parameter().value())
                    && set.setting().values().stream()
                            .anyMatch(value -> milliseconds(value.text()).orElse(0) > 0)) {
                return true;
            }
        }
        return false;
    }

    /** What a parameter is set to, if it is set and is a limit. */
    static Optional<String> tooLong(Session session, String parameter) {
        return session.setting(parameter)
                .filter(values ->
                        values.size() == 1 && milliseconds(values.get(0)).orElse(0) > 0)
                .map(values -> values.get(0));
    }

    private static OptionalLong milliseconds(String value) {
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return OptionalLong.of((long) Math.ceil(Double.parseDouble(matcher.group(1)) * MILLISECONDS.get(unit)));
    }
}
