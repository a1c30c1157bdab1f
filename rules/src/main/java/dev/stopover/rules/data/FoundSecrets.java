package dev.stopover.rules.data;

import dev.stopover.rule.ScriptContext;
import dev.stopover.secret.Secret;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The secrets that a script holds, each text once. */
final class FoundSecrets {

    /** What other tools take for leave to let a secret stand; the line with it is theirs. */
    private static final List<String> LEAVE = List.of("gitleaks:allow", "pragma: allowlist secret");

    private static final List<String> OF_NOBODY = List.of(
            "example",
            "changeme",
            "change_me",
            "change-me",
            "placeholder",
            "your_",
            "your-",
            "replace_",
            "replace-",
            "xxxx",
            "todo",
            "dummy");

    private FoundSecrets() {}

    /**
     * A secret in a script.
     *
     * @param kind what it is
     * @param what what it is in words
     * @param text what it says, without what tells its kind
     * @param places where it stands in the file, the first place first
     */
    record Found(Secret.Kind kind, String what, String text, List<TextRange> places) {}

    /** The secrets of a script. */
    static List<Found> in(ScriptContext context) {
        String text = context.script().file().text();
        int end = context.script().range().end();
        Map<String, Found> found = new LinkedHashMap<>();
        for (Secret secret : context.secrets()) {
            String value = secret.range().of(text);
            if (secret.kind() != Secret.Kind.PERSONAL && !isOfNobody(value) && !hasLeave(text, secret.range(), end)) {
                found.computeIfAbsent(
                                secret.what() + ' ' + value,
                                first -> new Found(secret.kind(), secret.what(), value, new ArrayList<>()))
                        .places()
                        .add(secret.range());
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isOfNobody(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return OF_NOBODY.stream().anyMatch(lower::contains)
                || lower.chars().distinct().count() <= 2;
    }

    private static boolean hasLeave(String text, TextRange secret, int last) {
        int end = text.indexOf('\n', secret.end());
        String rest = text.substring(secret.end(), end < 0 || end > last ? last : end);
        return LEAVE.stream().anyMatch(rest::contains);
    }
}
