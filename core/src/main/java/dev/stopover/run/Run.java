package dev.stopover.run;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.config.RuleChange;
import dev.stopover.engine.Analysis;
import dev.stopover.engine.Linter;
import dev.stopover.engine.Meter;
import dev.stopover.engine.Report;
import dev.stopover.engine.SuppressionNames;
import dev.stopover.migration.Base;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.PathFilter;
import dev.stopover.migration.Project;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.OverlaidTree;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.rule.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads a project, judges it with rules, and says what came of it. */
public final class Run {

    private final List<Rule> rules;
    private final Predicate<Rule> asked;
    private final ReadOptions options;
    private final Selection selection;
    private final Comments comments;
    private final Kept before;

    /** A run that asks these rules about what is read in this way. */
    public Run(List<Rule> rules, ReadOptions options) {
        this(List.copyOf(rules), rule -> true, options, Selection.ALL, Comments.NONE, Kept.NOTHING);
    }

    private Run(
            List<Rule> rules,
            Predicate<Rule> asked,
            ReadOptions options,
            Selection selection,
            Comments comments,
            Kept before) {
        this.rules = rules;
        this.asked = asked;
        this.options = options;
        this.selection = selection;
        this.comments = comments;
        this.before = before;
    }

    /** The same that asks some of the rules alone; a configuration may speak of all of them. */
    public Run asking(Predicate<Rule> some) {
        return new Run(rules, some, options, selection, comments, before);
    }

    /** The same that reports about a part of the migrations as git knows them, where they lie on disk. */
    public Run about(Selection part) {
        return new Run(rules, asked, options, part, comments, before);
    }

    /** The same with texts in the place of what lies in files, by their paths from the root of the project. */
    Run reading(Map<String, byte[]> texts) {
        return new Run(rules, asked, options.reading(texts), selection, comments, before);
    }

    /**
     * The same for comments that suppress findings.
     *
     * @param equivalents the ids of the rules that rules of other tools mean, by the names of those
     * @param today the day on which it runs, as 2026-11-28; asked only where a comment has an end
     */
    public Run minding(Supplier<Map<String, List<String>>> equivalents, Supplier<String> today) {
        var other = new Comments(equivalents, today, comments.meter);
        return new Run(rules, asked, options, selection, other, before);
    }

    /** The same that lets something take the time of it. */
    public Run timed(Meter meter) {
        var other = new Comments(comments.equivalents, comments.today, meter);
        return new Run(rules, asked, options, selection, other, before);
    }

    /** The same over what an earlier run has left: of what has not changed, nothing is parsed or replayed again. */
    public Run after(Kept earlier) {
        return new Run(rules, asked, options, selection, comments, earlier);
    }

    private record Comments(Supplier<Map<String, List<String>>> equivalents, Supplier<String> today, Meter meter) {

        static final Comments NONE = new Comments(Map::of, () -> "", Meter.NONE);
    }

    private SuppressionNames names(Configuration configuration) {
        return new SuppressionNames(this::meanings, configuration.suppressionComments(), comments.today);
    }

    private Map<String, Set<String>> meanings() {
        Map<String, Set<String>> meanings = new HashMap<>();
        comments.equivalents.get().forEach((name, ids) -> meanings.put(name, Set.copyOf(ids)));
        for (Rule rule : rules) {
            meanings.computeIfAbsent(rule.category(), first -> new HashSet<>()).add(rule.id());
            meanings.put(rule.id(), Set.of(rule.id()));
        }
        return meanings;
    }

    private ProjectReader reader() {
        return new ProjectReader(ConfigurationReader.of(rules), options, before.remembered());
    }

    /**
     * Judges what lies on disk.
     *
     * @param workingFolder what paths are relative to
     * @param paths files and folders that are reported about; the working folder if none
     */
    public Outcome over(Path workingFolder, List<String> paths) throws ConfigurationException {
        ProjectReader reader = reader();
        Reading reading = reader.read(workingFolder, paths, Compared.view(selection));
        return outcome(
                reading,
                Compared.of(
                        reading,
                        selection,
                        asksForBase(reading),
                        tree -> reader.read(workingFolder, paths, (root, disk) -> tree)));
    }

    /**
     * Judges what lies on disk with the texts that an editor holds. No git is asked what a branch changed.
     *
     * @param workingFolder what paths are relative to
     * @param paths files and folders that are reported about; the working folder if none
     * @param open the texts, by the real paths of the files in whose place they stand
     */
    public Outcome over(Path workingFolder, List<String> paths, Map<Path, byte[]> open) throws ConfigurationException {
        return withLocks(reader().read(workingFolder, paths, (root, disk) -> {
            Map<String, byte[]> texts = new HashMap<>();
            open.forEach((path, text) -> {
                if (path.startsWith(root)) {
                    texts.put(Reading.pathFrom(root, path), text);
                }
            });
            return texts.isEmpty() ? disk : new OverlaidTree(disk, texts, Set.of());
        }));
    }

