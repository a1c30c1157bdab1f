package dev.stopover.cli;

import dev.stopover.parser.StatementParser;
import dev.stopover.project.walk.Decoder;
import dev.stopover.report.statements.StatementFacts;
import dev.stopover.report.statements.StatementTree;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how files are read: what their statements say, or all their parts with their places. */
final class ParseCommand implements Command {

    private static final List<String> FORMATS = List.of("tree", "facts");

    /** Files are read by all processors at once, and this many before anything is written. */
    private static final int BATCH = 512;

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Show how the statements of files are read.");
        command.addPositional(Options.parameters(
                "FILE",
                "1..*",
                "SQL files. @FILE takes their names from a list, unless there is a file of that very name."));
        command.addOption(Options.value(
                "FORMAT",
                "tree: every statement with its parts and places (the default); facts: a line of JSON a statement.",
                "-f",
                "--format"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException {
        boolean facts = Options.choice(arguments, "--format", FORMATS).equals("facts");
        List<String> files = files(arguments.parameters(), terminal);
        int status = ExitCode.CLEAN;
        for (int from = 0; from < files.size(); from += BATCH) {
            List<Parsed> batch = files.subList(from, Math.min(files.size(), from + BATCH)).parallelStream()
                    .map(path -> parse(path, terminal, facts))
                    .toList();
            for (Parsed parsed : batch) {
                terminal.out().write(parsed.output());
                status = Math.max(status, parsed.status());
                if (parsed.status() == ExitCode.FAILURE) {
                    terminal.complain(parsed.failure());
                }
            }
        }
        return status;
    }

    /** A list holds names and nothing else; a file whose name begins with an at sign is read as what it is. */
    private static List<String> files(List<String> written, Terminal terminal) throws UsageException {
        List<String> files = new ArrayList<>();
        for (String name : written) {
            if (name.startsWith("@") && !Files.exists(terminal.folder().resolve(name))) {
                files.addAll(FileList.read(name.substring(1), terminal));
            } else {
                files.add(name);
            }
        }
        return files;
    }

    private static Parsed parse(String path, Terminal terminal, boolean facts) {
        SourceFile file;
        try {
            file = Decoder.decode(path, Files.readAllBytes(terminal.folder().resolve(path)));
        } catch (IOException e) {
            return new Parsed(new byte[0], ExitCode.FAILURE, "cannot read " + path + ": " + FileFailure.reason(e));
        }
        List<Statement> statements = StatementParser.parse(file);
        try {
            var out = new ByteArrayOutputStream();
            if (facts) {
                StatementFacts.write(file, statements, out);
            } else {
                var tree = new StringBuilder();
                StatementTree.write(file, statements, tree);
                out.writeBytes(tree.toString().getBytes(StandardCharsets.UTF_8));
            }
            return new Parsed(out.toByteArray(), hasError(statements) ? ExitCode.FINDINGS : ExitCode.CLEAN, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasError(List<Statement> statements) {
        return statements.stream()
                .anyMatch(statement -> statement instanceof UnreadStatement opaque
                        && opaque.error().isPresent());
    }

    /** What became of a file. */
    private record Parsed(byte[] output, int status, String failure) {}
}
