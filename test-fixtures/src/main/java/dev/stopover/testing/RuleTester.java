package dev.stopover.testing;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.engine.Linter;
import dev.stopover.engine.Report;
import dev.stopover.engine.SuppressionNames;
import dev.stopover.migration.Base;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.PathFilter;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleProvider;
import dev.stopover.rule.SuppressionRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs one rule on SQL written into the test. Behind each call it insists: all SQL parses unless the test says
 * otherwise; nothing unmarked is reported; a fix that is offered is asserted, changes the text, parses no worse and
 * silences the rule; messages are whole sentences with nothing unfilled.
 *
 * <pre>
 * &#64;RegisterExtension
 * final RuleTester rule = RuleTester.of(new NonConcurrentIndex());
 * </pre>
 */
public final class RuleTester implements AfterEachCallback {

    private static final String FOLDER = "migrations/";
    private static final String JUDGED = FOLDER + "9999_judged.sql";
    private static final Pattern UNFILLED = Pattern.compile("%[sdn]|\\bnull\\b|Optional|@[0-9a-f]{6,}|\\[range=");

    private final Rule rule;
    private final Asserted asserted;
    private final Map<String, String> files;
    private final Map<String, String> published;
    private final int earlier;
    private final String configuration;
    private final UnaryOperator<Configuration> change;
    private final boolean brokenAllowed;

    private RuleTester(
            Rule rule,
            Asserted asserted,
            Map<String, String> files,
            Map<String, String> published,
            int earlier,
            String configuration,
            UnaryOperator<Configuration> change,
            boolean brokenAllowed) {
        this.rule = rule;
        this.asserted = asserted;
        this.files = files;
        this.published = published;
        this.earlier = earlier;
        this.configuration = configuration;
        this.change = change;
        this.brokenAllowed = brokenAllowed;
    }

    /** A tester of a rule, in a project without anything. */
    public static RuleTester of(Rule rule) {
        return new RuleTester(
                rule,
                new Asserted(),
                Map.of(),
                Map.of(),
                0,
                "",
                configuration -> configuration.withPreset(Preset.ALL),
                false);
    }

    /** The same tester with one more migration, which is applied: it is replayed and not judged. */
    public RuleTester after(String migration) {
        return new RuleTester(
                rule,
                asserted,
                plus(FOLDER + "%04d_earlier.sql".formatted(earlier + 1), migration),
                published,
                earlier + 1,
                configuration,
                change,
                brokenAllowed);
    }

    /** The same tester with a file in its project, in which findings may be marked. */
    public RuleTester file(String path, String marked) {
        return new RuleTester(
                rule, asserted, plus(path, marked), published, earlier, configuration, change, brokenAllowed);
    }

    /** The same tester with a file as it was before the change; one that is not in the project came to the base later. */
    public RuleTester published(String path, String text) {
        Map<String, String> more = new LinkedHashMap<>(published);
        more.put(path, text);
        return new RuleTester(rule, asserted, files, more, earlier, configuration, change, brokenAllowed);
    }

    /** The same tester with a stopover.toml of this text. */
    public RuleTester configured(String toml) {
        return new RuleTester(rule, asserted, files, published, earlier, toml, change, brokenAllowed);
    }

    /** The same tester with an option of its rule set to what stands after the equals sign in stopover.toml. */
    public RuleTester with(String property, String toml) {
        return configured("[rules.%s]%n%s = %s%n".formatted(rule.id(), property, toml));
    }

    /** The same tester on another version of PostgreSQL. */
    public RuleTester postgres(int version) {
        return changed(before -> before.withPostgres(version));
    }

    /** The same tester with another runner. */
    public RuleTester runner(Runner runner) {
        return changed(before -> before.withRunner(runner));
    }

    /** The same tester, for SQL that PostgreSQL cannot read. */
    public RuleTester allowingSyntaxErrors() {
        return new RuleTester(rule, asserted, files, published, earlier, configuration, change, true);
    }

    /** On this migration, after the earlier ones, the rule must report just what is marked. */
    public Reported reports(String marked) {
        return file(JUDGED, marked).reports();
    }

    /** On the files of the project the rule must report just what is marked. */
    public Reported reports() {
        Map<String, MarkedSql> expected = marked();
        if (expected.values().stream().allMatch(sql -> sql.marks().isEmpty())) {
            throw new AssertionError("nothing is marked; use accepts() for SQL without findings");
        }
        return new Reported(judge(expected), expected);
    }