    /**
     * Judges one file with the text that an editor holds, in the history that it lies in.
     *
     * @param workingFolder what the path is relative to
     * @param path the file that is reported about, which need not be there yet
     * @param text what stands in it
     */
    public Outcome over(Path workingFolder, String path, byte[] text) throws ConfigurationException {
        return withLocks(reader().read(workingFolder, path, text));
    }

    /**
     * Judges what lies in a tree.
     *
     * @param paths files and folders that are reported about; the root if none
     */
    public Outcome over(SourceTree tree, List<String> paths) throws ConfigurationException {
        return withLocks(reader().read(tree, paths));
    }

    private Outcome withLocks(Reading reading) throws ConfigurationException {
        return outcome(reading, Compared.withLocks(reading));
    }

    private boolean asksForBase(Reading reading) {
        return rules.stream()
                .anyMatch(rule -> rule.looksAt().contains("Base")
                        && asked.test(rule)
                        && reading.parts().stream().anyMatch(part -> isEnabled(rule, part.configuration())));
    }

    private Outcome outcome(Reading reading, Compared comparison) throws ConfigurationException {
        List<Outcome.Part> parts = new ArrayList<>();
        Kept.Draft kept = before.next();
        for (Reading.Part part : reading.parts()) {
            Meant.check(part.configuration(), part.project());
            Project project = part.project();
            PathFilter named = comparison.reported(project.reported());
            PathFilter reported = selection.kind() == Selection.Kind.NEWEST
                    ? newest(selection.count(), project, part.configuration(), named)
                    : named;
            Project seen = project.reporting(reported);
            Configuration configuration = part.configuration();
            List<Analysis> analyses = new ArrayList<>();
            Report report = report(configuration, seen, comparison, kept, analyses);
            parts.add(new Outcome.Part(
                    configuration, seen, Baselines.applied(reading.root(), configuration, seen, report), analyses));
        }
        return new Outcome(reading.root(), parts, kept.with(reading.remembered()));
    }

    /** Of each history the migrations whose files are named or, where none are, the newest that are versioned. */
    private static PathFilter newest(int count, Project project, Configuration configuration, PathFilter named) {
        Set<String> files = new HashSet<>(named.files());
        for (History history : project.histories()) {
            List<Migration> migrations =
                    changes(history, configuration).on(named).migrations();
            boolean isChosen = migrations.stream()
                    .anyMatch(migration -> migration
                            .scripts()
                            .anyMatch(script -> script.file().paths().stream().anyMatch(files::contains)));
            if (!isChosen) {
                List<Migration> versioned = migrations.stream()
                        .filter(migration -> !migration.repeatable())
                        .toList();
                List<Migration> ordered = versioned.isEmpty() ? migrations : versioned;
                ordered.stream()
                        .skip(Math.max(0, ordered.size() - count))
                        .flatMap(Migration::scripts)
                        .forEach(script -> files.addAll(script.file().paths()));
            }
        }
        return new PathFilter(files, List.of(), named.excluded());
    }

    /**
     * Judges the histories of a project, and what of its seeds is judged.
     *
     * @param analyses takes how each of the histories was replayed
     */
    private Report report(
            Configuration configuration,
            Project project,
            Compared comparison,
            Kept.Draft kept,
            List<Analysis> analyses) {
        List<Rule> enabled = rules.stream()
                .filter(rule -> asked.test(rule) && isEnabled(rule, configuration))
                .toList();
        Linter linter = new Linter(enabled, names(configuration), configuration, kept.answers(), comments.meter);
        for (History history : project.histories()) {
            analyses.add(kept.analysis(linter, changes(history, configuration, project, comparison)));
        }
        List<Analysis> all = new ArrayList<>(analyses);
        if (!project.seeded().isEmpty()) {
            List<Rule> onSeeds =
                    enabled.stream().filter(rule -> rule.info().onSeeds()).toList();
            Linter ofSeeds = new Linter(onSeeds, names(configuration), configuration, kept.answers(), comments.meter);
            Set<String> seeds =
                    project.judgedInPart().stream().map(SkippedFile::path).collect(Collectors.toSet());
            PathFilter named = new PathFilter(seeds, List.of(), Set.of());
            project.seeded()
                    .forEach(history ->
                            all.add(kept.beside(ofSeeds, ChangeSet.all(history).on(named))));
        }
        return Beside.added(linter.report(all), project, configuration);
    }

    private static ChangeSet changes(
            History history, Configuration configuration, Project project, Compared comparison) {
        ChangeSet changes = changes(history, configuration).on(project.reported());
        Base base = comparison.bases().get(history);
        return base == null ? changes : changes.since(base, project.reported());
    }

    /** What a configuration lets be judged of a history. */
    static ChangeSet changes(History history, Configuration configuration) {
        ChangeSet all = ChangeSet.all(history);
        return configuration.appliedThrough().map(all::after).orElse(all);
    }

    /** A rule that is switched off may be switched on again for some paths. */
    private static boolean isEnabled(Rule rule, Configuration configuration) {
        return configuration.settings(rule, "").enabled()
                || configuration.overrides().stream()
                        .map(override -> Optional.ofNullable(override.rules().get(rule.id())))
                        .anyMatch(change -> change.filter(RuleChange::enables).isPresent());
    }
}
