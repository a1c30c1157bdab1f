package dev.stopover.rules.data;

import dev.stopover.migration.Script;
import dev.stopover.secret.Secret;
import dev.stopover.secret.Secrets;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

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

    /** What a form of its own tells to be a secret. */
    static List<Found> keys(Script script) {
        return in(script, Secrets::keysIn);
    }

    /** The same, and what is a secret by the name beside it. */
    static List<Found> credentials(Script script) {
        return in(script, Secrets::credentialsIn);
    }

    private static List<Found> in(Script script, Function<String, List<Secret>> finder) {
        int offset = script.range().start();
        String text = script.range().of(script.file().text());
        Map<String, Found> found = new LinkedHashMap<>();
        for (Secret secret : finder.apply(text)) {
            String value = secret.range().of(text);
            if (secret.kind() != Secret.Kind.PERSONAL && !isOfNobody(value) && !hasLeave(text, secret.range())) {
                TextRange place = new TextRange(
                        secret.range().start() + offset, secret.range().end() + offset);
                found.computeIfAbsent(
                                secret.what() + ' ' + value,
                                first -> new Found(secret.kind(), secret.what(), value, new ArrayList<>()))
                        .places()
                        .add(place);
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isOfNobody(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return OF_NOBODY.stream().anyMatch(lower::contains)
                || lower.chars().distinct().count() <= 2;
    }

    private static boolean hasLeave(String text, TextRange secret) {
        int end = text.indexOf('\n', secret.end());
        String rest = text.substring(secret.end(), end < 0 ? text.length() : end);
        return LEAVE.stream().anyMatch(rest::contains);
    }
}
