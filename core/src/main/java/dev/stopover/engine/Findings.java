package dev.stopover.engine;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Sequel;
import dev.stopover.rule.Directive;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleSettings;
import dev.stopover.rule.Settings;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.SuppressionRule;
import dev.stopover.rule.ToolError;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what rules report about one history, and what they fail at. */
final class Findings {

    private final ChangeSet changes;
    private final Settings settings;
    private final SuppressionNames comments;
    private final Meter meter;
    private final Answers answers;
    private final Sequel sequel;
    private final Map<String, Map<Rule, RuleSettings>> known = new HashMap<>();
    private final Courses courses;
    private final Map<Executed, List<Failure>> refused = new IdentityHashMap<>();
    private Map<Executed, List<Failure>> refusedNow = Map.of();
    private final List<FindingDraft> written = new ArrayList<>();
    private final List<ToolError> errors = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<String> ofTheRepository = new HashSet<>();

    Findings(ChangeSet changes, Settings settings, SuppressionNames comments, Answers answers, Meter meter) {
        this.comments = comments;
        this.meter = meter;
        this.changes = changes;
        this.settings = settings;
        this.answers = answers;
        this.courses = new Courses(changes, answers);
        this.sequel = new Sequel(changes);
    }

    /** Asks a rule about a place, if it is to judge the migration there. */
    void ask(Rule rule, Place place, Consumer<StatementContext> question) {
        if (judges(rule, place.script()) || !place.isStatement() && judgesRollback(rule, place)) {
            guarded(Optional.of(rule), place, () -> question.accept(contextOf(rule, place)));
        }
    }

    /** Asks a rule about all that is judged. */
    void askAtEnd(Rule rule, Consumer<StatementContext> question) {
        List<Migration> migrations =
                changes.migrations().isEmpty() ? changes.history().migrations() : changes.migrations();
        if (!changes.isEmpty() && !migrations.isEmpty()) {
            Migration last = migrations.get(migrations.size() - 1);
            Place place = placeOf(last, last.up());
            guarded(Optional.of(rule), place, () -> question.accept(contextOf(rule, place)));
        }
    }

    /** Asks a rule about each comment of what is judged that suppresses findings, knowing all that was reported before. */
    void askOfSuppressions(SuppressionRule rule, List<Rule> running) {
        List<FindingDraft> before = List.copyOf(written);
        for (Migration migration : changes.migrations()) {
            Stream.concat(Stream.of(migration.up()), migration.down().stream())
                    .filter(script -> judges(rule, script))
                    .forEach(script -> askOfSuppressions(rule, migration, script, before, running));
        }
    }

    private void askOfSuppressions(
            SuppressionRule rule, Migration migration, Script script, List<FindingDraft> before, List<Rule> running) {
        for (Directive directive : Suppressions.of(script, comments).directives()) {
            if (directive.foreign()) {
                continue;
            }
            Set<String> suppressing = before.stream()
                    .filter(draft -> draft.script() == script
                            && directive.covers(draft.rule().id(), draft.range(), draft.wholeFile()))
                    .map(draft -> draft.rule().id())
                    .collect(Collectors.toSet());
            Set<String> here = running.stream()
                    .filter(other -> judges(other, script))
                    .map(Rule::id)
                    .collect(Collectors.toSet());
            Place place = placeOf(migration, script);
            SuppressionRule.Use use = new SuppressionRule.Use(
                    directive, suppressing, here, comments.meanings().keySet());
            guarded(Optional.of(rule), place, () -> rule.check(use, contextOf(rule, place)));
        }
    }

    /** A script is replayed from now on. */
    void begin(Course course) {
        if (course.script().direction() == Direction.UP) {
            refusedNow = Map.of();
        }
        courses.begin(course);
    }

    /** Takes over what is known of a migration that is not replayed again. */
    void pass(Analysis.Step step) {
        refused.putAll(step.refused());
    }

    /** Why statements of the migration that is being replayed are certain to fail. */
    Map<Executed, List<Failure>> refusedNow() {
        return refusedNow;
    }

    /** Where a script stands as a whole; it is replayed once more if it was long ago. */
    Place placeOf(Migration migration, Script script) {
        return Place.whole(migration, courses.of(script));
    }

    /** Replays a statement. Where that fails, what stood before it stands after it. */
    void replay(Place place) {
        guarded(Optional.empty(), place, () -> {
            Moment moment = place.moment();
            List<Failure> failures = moment.after().failures();
            if (!failures.isEmpty()) {
                refused.put(moment.executed(), failures);
                if (refusedNow.isEmpty()) {
                    refusedNow = new IdentityHashMap<>();
                }
                refusedNow.put(moment.executed(), failures);
            }
        });
    }

