package dev.stopover.maven;

import dev.stopover.config.Nearest;
import dev.stopover.report.Screen;
import dev.stopover.report.findings.Formats;
import dev.stopover.report.findings.Reporter;
import dev.stopover.report.findings.Showing;
import dev.stopover.run.JudgedCourse;
import dev.stopover.run.Outcome;
import dev.stopover.run.ReportFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that write reports. */
abstract class ReportingMojo extends MigrationsMojo {

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String version;

    /**
     * The reports as FORMAT=FILE, relative to the folder of reports: text, concise, json, jsonl, sarif, github, gitlab,
     * azure, bitbucket, junit, checkstyle, sonarqube, rdjson, markdown or html. Unless some are named, it is sarif=stopover.sarif.
     */
    @Parameter(property = "stopover.outputs")
    private List<String> outputs = List.of();

    /** The folder of reports. */
    @Parameter(property = "stopover.outputDirectory", defaultValue = "${project.build.directory}/stopover")
    private File outputDirectory;

    /** The files to write with their formats; wrong ones are refused before any work is done. */
    final Map<Path, String> targets() throws MojoExecutionException {
        Map<Path, String> targets = new LinkedHashMap<>();
        for (String written : outputs.isEmpty() ? List.of("sarif=stopover.sarif") : outputs) {
            int equals = written.indexOf('=');
            String format = equals < 0 ? written : written.substring(0, equals);
            if (!Formats.NAMES.contains(format)) {
                throw new MojoExecutionException("outputs has %s, and there is no format %s.%s"
                        .formatted(written, format, Nearest.question(format, Formats.NAMES)));
            }
            String file = equals < 0 ? "" : written.substring(equals + 1);
            if (file.isBlank()) {
                throw new MojoExecutionException(
                        "outputs has %s; it must be FORMAT=FILE, as sarif=stopover.sarif.".formatted(written));
            }
            targets.put(outputDirectory.toPath().resolve(file), format);
        }
        return targets;
    }

    /** Writes the reports. */
    final void write(Outcome outcome, Map<Path, String> targets) throws IOException {
        for (Map.Entry<Path, String> target : targets.entrySet()) {
            Reporter reporter = Formats.reporter(
                    target.getValue(),
                    version,
                    Optional.empty(),
                    "stopover",
                    Screen.NONE,
                    Showing.ALL,
                    () -> JudgedCourse.of(outcome));
            Files.createDirectories(target.getKey().toAbsolutePath().getParent());
            ReportFile.write(target.getKey(), out -> reporter.write(outcome.report(), out));
        }
    }
}
