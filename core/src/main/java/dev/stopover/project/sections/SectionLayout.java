package dev.stopover.project.sections;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.CommentLine;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.Excerpts;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.OtherLanguages;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Sniffer;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.layout.Versions;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;

/** Files with a section to go up and, if any, a section to go down. */
public final class SectionLayout implements LayoutReader {

    private final SectionDialect dialect;

    public SectionLayout(SectionDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        return Sniffer.anyComment(folder, surroundings, dialect::isUp)
                ? Optional.of(dialect.upMark())
                : Optional.empty();
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        surroundings.files().prefetch(folder.sql().stream().map(folder::path).toList());
        List<SkippedFile> skipped = new ArrayList<>();
        MigrationList migrations = new MigrationList(dialect.runner(), surroundings);
        for (String name : folder.sql()) {
            Matcher matcher = dialect.fileName().matcher(name);
            if (matcher.matches()) {
                migration(matcher, surroundings.file(folder.path(name)), surroundings)
                        .ifPresentOrElse(
                                migrations::add,
                                () -> skipped.add(SkippedFile.passedOver(
                                        folder.path(name), "it has no line %s".formatted(dialect.upMark()))));
            } else {
                skipped.add(SkippedFile.passedOver(
                        folder.path(name),
                        "its name does not begin with a version, so %s passes over it"
                                .formatted(dialect.runner().title())));
                if (dialect == SectionDialect.GOOSE) {
                    refuse(
                            surroundings.file(folder.path(name)),
                            "The name does not begin with a number above 0 and an underscore, so goose refuses the whole folder.",
                            "Name it <version>_<name>.sql, or move it away.",
                            surroundings);
                }
            }
        }
        if (dialect == SectionDialect.GOOSE || dialect == SectionDialect.NODE_PG_MIGRATE) {
            Delivery delivery = Deliveries.usual(dialect.runner(), "section", surroundings.configuration());
            OtherLanguages.in(folder).addTo(migrations, surroundings, surroundings.delivery(delivery));
        }
        return Found.flat(new HistoryPlan(
                folder.path(),
                dialect.layout(),
                surroundings.runner(dialect.runner()),
                surroundings.target(),
                ordered(migrations),
                skipped));
    }

    private Optional<MigrationPlan> migration(Matcher name, SourceFile file, Surroundings surroundings) {
        var sections = new Sections(file);
        boolean up = false;
        boolean plainUp = true;
        boolean plainDown = true;
        for (CommentLine line : CommentLine.of(file.text())) {
            boolean without = dialect.isWithoutTransaction(line.text());
            if (dialect.isUp(line.text())) {
                up = true;
                sections.begin(line, Direction.UP);
                plainUp &= !without;
            } else if (dialect.isDown(line.text())) {
                sections.begin(line, Direction.DOWN);
                plainDown &= !without;
            } else if (without && dialect == SectionDialect.GOOSE) {
                plainUp = false;
                plainDown = false;
            }
        }
        if (!up && dialect.needsUp() && file.decoding() != Decoding.BINARY) {
            refuse(
                    file,
                    "The file has no line %s, so %s refuses it."
                            .formatted(dialect.upMark(), dialect.runner().title()),
                    "Put %s before what goes up.".formatted(dialect.upMark()),
                    surroundings);
            return Optional.empty();
        }
        if (dialect == SectionDialect.DBMATE) {
            asDbmateWantsThem(file, sections, surroundings);
        }
        Delivery usual = Deliveries.usual(dialect.runner(), "section", surroundings.configuration());
        Excerpt whole = Excerpt.of(file);
        Delivery upward = surroundings.delivery(plainUp ? usual : usual.with(dialect.without()));
        Delivery downward = surroundings.delivery(plainDown ? usual : usual.with(dialect.without()));
        return Optional.of(MigrationPlan.of(
                Optional.ofNullable(name.group(1)).orElse(""),
                plainName(name.group(2)),
                new ScriptPlan(file, sections.of(Direction.UP).orElse(whole), Direction.UP, upward),
                sections.of(Direction.DOWN)
                        .filter(Excerpts::hasSql)
                        .map(down -> new ScriptPlan(file, down, Direction.DOWN, downward))));
    }

    /** dbmate wants both sections, the one to go up first, and nothing but comments before them. */
    private static void asDbmateWantsThem(SourceFile file, Sections sections, Surroundings surroundings) {
        if (sections.of(Direction.DOWN).isEmpty()) {
            refuse(
                    file,
                    "The file has no line -- migrate:down, so dbmate refuses it.",
                    "Put -- migrate:down at its end.",
                    surroundings);
        } else if (sections.first() == Direction.DOWN) {
            refuse(
                    file,
                    "The line -- migrate:down comes before -- migrate:up, so dbmate refuses the file.",
                    "Put what goes up first.",
                    surroundings);
        } else if (Excerpts.hasSql(sections.before())) {
            refuse(
                    file,
                    "There is SQL before the line -- migrate:up, so dbmate refuses the file.",
                    "Put it below that line.",
                    surroundings);
        }
    }

    private static void refuse(SourceFile file, String message, String help, Surroundings surroundings) {
        surroundings.problem(ProjectProblem.Kind.REFUSED, file, message, help);
    }

    private static String plainName(String name) {
        return name.replaceFirst("^[_.\\- ]+", "");
    }

    /**
     * dbmate orders names as text, the others numbers by their value. sql-migrate and node-pg-migrate know a migration by
     * its whole name: versions may be the same, and may be missing.
     */
    private List<MigrationPlan> ordered(MigrationList migrations) {
        return switch (dialect) {
            case DBMATE ->
                migrations.ordered(Comparator.comparing(plan -> plan.up().file().name()), Function.identity());
            case GOOSE -> migrations.inNumericOrder();
            case NODE_PG_MIGRATE ->
                migrations.ordered(Comparator.comparing(plan -> timestamp(plan.version())), version -> "");
            case SQL_MIGRATE ->
                migrations.ordered(
                        Comparator.comparing(
                                (MigrationPlan plan) -> plan.up().file().name(), SectionLayout::compareIds),
                        version -> "");
        };
    }

    /** The milliseconds that node-pg-migrate orders by: of 17 digits it makes a date, and nothing is 0. */
    private static BigInteger timestamp(String version) {
        if (version.length() != 17) {
            return version.isEmpty() ? BigInteger.ZERO : new BigInteger(version);
        }
        try {
            LocalDateTime date = LocalDateTime.parse(
                    version.substring(0, 14), DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT));
            long millis = date.toEpochSecond(ZoneOffset.UTC) * 1000 + Integer.parseInt(version.substring(14));
            return BigInteger.valueOf(millis);
        } catch (DateTimeParseException e) {
            return BigInteger.ZERO;
        }
    }

    private static int compareIds(String left, String right) {
        Optional<String> one = leadingDigits(left);
        Optional<String> other = leadingDigits(right);
        if (one.isPresent() && other.isPresent()) {
            int order = Versions.NUMERIC.compare(one.get(), other.get());
            return order != 0 ? order : left.compareTo(right);
        }
        if (one.isPresent() != other.isPresent()) {
            return one.isPresent() ? -1 : 1;
        }
        return left.compareTo(right);
    }

    private static Optional<String> leadingDigits(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? Optional.empty() : Optional.of(name.substring(0, end));
    }
}
