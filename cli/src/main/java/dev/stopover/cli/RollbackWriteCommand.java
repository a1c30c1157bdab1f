package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Analysis;
import dev.stopover.migration.Migration;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.Reading;
import dev.stopover.rollback.WrittenRollback;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Answers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the rollback of a migration from the schemas before and after it. */
final class RollbackWriteCommand implements Command {

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Write the rollback of a migration: what leads back to the schema before it, tried on the"
                        + " replayed schema, in the place that the layout has for it. No file is overwritten unless"
                        + " --overwrite says so.");
        command.addPositional(Options.parameters(
                "MIGRATION",
                "0..*",
                "Migrations, named by file, version or name, and folders to look in; the working folder if none."));
        ProjectOptions.describe(command);
        command.addOption(Options.flag("Write one for each migration that has none.", "--all-missing"));
        command.addOption(Options.flag("Print it instead.", "--stdout"));
        command.addOption(Options.value("FILE", "Write it into this file.", "--output"));
        command.addOption(Options.flag("Write over what is there.", "--overwrite"));
    }

    /** A migration, and where it stands in its history. */
    private record Task(Replayed in, int number) {

        Migration migration() {
            return in.history().migrations().get(number);
        }
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        List<String> paths = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (String parameter : arguments.parameters()) {
            Path path = terminal.folder().resolve(parameter);
            if (Files.exists(path)) {
                paths.add(parameter);
            }
            if (!Files.isDirectory(path)) {
                wanted.add(Files.exists(path) ? realName(path) : parameter);
            }
        }
        boolean all = arguments.has("--all-missing");
        if (all != wanted.isEmpty()) {
            throw new UsageException("Name a migration, or say --all-missing.", "Try: stopover rollback write --help");
        }
        Reading reading = ProjectOptions.read(arguments, paths, terminal);
        List<Replayed> replayed = Replayed.of(reading, paths);
        List<Task> tasks = all ? missing(replayed) : named(replayed, wanted);
        Optional<String> output = arguments.value("--output");
        if (output.isPresent() && tasks.size() > 1) {
            throw new UsageException("--output takes the rollback of one migration.");
        }
        Answers answers = new LazyAnswers();
        int status = ProjectOptions.status(reading, terminal);
        // The last sections of a file come first, so that those before them stay where they are.
        Collections.reverse(tasks);
        Map<String, String> files = new HashMap<>();
        for (Task task : tasks) {
            if (!write(task, reading, files, arguments, answers, terminal)) {
                status = ExitCode.FAILURE;
            }
        }
        return status;
    }

    private static boolean write(
            Task task,
            Reading reading,
            Map<String, String> files,
            Arguments arguments,
            Answers answers,
            Terminal terminal)
            throws IOException {
        Analysis.Step step = task.in().steps().get(task.number());
        WrittenRollback written = WrittenRollback.of(
                task.in().history(),
                task.migration(),
                step.before(),
                step.after(),
                task.in().configuration().rollbackHeader(),
                answers);
        if (arguments.has("--stdout")) {
            terminal.print(written.text());
            return true;
        }
        boolean there = task.migration().isTakenBack();
        boolean overwrites = arguments.has("--overwrite");
        Optional<Path> output =
                arguments.value("--output").map(file -> terminal.folder().resolve(file));
        boolean section = written.place().inMigration() && output.isEmpty();
        if (there && output.isEmpty() && (section || !overwrites)) {
            terminal.complain(task.migration().up().file().path() + " has a rollback already; it is left as it is.");
            return false;
        }
        if (section && !written.place().isWritable()) {
            terminal.complain(written.place().path()
                    + " is neither SQL nor XML, and is left as it is; --stdout prints what its rollback would do.");
            return false;
        }
        Path root = Path.of(reading.root());
        Path target = output.orElse(root.resolve(written.place().path()));
        SourceFile file = task.migration().up().file();
        String text = section ? written.in(files.getOrDefault(file.path(), file.text())) : written.text();
        if (section) {
            files.put(file.path(), text);
        }
        return put(target, text, root, section || overwrites, output.isPresent(), terminal)
                && say(task, target, output.isPresent(), written, terminal);
    }

    private static boolean put(Path target, String text, Path root, boolean over, boolean anywhere, Terminal terminal)
            throws IOException {
        Path parent = target.toAbsolutePath().normalize().getParent();
        if (!anywhere && !nearest(parent).toRealPath().startsWith(root)) {
            terminal.complain(target + " leads out of the project; nothing is written.");
            return false;
        }
        Files.createDirectories(parent);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (over && !Files.isSymbolicLink(target)) {
                Files.write(target, bytes);
            } else {
                Files.write(target, bytes, StandardOpenOption.CREATE_NEW);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            terminal.complain(target + " is there already; say --overwrite to write over it.");
            return false;
        }
    }

    private static Path nearest(Path folder) {
        Path nearest = folder;
        while (!Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private static boolean say(Task task, Path target, boolean output, WrittenRollback written, Terminal terminal)
            throws IOException {
        String path = output ? target.toString() : written.place().path();
        terminal.print(path + " for " + task.migration().up().file().path() + "\n");
        for (String hand : written.hands()) {
            terminal.print("  A hand is needed: " + hand.replace('\n', ' ') + "\n");
        }
        return true;
    }

    private static String realName(Path written) throws IOException {
        Path real = written.toRealPath();
        return real.getParent().getFileName() + "/" + real.getFileName();
    }

    private static List<Task> named(List<Replayed> replayed, List<String> wanted) throws UsageException {
        List<Task> tasks = new ArrayList<>();
        for (String name : wanted) {
            Replayed.Found found = Replayed.find(replayed, name);
            tasks.add(new Task(found.in(), found.in().steps().indexOf(found.step())));
        }
        return tasks;
    }

    private static List<Task> missing(List<Replayed> replayed) {
        List<Task> tasks = new ArrayList<>();
        for (Replayed history : replayed) {
            for (int i = 0; i < history.steps().size(); i++) {
                Migration migration = history.steps().get(i).migration();
                if (!migration.isTakenBack()
                        && !migration.isRollbackForward()
                        && !migration.repeatable()
                        && !migration.up().statements().isEmpty()) {
                    tasks.add(new Task(history, i));
                }
            }
        }
        return tasks;
    }
}
