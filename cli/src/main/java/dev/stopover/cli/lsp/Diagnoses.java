package dev.stopover.cli.lsp;

import dev.stopover.config.ConfigurationError;
import dev.stopover.engine.Unjudged;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.report.RulePages;
import dev.stopover.report.findings.ShownFindings;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import dev.stopover.rule.ToolError;
import dev.stopover.run.Outcome;
import dev.stopover.secret.Secrets;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** What an editor shows of files: findings, and why a file is not judged. */
final class Diagnoses {

    private static final String SOURCE = "stopover";
    private static final Range TOP = new Range(new Position(0, 0), new Position(0, 0));

    private final Map<String, String> addresses = new HashMap<>();

    /**
     * What an editor shows.
     *
     * @param url where the sources are, with the pages of the rules, if that is known
     */
    Diagnoses(List<Rule> rules, Optional<String> url) {
        for (Rule rule : rules) {
            url.flatMap(at -> RulePages.url(rule, at)).ifPresent(address -> addresses.put(rule.id(), address));
        }
    }

    /** What is shown of a file. */
    List<Diagnostic> of(JudgedFiles judged, OpenFile file) {
        List<Diagnostic> all = new ArrayList<>();
        for (ConfigurationError error : judged.errors()) {
            all.add(error(error, file));
        }
        judged.outcome().ifPresent(outcome -> {
            String path = judged.pathOf(file).orElse("");
            var places = new ProtocolPlaces(judged);
            judged.in(file).forEach(finding -> all.add(finding(finding, places)));
            problems(outcome, path, places, all);
            judgedInPart(outcome, path)
                    .or(() -> unjudged(outcome, path).map(why -> "Not judged: " + why))
                    .ifPresent(hint -> all.add(plain(TOP, DiagnosticSeverity.Hint, hint)));
        });
        return all;
    }

    /** A finding as it is shown. */
    Diagnostic finding(Finding finding, ProtocolPlaces places) {
        Diagnostic shown = plain(places.of(finding), severity(finding.severity()), ShownFindings.message(finding));
        shown.setCode(finding.rule());
        if (addresses.containsKey(finding.rule())) {
            shown.setCodeDescription(new DiagnosticCodeDescription(addresses.get(finding.rule())));
        }
        shown.setRelatedInformation(finding.related().stream()
                .map(related -> new DiagnosticRelatedInformation(
                        places.location(related.file(), related.range()), related.message()))
                .toList());
        return shown;
    }

    private static void problems(Outcome outcome, String path, ProtocolPlaces places, List<Diagnostic> all) {
        for (ProjectProblem problem : outcome.problems()) {
            if (problem.file().path().equals(path)) {
                TextRange range = problem.range();
                String message = problem.message()
                        + problem.help().map(help -> "\n" + help).orElse("");
                all.add(plain(places.range(problem.file(), range), DiagnosticSeverity.Warning, message));
            }
        }
        for (ToolError error : outcome.report().errors()) {
            if (error.path().orElse(path).equals(path)) {
                String rule = error.rule().map(id -> id + ": ").orElse("");
                all.add(plain(TOP, DiagnosticSeverity.Error, rule + error.message()));
            }
        }
    }

    /** What a seed or test is judged for, which is no migration. */
    private static Optional<String> judgedInPart(Outcome outcome, String path) {
        return outcome.report().unjudged().inPart().stream()
                .filter(file -> file.path().equals(path))
                .map(file -> "This is %s, and %s.".formatted(file.reason(), Unjudged.IN_PART))
                .findFirst();
    }

    /** Why nothing is said of a file, if somebody could take that for approval. */
    private static Optional<String> unjudged(Outcome outcome, String path) {
        for (Outcome.Part part : outcome.parts()) {
            if (part.project().reported().excluded().contains(path)) {
                return Optional.of("it is configured as excluded.");
            }
            List<History> histories = part.project().histories();
            Optional<String> reason = Stream.concat(
                            part.project().others().stream(), histories.stream().flatMap(all -> all.skipped().stream()))
                    .filter(skipped -> skipped.path().equals(path))
                    .map(SkippedFile::reason)
                    .findFirst();
            if (reason.isPresent()) {
                return Optional.of(reason.get() + ".");
            }
            Optional<String> through = part.configuration().appliedThrough();
            if (through.isPresent() && histories.stream().anyMatch(all -> isApplied(all, through.get(), path))) {
                return Optional.of("applied-through says that it is applied.");
            }
        }
        return Optional.empty();
    }

    private static boolean isApplied(History history, String through, String path) {
        List<Migration> judged = ChangeSet.all(history).after(through).migrations();
        return history.migrations().stream()
                .filter(migration -> !judged.contains(migration))
                .anyMatch(migration -> migration.up().file().path().equals(path));
    }

    /** An error of the configuration stands in its own file, and in the others that nobody could judge. */
    private static Diagnostic error(ConfigurationError error, OpenFile file) {
        if (file.isConfiguration() && error.position().isPresent()) {
            var place = new Position(
                    error.position().get().line() - 1, error.position().get().column() - 1);
            return plain(new Range(place, place), DiagnosticSeverity.Error, error.message());
        }
        return plain(TOP, DiagnosticSeverity.Error, "Not judged: " + error);
    }

    private static Diagnostic plain(Range range, DiagnosticSeverity severity, String message) {
        return new Diagnostic(range, Secrets.masked(message), severity, SOURCE);
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case NOTE -> DiagnosticSeverity.Information;
        };
    }
}
