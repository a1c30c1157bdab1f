package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.report.review.ReviewJson;
import dev.stopover.report.review.ReviewMarkdown;
import dev.stopover.report.review.ReviewText;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Says what a reviewer of migrations wants to know. */
final class ReviewCommand implements Command {

    private static final List<String> FORMATS = List.of("markdown", "json", "text");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Review migrations: what they change, who has to approve, what they lock, what was found,"
                        + " who may read or write what they could not, whether they can be taken back, a checklist, and"
                        + " what has to be done besides running them. Without --since, --staged or --changed it is the"
                        + " newest migration, or those whose files are named.");
        ProjectOptions.describe(command, "Files, or folders to look in; the working folder if none.");
        ChangeOptions.describe(command);
        command.addOption(Options.value("FORMAT", "markdown (the default), json or text.", "-f", "--format"));
        command.addOption(Today.option());
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        String format = Options.choice(arguments, "--format", FORMATS);
        Reviewed reviewed = Reviewed.of(arguments, terminal);
        switch (format) {
            case "json" -> ReviewJson.write(reviewed.reviews(), terminal.out());
            case "text" -> terminal.print(ReviewText.of(reviewed.reviews()));
            default -> terminal.print(ReviewMarkdown.of(reviewed.reviews(), reviewed.errors()));
        }
        return reviewed.status(terminal);
    }
}
