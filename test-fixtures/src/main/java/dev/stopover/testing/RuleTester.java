package dev.stopover.testing;

import dev.stopover.config.Configuration;
import dev.stopover.migration.Runner;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs one rule on SQL written into the test. Behind each call it insists: all SQL parses unless the test says
 * otherwise; nothing unmarked is reported; a fix that is offered is asserted, changes the text, is nothing that PostgreSQL
 * cannot read or refuses where it stands, and silences the rule; messages are whole sentences with nothing unfilled.
 *
 * <pre>
 * &#64;RegisterExtension
 * final RuleTester rule = RuleTester.of(new NonConcurrentIndex());
 * </pre>
 */
public final class RuleTester implements AfterEachCallback {

    private static final String FOLDER = "migrations/";
    private static final String JUDGED = FOLDER + "9999_judged.sql";

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

    private RuleRun run(Map<String, String> texts) {
        Map<String, String> project = new TreeMap<>(texts);
        if (!configuration.isEmpty()) {
            project.put("stopover.toml", configuration);
        }
        return RuleRun.of(rule, project, published, change, earlier);
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
        RuleRun run = run(texts);
        run.check(brokenAllowed);
        Map<String, List<Finding>> findings = run.byFile();
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
            run(fixed).checkFix(run(before));
        }

        /** Leaves it open what the fixes come to, where the test is about something else. */
        public void unasserted() {
            asserted.last = null;
        }

        /** The files with the first fix of each finding made. */
        private Map<String, String> fixed() {
            Map<String, String> fixed = new TreeMap<>();
            sql.forEach((path, text) -> fixed.put(path, text.fixed(findings.getOrDefault(path, List.of()))));
            findings().stream()
                    .flatMap(finding -> finding.fixes().stream().limit(1))
                    .flatMap(fix -> fix.files().stream())
                    .forEach(file -> fixed.put(file.path(), file.text()));
            return fixed;
        }
    }
}
