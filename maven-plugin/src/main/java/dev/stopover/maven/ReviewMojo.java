package dev.stopover.maven;

import dev.stopover.config.ConfigurationException;
import dev.stopover.report.review.ReviewJson;
import dev.stopover.report.review.ReviewMarkdown;
import dev.stopover.report.review.ReviewText;
import dev.stopover.rule.ToolError;
import dev.stopover.rules.workflow.ApprovalRequired;
import dev.stopover.run.Outcome;
import dev.stopover.run.ReportFile;
import dev.stopover.run.Reviews;
import dev.stopover.run.Run;
import dev.stopover.run.Selection;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the review of what is changed in the PostgreSQL migrations of a module, as for a comment on a pull request, and
 * shows it: what differs from a branch, tag or commit, or else the newest migration.
 */
@Mojo(name = "review", threadSafe = true)
public final class ReviewMojo extends MigrationsMojo {

    private static final List<String> FORMATS = List.of("markdown", "json", "text");

    /** The form of the file: markdown, json or text. */
    @Parameter(property = "stopover.reviewFormat", defaultValue = "markdown")
    private String reviewFormat;

    /** The file to write. */
    @Parameter(property = "stopover.reviewFile", defaultValue = "${project.build.directory}/stopover/review.md")
    private File reviewFile;

    @Override
    void work(Modules modules) throws ConfigurationException, IOException, MojoExecutionException {
        if (!FORMATS.contains(reviewFormat)) {
            throw new MojoExecutionException(
                    "reviewFormat is %s; it must be markdown, json or text.".formatted(reviewFormat));
        }
        Run run = run(modules, UnaryOperator.identity());
        Outcome outcome = (isSince() ? run : run.about(Selection.NEWEST)).over(modules.folder(), migrations());
        if (!hasMigrations(outcome, modules)) {
            return;
        }
        Reviews reviews = Reviews.of(outcome, ApprovalRequired::matrix);
        Files.createDirectories(reviewFile.toPath().toAbsolutePath().getParent());
        ReportFile.write(reviewFile.toPath(), out -> write(reviews, out));
        var log = new FindingsLog(getLog(), outcome, modules);
        log.printTroubles();
        ReviewText.of(reviews.reviews()).lines().forEach(this::inform);
        inform("Written: " + reviewFile);
        for (ToolError error : reviews.errors()) {
            if (!outcome.report().errors().contains(error)) {
                log.printTrouble(error);
            }
        }
        if (!reviews.errors().isEmpty()) {
            throw new MojoExecutionException("Stopover could not do all of its work; see above.");
        }
    }

    private void write(Reviews reviews, OutputStream out) throws IOException {
        switch (reviewFormat) {
            case "json" -> ReviewJson.write(reviews.reviews(), out);
            case "text" -> out.write(ReviewText.of(reviews.reviews()).getBytes(StandardCharsets.UTF_8));
            default ->
                out.write(ReviewMarkdown.of(reviews.reviews(), reviews.errors()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
