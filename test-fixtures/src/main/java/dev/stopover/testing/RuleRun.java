package dev.stopover.testing;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.engine.Linter;
import dev.stopover.engine.Meter;
import dev.stopover.engine.Report;
import dev.stopover.engine.SuppressionNames;
import dev.stopover.migration.Base;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.PathFilter;
import dev.stopover.migration.Script;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleProvider;
import dev.stopover.rule.SuppressionRule;
import dev.stopover.rule.ToolError;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
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

/**
 * What a rule says of a project, and what PostgreSQL would say of it.
 *
 * @param findings what the rule reports
 * @param errors what the rule fails at
 * @param broken what PostgreSQL cannot read, in words
 * @param refused what PostgreSQL refuses of what is judged as the schema stands there, in words
 */
record RuleRun(List<Finding> findings, List<ToolError> errors, List<String> broken, List<String> refused) {

    private static final Pattern UNFILLED = Pattern.compile("%[sdn]|\\bnull\\b|Optional|@[0-9a-f]{6,}|\\[range=");

    /**
     * Runs a rule.
     *
     * @param project the files by their paths
     * @param published the files that are published already, from which on migrations are judged; empty for all
     * @param change what is configured besides
     * @param earlier how many migrations are applied and not judged
     */
    static RuleRun of(
            Rule rule,
            Map<String, String> project,
            Map<String, String> published,
            UnaryOperator<Configuration> change,
            int earlier) {
        List<ChangeSet> changeSets = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Configuration configured = Configuration.DEFAULT;
        for (Reading.Part part : read(rule, project, change).parts()) {
            configured = part.configuration();
            for (History history : part.project().histories()) {
                ChangeSet all = ChangeSet.all(history);
                ChangeSet judged = earlier == 0 ? all : all.after("%04d".formatted(earlier));
                Optional<Base> base = published.isEmpty()
                        ? Optional.empty()
                        : base(history, project.keySet(), read(rule, published, change));
                changeSets.add(
                        base.map(found -> judged.since(found, PathFilter.ALL)).orElse(judged));
                history.migrations().stream()
                        .flatMap(RuleRun::scripts)
                        .forEach(script -> broken.addAll(broken(script)));
            }
        }
        Configuration settings = configured;
        Rule refusals = new RefusalRecorder();
        List<Rule> judging = new ArrayList<>(judging(rule));
        judging.add(refusals);
        SuppressionNames comments = SuppressionNames.ofIds(known(rule));
        Report report = new Linter(judging, comments, settings, new LazyAnswers(), Meter.NONE).lint(changeSets);
        return new RuleRun(
                findingsOf(rule, report),
                report.errors(),
                broken,
                findingsOf(refusals, report).stream().map(Finding::message).toList());
    }

    private static Optional<Base> base(History now, Set<String> paths, Reading published) {
        return published.parts().stream()
                .flatMap(part -> part.project().histories().stream())
                .filter(history -> history.root().equals(now.root()))
                .map(history -> Base.between(
                        "main",
                        history,
                        now,
                        migration -> !paths.contains(migration.up().file().path())))
                .findFirst();
    }

    /** A rule about suppressions needs the rules that are suppressed; all others are alone. */
    private static List<Rule> judging(Rule rule) {
        return rule.loaded() instanceof SuppressionRule ? provided().toList() : List.of(rule);
    }

    private static Set<String> known(Rule rule) {
        return Stream.concat(Stream.of(rule), provided()).map(Rule::id).collect(Collectors.toSet());
    }

    private static Stream<Rule> provided() {
        return ServiceLoader.load(RuleProvider.class).stream().flatMap(provider -> provider.get().rules().stream());
    }

    private static List<Finding> findingsOf(Rule rule, Report report) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule.id()))
                .toList();
    }

    private static Reading read(Rule rule, Map<String, String> project, UnaryOperator<Configuration> change) {
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

    /** Insists that the rule did not fail, says whole sentences, and that all can be read unless it need not. */
    void check(boolean brokenAllowed) {
        if (!errors.isEmpty()) {
            throw new AssertionError("the rule failed: " + errors);
        }
        if (!brokenAllowed && !broken.isEmpty()) {
            throw new AssertionError(
                    "PostgreSQL cannot read it; say allowingSyntaxErrors() if that is meant: " + broken);
        }
        findings.forEach(RuleRun::checkWords);
    }

    /** The findings by the paths of their files. */
    Map<String, List<Finding>> byFile() {
        return findings.stream()
                .collect(Collectors.groupingBy(finding -> finding.file().path(), TreeMap::new, Collectors.toList()));
    }

    /** Insists that what a fix has made is no worse than what was before, and silences the rule. */
    void checkFix(RuleRun before) {
        if (broken.size() > before.broken.size()) {
            throw new AssertionError("the fix makes SQL that cannot be read: " + broken);
        }
        List<String> added = new ArrayList<>(refused);
        before.refused.forEach(added::remove);
        if (!added.isEmpty()) {
            throw new AssertionError("PostgreSQL refuses what the fix makes: " + added);
        }
        if (!findings.isEmpty()) {
            throw new AssertionError("the fix does not silence the rule: " + findings);
        }
    }

    /** Insists that what a finding says is a whole sentence with nothing unfilled. */
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
}
