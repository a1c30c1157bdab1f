package dev.stopover.git;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The installed git, started for one question at a time. Only commands are used that compare stored objects, and what a
 * repository's configuration could start even so is switched off: the monitor of the file system, hooks, the pager, and
 * the fetching of missing objects with whatever transport is configured. Git is never asked about the working tree, so
 * it reads no attributes and applies no filter. The user's and the system's own configuration count, for they say whose
 * repositories are trusted.
 */
final class Git {

    private static final List<String> SAFE = List.of(
            "--no-pager",
            "--literal-pathspecs",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=" + nowhere(),
            "-c",
            "core.alternateRefsCommand=",
            "-c",
            "core.sshCommand=false",
            "-c",
            "credential.helper=");

    /** What a hook sets for its own repository, which need not be the one that is asked about. */
    private static final List<String> OF_ANOTHER = List.of(
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_IMPLICIT_WORK_TREE",
            "GIT_COMMON_DIR",
            "GIT_PREFIX",
            "GIT_CEILING_DIRECTORIES",
            "GIT_EXTERNAL_DIFF",
            "GIT_DIFF_OPTS",
            "GIT_LITERAL_PATHSPECS",
            "GIT_GLOB_PATHSPECS",
            "GIT_NOGLOB_PATHSPECS",
            "GIT_ICASE_PATHSPECS");

    private final Path program;
    private final Path root;

    private Git(Path program, Path root) {
        this.program = program;
        this.root = root;
    }

    /**
     * What an answer was.
     *
     * @param status what git ended with
     * @param out what it printed
     * @param errors what it complained of
     */
    record Answer(int status, byte[] out, String errors) {

        /** What it printed, as text. */
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        /** What it printed in parts that end with a NUL. */
        List<String> parts() {
            List<String> parts = new ArrayList<>();
            String text = text();
            int from = 0;
            for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', from)) {
                parts.add(text.substring(from, end));
                from = end + 1;
            }
            return parts;
        }
    }

    /** The git on the user's path, for the repository whose folder is this one; empty if none is installed. */
    static Optional<Git> at(Path root) {
        return program(root).map(program -> new Git(program, root));
    }

    /**
     * Looks for git in the absolute folders of the path that lie outside the project: some systems look for a program in
     * the working folder first.
     */
    private static Optional<Path> program(Path root) {
        String name = File.separatorChar == '\\' ? "git.exe" : "git";
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            try {
                Path program = Path.of(folder).resolve(name);
                if (program.isAbsolute() && Files.isExecutable(program) && !program.startsWith(root)) {
                    return Optional.of(program);
                }
            } catch (InvalidPathException e) {
                // A folder of the path that cannot be one holds no program.
            }
        }
        return Optional.empty();
    }

    /** Asks and waits for the answer. */
    Answer ask(List<String> arguments) throws GitException {
        return ask(arguments, "");
    }

    /**
     * Asks and waits for the answer.
     *
     * @param input what git reads on standard input
     */
    Answer ask(List<String> arguments, String input) throws GitException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(SAFE);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(root.toFile());
        secure(builder.environment());
        try {
            Process process = builder.start();
            var errors = new ByteArrayOutputStream();
            Thread questions = new Thread(() -> write(input, process.getOutputStream()));
            questions.start();
            Thread complaints = new Thread(() -> drain(process.getErrorStream(), errors));
            complaints.start();
            byte[] out = process.getInputStream().readAllBytes();
            int status = process.waitFor();
            questions.join();
            complaints.join();
            return new Answer(status, out, errors.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new GitException("Git cannot be started: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitException("Git was interrupted.");
        }
    }

    private void secure(Map<String, String> environment) {
        OF_ANOTHER.forEach(environment::remove);
        Path above = root.getParent();
        if (above != null) {
            environment.put("GIT_CEILING_DIRECTORIES", above.toString());
        }
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        environment.put("GIT_ALLOW_PROTOCOL", "none");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C");
    }

    private static void drain(InputStream from, ByteArrayOutputStream to) {
        try {
            from.transferTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Git may have ended before it read everything. */
    private static void write(String input, OutputStream to) {
        try (to) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return;
        }
    }

    private static String nowhere() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }
}