    /** On this migration, after the earlier ones, the rule must report nothing. */
    public void accepts(String sql) {
        file(JUDGED, sql).accepts();
    }

    /** On the files of the project the rule must report nothing. */
    public void accepts() {
        Map<String, MarkedSql> expected = marked();
        if (expected.values().stream().anyMatch(sql -> !sql.marks().isEmpty())) {
            throw new AssertionError("findings are marked; use reports() for SQL with findings");
        }
        judge(expected);
    }

    /** Insists that the last fix that was offered is asserted. */
    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            asserted.check();
        }
    }

    private RuleTester changed(UnaryOperator<Configuration> more) {
        return new RuleTester(
                rule,
                asserted,
                files,
                published,
                earlier,
                configuration,
                before -> more.apply(change.apply(before)),
                brokenAllowed);
    }

    private Map<String, String> plus(String path, String text) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(path, text);
        return more;
    }

    private Map<String, MarkedSql> marked() {
        Map<String, MarkedSql> marked = new TreeMap<>();
        files.forEach((path, text) ->
                marked.put(path, path.endsWith(".sql") ? MarkedSql.of(text) : new MarkedSql(text, List.of())));
        return marked;
    }

    private Map<String, List<Finding>> judge(Map<String, MarkedSql> expected) {
        asserted.check();
        Map<String, String> texts = new TreeMap<>();
        expected.forEach((path, sql) -> texts.put(path, sql.sql()));
        Run run = run(texts);
        if (!run.report.errors().isEmpty()) {
            throw new AssertionError("the rule failed: " + run.report.errors());
        }
        if (!brokenAllowed && !run.broken.isEmpty()) {
            throw new AssertionError(
                    "PostgreSQL cannot read it; say allowingSyntaxErrors() if that is meant: " + run.broken);
        }
        run.findings.forEach(RuleTester::checkWords);
        Map<String, List<Finding>> findings = run.findings.stream()
                .collect(Collectors.groupingBy(finding -> finding.file().path(), TreeMap::new, Collectors.toList()));
        List<String> differences = new ArrayList<>();
        expected.forEach((path, sql) -> {
            List<Finding> found = findings.getOrDefault(path, List.of());
            if (!sql.matches(found)) {
                differences.add("%s: expected%n%s%nbut was%n%s%n"
                        .formatted(path, files.get(path), MarkedSql.draw(sql.sql(), found)));
            }
        });
        findings.keySet().stream()
                .filter(path -> !expected.containsKey(path))
                .forEach(path -> differences.add(path + ": nothing is expected there"));
        if (!differences.isEmpty()) {
            throw new AssertionError(String.join("\n", differences));
        }
        return findings;
    }

    private Run run(Map<String, String> texts) {
        Map<String, String> project = new TreeMap<>(texts);
        if (!configuration.isEmpty()) {
            project.put("stopover.toml", configuration);
        }
        List<ChangeSet> changeSets = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Configuration configured = Configuration.DEFAULT;
        for (Reading.Part part : read(project).parts()) {
            configured = part.configuration();
            for (History history : part.project().histories()) {
                ChangeSet all = ChangeSet.all(history);
                ChangeSet judged = earlier == 0 ? all : all.after("%04d".formatted(earlier));
                changeSets.add(base(history, texts)
                        .map(base -> judged.since(base, PathFilter.ALL))
                        .orElse(judged));
                history.migrations().stream()
                        .flatMap(RuleTester::scripts)
                        .forEach(script -> broken.addAll(broken(script)));
            }
        }
        Configuration settings = configured;
        Report report = new Linter(judging(), SuppressionNames.ofIds(known()), settings::settings, new LazyAnswers())
                .lint(changeSets);
        return new Run(report, ofTheRule(report), broken);
    }

    private Optional<Base> base(History now, Map<String, String> texts) {
        return published.isEmpty()
                ? Optional.empty()
                : read(published).parts().stream()
                        .flatMap(part -> part.project().histories().stream())
                        .filter(history -> history.root().equals(now.root()))
                        .map(history -> Base.between(
                                "main",
                                history,
                                now,
                                migration ->
                                        !texts.containsKey(migration.up().file().path())))
                        .findFirst();
    }

    /** A rule about suppressions needs the rules that are suppressed; all others are alone. */
    private List<Rule> judging() {
        return rule instanceof SuppressionRule ? provided().toList() : List.of(rule);
    }

    private Set<String> known() {
        return Stream.concat(Stream.of(rule), provided()).map(Rule::id).collect(Collectors.toSet());
    }

    private static Stream<Rule> provided() {
        return ServiceLoader.load(RuleProvider.class).stream().flatMap(provider -> provider.get().rules().stream());
    }

    private List<Finding> ofTheRule(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule.id()))
                .toList();
    }

    private Reading read(Map<String, String> project) {
        ReadOptions options = new ReadOptions(Optional.empty(), false, change);
        try {
            return new ProjectReader(new ConfigurationReader(List.of(rule.info())), options)
                    .read(MemoryTree.of(project), List.of());
        } catch (ConfigurationException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static Stream<Script> scripts(Migration migration) {
        return Stream.concat(Stream.of(migration.up()), migration.down().stream());
    }

    private static List<String> broken(Script script) {
        return script.statements().stream()
                .filter(statement -> statement instanceof UnreadStatement opaque
                        && opaque.error().isPresent())
                .map(statement -> script.file().path() + ": "
                        + ((UnreadStatement) statement).error().get().message())
                .toList();
    }

    private static void checkWords(Finding finding) {
        String message = finding.message();
        boolean sentence = message.endsWith(".") && !message.contains("\n") && !message.contains("!");
        boolean filled = !UNFILLED.matcher(message).find()
                && finding.help()
                        .filter(help -> UNFILLED.matcher(help).find() || help.isBlank())
                        .isEmpty();
        if (!sentence || !filled) {
            throw new AssertionError("not a sentence, or not filled in: %s%n%s".formatted(message, finding.help()));
        }
    }

    private record Run(Report report, List<Finding> findings, List<String> broken) {}

    /** Remembers the findings whose fixes no test has looked at yet. */
    private static final class Asserted {

        private Reported last;

        void check() {
            Reported open = last;
            last = null;
            if (open != null) {
                throw new AssertionError("a fix is offered and not asserted; say fixedTo(…):\n" + open.fixed());
            }
        }
    }

    /** Findings whose fixes are still to be looked at. */
    public final class Reported {

        private final Map<String, List<Finding>> findings;
        private final Map<String, MarkedSql> sql;

        private Reported(Map<String, List<Finding>> findings, Map<String, MarkedSql> sql) {
            this.findings = findings;
            this.sql = sql;
            asserted.last = findings.values().stream()
                            .flatMap(List::stream)
                            .allMatch(finding -> finding.fixes().isEmpty())
                    ? null
                    : this;
        }

        /** The findings, in order. */
        public List<Finding> findings() {
            return findings.values().stream().flatMap(List::stream).toList();
        }

        /** Applying every fix must turn the one file with findings into this, which the rule must accept. */
        public void fixedTo(String expected) {
            if (findings.size() != 1) {
                throw new AssertionError("say fixedTo(Map) where several files have findings");
            }
            fixedTo(Map.of(findings.keySet().iterator().next(), expected));
        }

        /** Applying every fix must turn the files with findings into these, which the rule must accept. */
        public void fixedTo(Map<String, String> expected) {
            asserted.last = null;
            Map<String, String> fixed = fixed();
            expected.forEach((path, text) -> {
                if (!text.strip()
                        .equals(Optional.ofNullable(fixed.get(path)).orElse("").strip())) {
                    throw new AssertionError("expected%n%s%nbut was%n%s%n".formatted(text, fixed.get(path)));
                }
            });
            Map<String, String> before = new TreeMap<>();
            sql.forEach((path, text) -> before.put(path, text.sql()));
            if (fixed.equals(before)) {
                throw new AssertionError("the fix changes nothing");
            }
            Run after = run(fixed);
            if (after.broken().size() > run(before).broken().size()) {
                throw new AssertionError("the fix makes SQL that cannot be read: " + after.broken());
            }
            if (!after.findings().isEmpty()) {
                throw new AssertionError("the fix does not silence the rule: " + after.findings());
            }
        }

        /** Leaves it open what the fixes come to, where the test is about something else. */
        public void unasserted() {
            asserted.last = null;
        }

        /** The files with the first fix of each finding made. */
        private Map<String, String> fixed() {
            Map<String, String> fixed = new TreeMap<>();
            sql.forEach((path, text) -> {
                List<Edit> edits = findings.getOrDefault(path, List.of()).stream()
                        .flatMap(finding -> finding.fixes().stream().limit(1))
                        .flatMap(fix -> fix.edits().stream())
                        .distinct()
                        .toList();
                fixed.put(path, Fix.unsafe("all", edits.toArray(Edit[]::new)).applyTo(text.sql()));
            });
            return fixed;
        }
    }
}
