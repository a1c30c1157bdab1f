package dev.stopover.rules.data;

import dev.stopover.rule.ScriptContext;
import dev.stopover.secret.Secret;
import dev.stopover.source.TextRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final int LONGEST = 4096;
    private static final Pattern AND_THEN = Pattern.compile("'\\s{0,100}\\|\\|\\s{0,100}'([^']{0,1000})");

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

    /** The role that a token of Supabase is for, as its second part says (RFC 7519). */
    static Optional<String> roleOf(String token) {
        String[] parts = token.split("\\.");
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            if (!payload.contains("\"supabase\"")) {
                return Optional.empty();
            }
            return payload.contains("\"service_role\"")
                    ? Optional.of("service_role")
                    : payload.contains("\"anon\"") ? Optional.of("anon") : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** A text together with those that || puts behind it. */
    static String joined(String text, TextRange first) {
        StringBuilder joined = new StringBuilder(first.of(text));
        Matcher next = AND_THEN.matcher(text);
        int at = first.end();
        while (joined.length() < LONGEST && next.region(at, text.length()).lookingAt()) {
            joined.append(next.group(1));
            at = next.end(1);
        }
        return joined.toString();
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