    /** Why the replay was certain that a statement fails. */
    List<Failure> failuresOf(Executed executed) {
        return refused.getOrDefault(executed, List.of());
    }

    RuleSettings settings(Rule rule, Script script) {
        String path = script.file().path();
        Map<Rule, RuleSettings> here = known.computeIfAbsent(path, first -> new IdentityHashMap<>());
        RuleSettings found = here.get(rule);
        if (found == null) {
            found = settings.settings(rule, path);
            here.put(rule, found);
        }
        return found;
    }

    /**
     * A finding.
     *
     * @param part the action or statement that it blames
     */
    Draft report(Rule rule, Script script, TextRange range, TextRange part, boolean wholeFile, String message) {
        Weight weight = rule.info().bySize()
                ? Weight.of(
                        courses.of(script), range, changes.history().target().sizes())
                : Weight.NONE;
        FindingDraft draft = new FindingDraft(
                rule,
                settings(rule, script),
                script,
                range,
                part,
                wholeFile,
                weight.addedTo(message),
                () -> ofTheRepository.add(rule.id()));
        if (weight.small()) {
            draft.atMost(Severity.NOTE);
        }
        if (judges(rule, script)) {
            written.add(draft);
        }
        return draft;
    }

    /** What rules are told that is configured. */
    Settings configured() {
        return settings;
    }

    List<ToolError> errors() {
        return errors;
    }

    /** The rules that spoke of the whole repository. */
    Set<String> ofTheRepository() {
        return ofTheRepository;
    }

    /** What was reported, marked where a comment suppresses it. */
    List<Finding> inOrder() {
        Map<Script, Suppressions> suppressions = new IdentityHashMap<>();
        Placement placement = new Placement(changes.history());
        for (FindingDraft draft : heard()) {
            Finding finding = draft.finding();
            if (finding.severity()
                    .atLeast(settings(draft.rule(), draft.script()).least())) {
                placement.add(
                        draft,
                        suppressions
                                .computeIfAbsent(draft.script(), script -> Suppressions.of(script, comments))
                                .applyTo(finding));
            }
        }
        return placement.inOrder();
    }

    /** What was reported, without what rules of higher precedence have said of the same action or statement. */
    private List<FindingDraft> heard() {
        Map<Script, NavigableMap<Integer, Set<String>>> rules = new IdentityHashMap<>();
        for (FindingDraft draft : written) {
            if (Precedence.knows(draft.rule().id())) {
                rules.computeIfAbsent(draft.script(), script -> new TreeMap<>())
                        .computeIfAbsent(draft.range().start(), place -> new HashSet<>())
                        .add(draft.rule().id());
            }
        }
        return written.stream()
                .filter(draft -> !Precedence.knows(draft.rule().id())
                        || rules
                                .get(draft.script())
                                .subMap(draft.part().start(), true, draft.part().end(), true)
                                .values()
                                .stream()
                                .flatMap(Set::stream)
                                .noneMatch(other ->
                                        Precedence.isBefore(other, draft.rule().id())))
                .toList();
    }

    /** Whether a script is judged. */
    boolean judges(Script script) {
        return changes.judges(script);
    }

    private boolean judges(Rule rule, Script script) {
        boolean asked = changes.judges(script)
                || changes.touches(script) && rule.looksAt().contains("Base");
        return asked && settings(rule, script).enabled();
    }

    private boolean judgesRollback(Rule rule, Place place) {
        return place.migration().down().filter(down -> judges(rule, down)).isPresent();
    }

    private StatementContext contextOf(Rule rule, Place place) {
        return new Judgement(rule, changes.history(), place, sequel, answers, this);
    }

    /** The one place where a rule that throws is caught: the others go on, and the run has failed. */
    private void guarded(Optional<Rule> rule, Place place, Runnable work) {
        try {
            meter.time(rule, work);
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            String path = place.script().file().path();
            String what = rule.map(failing -> "The rule " + failing).orElse("The replay");
            if (failed.add(what + ' ' + path)) {
                String where = place.isStatement()
                        ? " at "
                                + place.script()
                                        .file()
                                        .positionOf(place.moment().range().start())
                        : "";
                errors.add(new ToolError(
                        Optional.of(path), rule.map(Rule::id), "%s failed%s: %s.".formatted(what, where, failure)));
            }
        }
    }
}
