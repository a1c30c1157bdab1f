package dev.stopover.config;

import dev.stopover.source.SourceFile;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says of the version of Stopover that may read it: conditions such as {@code >=1.2, <2}, all of which have to
 * hold, or one version alone. A snapshot counts as the release that it becomes.
 */
final class RequiredVersion {

    static final String KEY = "required-version";

    private static final Pattern CONDITION =
            Pattern.compile("\\s*(?<comparison>>=|<=|==|>|<|)\\s*(?<version>\\d+(?:\\.\\d+){0,3})\\s*");

    private RequiredVersion() {}

    /**
     * Holds the running version against what a file says, before anything else in it is looked at: another version may know
     * other keys.
     *
     * @param running the running version, if that is known
     * @throws ConfigurationException if it does not fit, or cannot be understood
     */
    static void check(TomlValue root, SourceFile file, Supplier<Optional<String>> running)
            throws ConfigurationException {
        Optional<TomlValue> said = root.get(KEY);
        if (said.isEmpty()) {
            return;
        }
        String written = said.get().string().orElse("");
        Optional<String> version = running.get();
        for (String condition : written.split(",", -1)) {
            Matcher matcher = CONDITION.matcher(condition);
            if (!matcher.matches()) {
                throw error(
                        said.get(),
                        file,
                        KEY + " must be conditions on the version of Stopover such as \">=1.2, <2\".");
            }
            if (version.isPresent()
                    && !holds(matcher.group("comparison"), compare(version.get(), matcher.group("version")))) {
                throw error(
                        said.get(),
                        file,
                        "This is Stopover %s, and %s is \"%s\": run a version that fits, or change what is required."
                                .formatted(version.get(), KEY, written));
            }
        }
    }

    private static boolean holds(String comparison, int order) {
        return switch (comparison) {
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case "<" -> order < 0;
            default -> order == 0;
        };
    }

    /** Part by part; a part that is not there is 0. */
    private static int compare(String running, String required) {
        String[] left = running.replaceAll("[^0-9.].*", "").split("\\.");
        String[] right = required.split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = part(left, i).compareTo(part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger part(String[] parts, int number) {
        return number < parts.length && !parts[number].isEmpty() ? new BigInteger(parts[number]) : BigInteger.ZERO;
    }

    private static ConfigurationException error(TomlValue said, SourceFile file, String message) {
        return new ConfigurationException(
                List.of(new ConfigurationError(file.path(), Optional.of(said.position()), message)));
    }
}
