package dev.stopover.engine;

import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Script;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import dev.stopover.rule.ToolError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run found.
 *
 * @param findings what the rules found, suppressed findings included, history by history in the order in which the scripts
 *     run
 * @param errors what could not be done
 * @param problems what is wrong with the files themselves, apart from their SQL
 * @param rules the rules that ran, in the order of their ids
 * @param files how many files were judged
 * @param statements how many statements stand in them
 * @param unjudged what was left out
 * @param outdated how many findings of a baseline are gone, if the report was held against one
 */
public record Report(
        List<Finding> findings,
        List<ToolError> errors,
        List<ProjectProblem> problems,
        List<Rule> rules,
        int files,
        int statements,
        Unjudged unjudged,
        OptionalInt outdated) {

    /** Keeps copies of the lists. */
    public Report {
        findings = List.copyOf(findings);
        errors = List.copyOf(errors);
        problems = List.copyOf(problems);
        rules = List.copyOf(rules);
    }

    /** A report about files with which nothing else is wrong. */
    public Report(List<Finding> findings, List<ToolError> errors, List<Rule> rules, int files, int statements) {
        this(findings, errors, List.of(), rules, files, statements, Unjudged.NONE, OptionalInt.empty());
    }

    /** The report of a run over several histories. */
    static Report of(List<Analysis> analyses, List<Rule> rules) {
        List<Finding> findings = new ArrayList<>();
        List<ToolError> errors = new ArrayList<>();
        Set<String> files = new HashSet<>();
        Set<String> told = new HashSet<>();
        int statements = 0;
        for (Analysis analysis : analyses) {
            Set<String> here = new HashSet<>();
            for (Finding finding : analysis.findings()) {
                if (!analysis.ofTheRepository().contains(finding.rule()) || !told.contains(finding.rule())) {
                    findings.add(finding);
                    here.add(finding.rule());
                }
            }
            here.retainAll(analysis.ofTheRepository());
            told.addAll(here);
            errors.addAll(analysis.errors());
            ChangeSet changes = analysis.changes();
            for (Migration migration : changes.migrations()) {
                statements += judged(migration.up(), changes, files);
                if (migration.down().isPresent()) {
                    statements += judged(migration.down().get(), changes, files);
                }
            }
        }
        return new Report(findings, errors, rules, files.size(), statements);
    }

    /** Counts a script that is judged: how many statements stand in it. */
    private static int judged(Script script, ChangeSet changes, Set<String> files) {
        if (!changes.judges(script) || !script.isRead()) {
            return 0;
        }
        files.addAll(script.file().paths());
        return script.statements().size();
    }

    /** One report for several: all that they found, the rules that ran in any of them. */
    public static Report joined(List<Report> reports) {
        Map<String, Rule> rules = new TreeMap<>();
        reports.forEach(report -> report.rules().forEach(rule -> rules.put(rule.id(), rule)));
        return new Report(
                reports.stream().flatMap(report -> report.findings().stream()).toList(),
                reports.stream().flatMap(report -> report.errors().stream()).toList(),
                reports.stream()
                        .flatMap(report -> report.problems().stream())
                        .sorted()
                        .toList(),
                List.copyOf(rules.values()),
                reports.stream().mapToInt(Report::files).sum(),
                reports.stream().mapToInt(Report::statements).sum(),
                reports.stream().map(Report::unjudged).reduce(Unjudged.NONE, Unjudged::and),
                reports.stream()
                        .map(Report::outdated)
                        .filter(OptionalInt::isPresent)
                        .mapToInt(OptionalInt::getAsInt)
                        .reduce(Integer::sum));
    }

    /** The same with more that could not be done, such as files that could not be read. */
    public Report with(List<ToolError> more) {
        List<ToolError> all = new ArrayList<>(more);
        all.addAll(errors);
        return new Report(findings, all, problems, rules, files, statements, unjudged, outdated);
    }

    /** The same with what was left out. */
    public Report without(Unjudged left) {
        return new Report(findings, errors, problems, rules, files, statements, unjudged.and(left), outdated);
    }

    /** The same about files with which more is wrong. */
    public Report about(List<ProjectProblem> more) {
        List<ProjectProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        all.sort(null);
        return new Report(findings, errors, all, rules, files, statements, unjudged, outdated);
    }

    /**
     * The same held against a baseline.
     *
     * @param marked its findings, those marked that the baseline has
     * @param gone how many of the baseline's findings it does not have
     */
    public Report against(List<Finding> marked, int gone) {
        return new Report(marked, errors, problems, rules, files, statements, unjudged, OptionalInt.of(gone));
    }

    /** The findings that count: those that nothing suppresses. */
    public List<Finding> open() {
        return findings.stream().filter(finding -> !finding.suppressed()).toList();
    }

    /** How many findings of a severity count. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> !finding.suppressed() && finding.severity() == severity)
                .count();
    }

    /** Whether a finding counts that weighs at least as much. */
    public boolean reaches(Severity threshold) {
        return findings.stream()
                .anyMatch(finding -> !finding.suppressed() && finding.severity().atLeast(threshold));
    }
}
