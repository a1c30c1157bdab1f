package dev.stopover.project.layout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names of SQL files say. */
public final class FileNames {

    /** What marks a file as the rollback of another, in front of {@code .sql}. */
    private static final Pattern DOWN_SUFFIX =
            Pattern.compile("(?is)^(.+?)(?:[._-](?:down|rollback|undo|revert))(?:\\.sql)$");

    private static final Pattern UP_SUFFIX = Pattern.compile("(?is)^(.+?)[._-](?:up|deploy|do)\\.sql$");

    /** A day, maybe with the time of day, a number with dots between its parts, or a number. */
    private static final String NUMBER = "\\d{4}([-_.])\\d{2}\\2\\d{2}(?:[-_.T ]\\d{4,6})?|\\d+(?:\\.\\d+)*[a-z]?";

    private static final Pattern NUMBERED =
            Pattern.compile("(?s)^(" + NUMBER + ")(?:[_.\\- ]+(.*))?\\.sql$", Pattern.CASE_INSENSITIVE);

    private FileNames() {}

    /** The name without {@code .sql}. */
    public static String stem(String name) {
        return name.substring(0, name.length() - 4);
    }

    /** The stem of the migration that a file takes back, if its name says that it takes one back. */
    public static Optional<String> takenBack(String name) {
        return group(DOWN_SUFFIX, name);
    }

    /** The stem without a suffix that says that it goes up. */
    public static String upStem(String name) {
        return group(UP_SUFFIX, name).orElseGet(() -> stem(name));
    }

    /** The number that a name begins with: digits, digits with dots between, or a day. */
    public static Optional<String> number(String name) {
        return group(NUMBERED, name);
    }

    /** The version and the name of a migration by its stem: what stands before the first separator, and the rest. */
    public static String[] versionAndName(String stem) {
        Matcher matcher = NUMBERED.matcher(stem + ".sql");
        if (matcher.matches()) {
            return new String[] {
                matcher.group(1), Optional.ofNullable(matcher.group(3)).orElse("")
            };
        }
        return new String[] {stem, stem};
    }

    private static Optional<String> group(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
