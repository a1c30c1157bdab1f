package dev.stopover.cli.lsp;

import dev.stopover.config.ConfigurationError;
import dev.stopover.project.Reading;
import dev.stopover.report.findings.ShownFindings;
import dev.stopover.rule.Finding;
import dev.stopover.run.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the open files of one folder.
 *
 * @param files the files as they were judged
 * @param disk how often the editor had told of changes on disk
 * @param outcome what came of it; empty where nothing could be judged
 * @param findings the findings that count, without secrets
 * @param errors why nothing could be judged
 */
record JudgedFiles(
        List<OpenFile> files,
        int disk,
        Optional<Outcome> outcome,
        List<Finding> findings,
        List<ConfigurationError> errors) {

    /** Keeps copies of the lists. */
    JudgedFiles {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        errors = List.copyOf(errors);
    }

    /** What came of a run. */
    static JudgedFiles of(List<OpenFile> files, int disk, Outcome outcome) {
        return new JudgedFiles(files, disk, Optional.of(outcome), ShownFindings.of(outcome.report(), false), List.of());
    }

    /** A run that could do nothing. */
    static JudgedFiles failed(List<OpenFile> files, int disk, List<ConfigurationError> errors) {
        return new JudgedFiles(files, disk, Optional.empty(), List.of(), errors);
    }

    /** Whether it is still true. */
    boolean isOf(List<OpenFile> now, int diskNow) {
        return disk == diskNow && files.equals(now);
    }

    /** The path of a file in the project; empty where it was not judged. */
    Optional<String> pathOf(OpenFile file) {
        return outcome.map(Outcome::root)
                .map(Path::of)
                .filter(file.path()::startsWith)
                .map(root -> Reading.pathFrom(root, file.path()));
    }

    /** The findings whose place is in a file. */
    List<Finding> in(OpenFile file) {
        Optional<String> path = pathOf(file);
        return findings.stream()
                .filter(finding -> path.isPresent()
                        && finding.file().fileAt(finding.range().start()).path().equals(path.get()))
                .toList();
    }

    /** What an editor calls a file of the project. */
    String uri(String path) {
        Path file = Path.of(outcome.orElseThrow().root()).resolve(path);
        return files.stream()
                .filter(open -> open.path().equals(file))
                .map(OpenFile::uri)
                .findFirst()
                .orElseGet(() -> file.toUri().toString());
    }
}
