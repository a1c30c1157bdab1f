package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.rule.ScriptContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who reviews a migration, and who looks for it in a year, reads its header first. */
public final class IncompleteHeader extends MigrationRule {

    static final Property<Demand> DEMAND = Property.choice(
            "demand", "Which fields a header has: those for a review, or those that say what and when.", Demand.REVIEW);

    static final Property<Set<String>> FIELDS =
            Property.names("fields", "The fields that a header has, instead of those that are demanded.");

    static final Property<DateFormat> DATE_FORMAT = Property.choice(
            "date-format",
            "How dates are written: 2025-01-06, 06-Jan-2025, or as anybody likes.",
            DateFormat.YEAR_MONTH_DAY);

    static final Property<Set<String>> PATTERNS = Property.lines(
            "patterns",
            "What the values of fields look like; lines of a field, a colon and the forms it may have.",
            HeaderPattern.FORM,
            HeaderPattern::isLine,
            "Breaking Change: Yes* | No*");

    /** Which fields a header has. */
    enum Demand {
        /** What a reviewer asks. */
        REVIEW("Migration, Date, Author, Purpose, Impact, Breaking Change"),
        /** What, who and when. */
        ORIGIN("Migration, Date, Author, Purpose"),
        /** What and when. */
        SHORT("Purpose, Date");

        private final String fields;

        Demand(String fields) {
            this.fields = fields;
        }
    }

    /** How dates are written. */
    enum DateFormat {
        /** As ISO 8601 has it. */
        YEAR_MONTH_DAY("2025-01-06", "uuuu-MM-dd"),
        /** With the name of the month. */
        DAY_MONTH_YEAR("06-Jan-2025", "dd-MMM-uuuu"),
        /** Not looked at. */
        ANY("", "");

        private final String example;
        private final String pattern;

        DateFormat(String example, String pattern) {
            this.example = example;
            this.pattern = pattern;
        }

        private boolean accepts(String date) {
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            try {
                LocalDate.parse(date, format);
                return true;
            } catch (DateTimeException e) {
                // What cannot be read is no date in this format.
                return false;
            }
        }
    }

    public IncompleteHeader() {
        super(error("incomplete-header", "The header of a migration lacks what is agreed on")
                .preset(Preset.STRICT)
                .tags("header", "comment")
                .options(DEMAND, FIELDS, DATE_FORMAT, PATTERNS));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        Optional<HeaderComment> header = HeaderComment.of(context.script());
        if (header.isEmpty() || !context.script().isRead()) {
            return;
        }
        Set<String> own = context.option(FIELDS);
        List<String> wanted =
                own.isEmpty() ? List.of(context.option(DEMAND).fields.split(", ")) : List.copyOf(new TreeSet<>(own));
        List<String> missing = new ArrayList<>();
        for (String name : wanted) {
            Optional<HeaderComment.Field> field = header.get().field(name);
            if (field.isEmpty() || field.get().value().isEmpty()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            context.reportScript(
                            "The header of %s lacks %s.", migration.up().file().name(), String.join(", ", missing))
                    .help("Begin the file with:\n" + template(wanted, header.get()));
        }
        checkDate(header.get(), context);
        new TreeSet<>(context.option(PATTERNS))
                .forEach(line -> checkForm(HeaderPattern.of(line), header.get(), context));
    }

    private static void checkForm(HeaderPattern pattern, HeaderComment header, ScriptContext context) {
        Optional<HeaderComment.Field> field =
                header.field(pattern.field()).filter(found -> !found.value().isEmpty());
        if (field.isEmpty()
                || TemplateText.is(field.get().value())
                || pattern.accepts(field.get().value())) {
            return;
        }
        context.report(
                        field.get()::range,
                        "This is not what %s looks like in headers here.",
                        field.get().name())
                .help("Write it as %s.", String.join(" or as ", pattern.forms()));
    }

    private static void checkDate(HeaderComment header, ScriptContext context) {
        DateFormat format = context.option(DATE_FORMAT);
        Optional<HeaderComment.Field> date =
                header.field("Date").filter(field -> !field.value().isEmpty());
        if (format == DateFormat.ANY
                || date.isEmpty()
                || TemplateText.is(date.get().value())) {
            return;
        }
        String written = date.get().value().split("\\s", 2)[0];
        if (!format.accepts(written)) {
            context.report(date.get()::range, "%s is no date as headers have it here.", written)
                    .help("Write it as %s.", format.example);
        }
    }

    private static String template(List<String> fields, HeaderComment header) {
        var text = new StringBuilder();
        for (String name : fields) {
            String value = header.field(name).map(HeaderComment.Field::value).orElse("");
            text.append("-- ")
                    .append(name)
                    .append(": ")
                    .append(value.isEmpty() ? "..." : value)
                    .append('\n');
        }
        return text.toString().stripTrailing();
    }
}
