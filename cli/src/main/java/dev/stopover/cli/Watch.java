package dev.stopover.cli;

import dev.stopover.config.ConfigurationError;
import dev.stopover.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Does something again whenever a file of a folder changes. */
final class Watch {

    private static final long MILLISECONDS = 400;
    private static final Set<String> PASSED_OVER = Set.of("node_modules", "target", "build", "dist", "vendor");
    private static final String CLEAR = "\u001b[2J\u001b[H";

    private final Path folder;
    private final Terminal terminal;
    private final Pause pause;

    /** A watch that looks every now and then until the process is ended. */
    Watch(Terminal terminal) {
        this(terminal, Watch::sleep);
    }

    /** A watch that looks after each pause, as long as there is another. */
    Watch(Terminal terminal, Pause pause) {
        this.folder = terminal.folder();
        this.terminal = terminal;
        this.pause = pause;
    }

    /** What is done. */
    interface Work {

        /** Does it, and says what the process would end with. */
        int run() throws IOException, UsageException, ConfigurationException;
    }

    /** The time between two looks. */
    interface Pause {

        /** Waits, and says whether to go on. */
        boolean pass() throws IOException;
    }

    /** Does something now and after each change. */
    int over(Work work) throws IOException {
        int status = once(work);
        Map<Path, String> seen = stamps();
        while (pause.pass()) {
            Map<Path, String> now = stamps();
            if (!now.equals(seen)) {
                seen = now;
                status = once(work);
            }
        }
        return status;
    }

    private int once(Work work) throws IOException {
        if (terminal.interactive()) {
            terminal.print(CLEAR);
        }
        int status = ExitCode.FAILURE;
        try {
            status = work.run();
        } catch (UsageException e) {
            terminal.complain(e.getMessage());
        } catch (ConfigurationException e) {
            for (ConfigurationError error : e.errors()) {
                terminal.complain(error.toString());
            }
        }
        terminal.out().flush();
        terminal.complain("Waiting for changes; Ctrl-C ends it.");
        terminal.errors().flush();
        return status;
    }

    /** When each file was written, and how long it is; what is hidden or others' is not looked at. */
    private Map<Path, String> stamps() throws IOException {
        Map<Path, String> stamps = new TreeMap<>();
        Path root = folder.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                String name =
                        path.getFileName() == null ? "" : path.getFileName().toString();
                boolean others = name.startsWith(".") || PASSED_OVER.contains(name);
                return others && !path.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                stamps.put(path, attributes.lastModifiedTime() + " " + attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                // It went away while it was looked at: the next look sees that.
                return FileVisitResult.CONTINUE;
            }
        });
        return stamps;
    }

    private static boolean sleep() {
        try {
            Thread.sleep(MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
