package dev.stopover.cli;

import dev.stopover.config.PathOverride.PathPattern;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern among paths, where no shell has put in what it stands for: {@code *} and {@code ?} for parts of a name,
 * {@code **} for any folders. Links are not followed, and folders of git's and of package managers are not looked into.
 */
final class PathGlob extends SimpleFileVisitor<Path> {

    private static final List<String> UNSEEN = List.of(".git", "node_modules");

    private final Path folder;
    private final String start;
    private final PathPattern pattern;
    private final List<String> found = new ArrayList<>();

    private PathGlob(Path folder, String start, String pattern) {
        this.folder = folder;
        this.start = start;
        this.pattern = new PathPattern(pattern);
    }

    /** The files and folders that a path stands for: itself, unless it is a pattern and nothing is of that name. */
    static List<String> expanded(String written, Terminal terminal) throws UsageException {
        int star = firstStar(written);
        if (star < 0 || isThere(written, terminal)) {
            return List.of(written);
        }
        String plain = written.replace(File.separatorChar, '/');
        int slash = plain.lastIndexOf('/', star);
        String start = plain.substring(0, slash + 1);
        Path folder = terminal.folder().resolve(start);
        var glob = new PathGlob(folder, start, plain.substring(slash + 1));
        try {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, glob);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "The files of " + written + " cannot be looked for: " + FileFailure.reason(e) + ".");
        }
        if (glob.found.isEmpty()) {
            throw new UsageException("There is no file or folder " + written + ".");
        }
        glob.found.sort(null);
        return glob.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (directory.equals(folder)) {
            return FileVisitResult.CONTINUE;
        }
        if (UNSEEN.contains(directory.getFileName().toString())) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        return takes(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        takes(file);
        return FileVisitResult.CONTINUE;
    }

    private boolean takes(Path path) {
        String relative = folder.relativize(path).toString().replace(File.separatorChar, '/');
        boolean matches = pattern.matches(relative);
        if (matches) {
            found.add(start + relative);
        }
        return matches;
    }

    private static int firstStar(String written) {
        int star = written.indexOf('*');
        int mark = written.indexOf('?');
        return star < 0 || mark >= 0 && mark < star ? mark : star;
    }

    private static boolean isThere(String written, Terminal terminal) {
        try {
            return Files.exists(terminal.folder().resolve(written), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
