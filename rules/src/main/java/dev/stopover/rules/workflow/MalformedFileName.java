package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Migration;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.rule.ScriptContext;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Versions that are moments order migrations by when they were written, as long as they are moments. */
public final class MalformedFileName extends MigrationRule {

    static final Property<Form> VERSION = Property.choice(
            "version",
            "What versions are: what most of the history has, moments of 14 digits, numbers of as many digits, or anything.",
            Form.AS_MOST);

    static final Property<Boolean> SNAKE_CASE = Property.flag(
            "snake-case", "Whether what follows the version is of lower case letters, digits and underscores.", true);

    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");

    private static final int MOMENT_LENGTH = 14;

    /** What versions are. */
    enum Form {
        /** What most of them are. */
        AS_MOST,
        /** Moments in UTC. */
        TIMESTAMP,
        /** Numbers with leading zeros. */
        NUMBER,
        /** Not looked at. */
        ANY
    }

    public MalformedFileName() {
        super(error("malformed-file-name", "The name of a migration is not as names of migrations are here")
                .preset(Preset.STRICT)
                .tags("name", "versions")
                .options(VERSION, SNAKE_CASE));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        if (migration.repeatable()
                || !isNumbered(migration)
                || !isNamedByHand(context.history().layout())) {
            return;
        }
        Optional<String> fault = version(migration, context);
        if (fault.isEmpty()
                && context.option(SNAKE_CASE)
                && context.history().layout() != Layout.FLYWAY
                && !SNAKE.matcher(migration.name()).matches()) {
            fault = Optional.of(migration.name().isEmpty() ? "has no name after its version" : "is not all snake_case");
        }
        fault.ifPresent(
                words -> context.reportScript("%s %s.", migration.up().file().name(), words)
                        .help(
                                "Rename it before anybody has it, as to %s.",
                                context.history().layout() == Layout.SUPABASE
                                        ? "20250106143000_what_it_does.sql"
                                        : "what the others are called like"));
    }

    private static Optional<String> version(Migration migration, ScriptContext context) {
        String version = migration.version();
        Form form = context.option(VERSION);
        if (form == Form.AS_MOST) {
            if (isMoment(version)) {
                return Optional.empty();
            }
            form = most(context.history().migrations());
        }
        return switch (form) {
            case TIMESTAMP ->
                isMoment(version)
                        ? Optional.empty()
                        : Optional.of("begins with %s, which is no moment of 14 digits".formatted(version));
            case NUMBER -> {
                int usual = context.history().migrations().get(0).version().length();
                yield version.length() == usual
                                || !context.history()
                                        .migrations()
                                        .get(0)
                                        .version()
                                        .startsWith("0")
                        ? Optional.empty()
                        : Optional.of("begins with %s, where versions have %d digits".formatted(version, usual));
            }
            default -> Optional.empty();
        };
    }

    private static Form most(List<Migration> migrations) {
        long moments = migrations.stream()
                .filter(migration -> migration.version().length() == MOMENT_LENGTH)
                .count();
        return 2 * moments > migrations.size() ? Form.TIMESTAMP : Form.ANY;
    }

    private static boolean isMoment(String version) {
        if (version.length() != MOMENT_LENGTH) {
            return false;
        }
        int month = digits(version, 4, 6);
        int day = digits(version, 6, 8);
        // The 31st of February sorts as if it were one.
        return month >= 1
                && month <= Month.DECEMBER.getValue()
                && day >= 1
                && day <= YearMonth.of(digits(version, 0, 4), month).lengthOfMonth()
                && digits(version, 8, 10) < 24
                && digits(version, 10, 12) < 60
                && digits(version, 12, MOMENT_LENGTH) < 60;
    }

    private static int digits(String version, int start, int end) {
        return Integer.parseInt(version, start, end, 10);
    }

    private static boolean isNumbered(Migration migration) {
        return !migration.version().isEmpty() && migration.version().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The others' names are made by a tool, or are not numbers and words. */
    private static boolean isNamedByHand(Layout layout) {
        return switch (layout) {
            case DRIZZLE, LIQUIBASE, SQITCH, PRISMA, HASURA, DIESEL -> false;
            default -> true;
        };
    }
}
