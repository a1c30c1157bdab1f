package dev.stopover.cli;

import dev.stopover.catalog.State;
import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Analysis;
import dev.stopover.engine.Linter;
import dev.stopover.engine.SafetyNet;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Project;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.Reading;
import dev.stopover.report.rollbacks.RollbacksJson;
import dev.stopover.report.rollbacks.RollbacksMarkdown;
import dev.stopover.report.rollbacks.RollbacksText;
import dev.stopover.rollback.Undoing;
import dev.stopover.rule.Settings;
import dev.stopover.rule.ToolError;
import dev.stopover.syntax.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Says of each rollback whether it undoes its migration. */
final class RollbackCheckCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Go up and down again, and say whether the schema is what it was: what is missing, changed"
                        + " or left over, which statement fails, and which rows cannot come back.");
        ProjectOptions.describe(command, "Files or folders; the working folder if none.");
        command.addOption(Options.value("NUMBER", "Go down as many migrations at a time; 1 unless said.", "--steps"));
        command.addOption(Options.flag("Go up a second time, too.", "--again"));
        command.addOption(Options.value("FORMAT", "text (the default), json or markdown.", "-f", "--format"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        String format = Options.choice(arguments, "--format", FORMATS);
        int steps = steps(arguments);
        Answers answers = new LazyAnswers();
        Linter linter = new Linter(List.of(), Settings.DEFAULT, answers);
        List<Undoing> undoings = new ArrayList<>();
        Reading reading = ProjectOptions.read(arguments, arguments.parameters(), terminal);
        List<ToolError> errors = new ArrayList<>();
        boolean any = false;
        for (Reading.Part part : reading.parts()) {
            for (History history : part.project().histories()) {
                any = true;
                Analysis analysis = linter.analyze(changes(history, part.configuration(), part.project()));
                errors.addAll(analysis.errors());
                undoings.addAll(undoings(analysis, steps, arguments.has("--again"), answers, errors));
            }
        }
        if (!any) {
            throw new UsageException("There are no migrations in "
                    + (arguments.parameters().isEmpty() ? "this folder" : String.join(", ", arguments.parameters()))
                    + ".");
        }
        switch (format) {
            case "json" -> RollbacksJson.write(undoings, terminal.out());
            case "markdown" -> terminal.print(RollbacksMarkdown.of(undoings));
            default -> terminal.print(RollbacksText.of(undoings));
        }
        int status = ProjectOptions.status(reading, errors, terminal);
        boolean sound = undoings.stream().allMatch(Undoing::isSound);
        return status == ExitCode.CLEAN && !sound ? ExitCode.FINDINGS : status;
    }

    private static int steps(Arguments arguments) throws UsageException {
        String written = arguments.value("--steps").orElse("1");
        if (!written.matches("[1-9]\\d{0,3}")) {
            throw new UsageException("--steps takes a number of migrations such as 2, not " + written + ".");
        }
        return Integer.parseInt(written);
    }

    private static List<Undoing> undoings(
            Analysis analysis, int steps, boolean again, Answers answers, List<ToolError> errors) {
        ChangeSet changes = analysis.changes();
        List<Undoing> undoings = new ArrayList<>();
        for (int i = steps - 1; i < analysis.steps().size(); i++) {
            List<State> befores = new ArrayList<>();
            while (befores.size() < steps
                    && analysis.steps()
                            .get(i - befores.size())
                            .migration()
                            .down()
                            .isPresent()) {
                befores.add(analysis.steps().get(i - befores.size()).before());
            }
            int number = i;
            Analysis.Step newest = analysis.steps().get(i);
            if (steps == 1 && changes.migrations().contains(newest.migration())) {
                forward(analysis, i, again, answers).ifPresent(undoings::add);
            }
            if (befores.size() == steps && changes.migrations().contains(newest.migration())) {
                SafetyNet.under(
                        newest.migration().up(),
                        "The check of its rollback",
                        errors,
                        () -> undoings.add(
                                Undoing.of(changes.history(), number, befores, newest.after(), again, answers)));
            }
        }
        return undoings;
    }

    /** A migration that takes an earlier one back is tried right after that one. */
    private static Optional<Undoing> forward(Analysis analysis, int number, boolean again, Answers answers) {
        History history = analysis.changes().history();
        return history.takenBackBy(number).map(undone -> {
            Analysis.Step step = analysis.steps().get(undone);
            History tried =
                    history.withDown(undone, history.migrations().get(number).up());
            return Undoing.of(tried, undone, List.of(step.before()), step.after(), again, answers);
        });
    }

    private static ChangeSet changes(History history, Configuration configuration, Project project) {
        ChangeSet all = ChangeSet.all(history);
        return configuration.appliedThrough().map(all::after).orElse(all).on(project.reported());
    }
}
