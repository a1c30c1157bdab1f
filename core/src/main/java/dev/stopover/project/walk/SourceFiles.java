package dev.stopover.project.walk;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a tree, read once, and what is wrong with them. */
public final class SourceFiles {

    private static final int FEW = 16;

    private final SourceTree tree;
    private final Map<String, SourceFile> earlier;
    private final Map<String, SourceFile> read = new ConcurrentHashMap<>();
    private final Map<String, Boolean> exist = new HashMap<>();
    private final Set<ProjectProblem> problems = new LinkedHashSet<>();

    /**
     * The files of a tree.
     *
     * @param earlier files by their paths as they were read before: where one is the same still, it is that very object
     */
    public SourceFiles(SourceTree tree, Map<String, SourceFile> earlier) {
        this.tree = tree;
        this.earlier = earlier;
    }

    /** The files that were read, by their paths. */
    public Map<String, SourceFile> byPath() {
        return Map.copyOf(read);
    }

    /** Where the files lie. */
    public SourceTree tree() {
        return tree;
    }

    /** What is wrong, in the order in which it was found. */
    public List<ProjectProblem> problems() {
        return List.copyOf(problems);
    }

    /** Notes something that is wrong. */
    public synchronized void problem(ProjectProblem problem) {
        problems.add(problem);
    }

    /** Reads files ahead, on all processors if there are more than a few. */
    public void prefetch(Collection<String> paths) {
        if (paths.size() < FEW) {
            paths.forEach(this::read);
        } else {
            paths.parallelStream().forEach(this::read);
        }
    }

    /** A file; without text, and with a problem noted, if it cannot be read. */
    public SourceFile file(String path) {
        return read(path);
    }

    /** A file if there is one. */
    public Optional<SourceFile> optional(String path) {
        return exists(path) ? Optional.of(file(path)) : Optional.empty();
    }

    /** Whether there is a file of that path. */
    public boolean exists(String path) {
        return exist.computeIfAbsent(path, p -> tree.kind(p) == SourceTree.Kind.FILE);
    }

    private SourceFile read(String path) {
        return read.computeIfAbsent(path, this::readNow);
    }

    private SourceFile readNow(String path) {
        try {
            SourceFile now = Decoder.decode(path, tree.read(path));
            SourceFile before = earlier.get(path);
            SourceFile file = before != null && before.isSameAs(now) ? before : now;
            problemOf(file).ifPresent(this::problem);
            return file;
        } catch (IOException | OutOfMemoryError e) {
            SourceFile file = SourceFile.of(path, "");
            problem(ProjectProblem.of(
                    ProjectProblem.Kind.UNREADABLE, file, "The file cannot be read: %s.".formatted(reason(e, path))));
            return file;
        }
    }

    private static Optional<ProjectProblem> problemOf(SourceFile file) {
        if (file.decoding() == Decoding.BINARY) {
            return Optional.of(ProjectProblem.of(
                            ProjectProblem.Kind.BINARY,
                            file,
                            "The file is no text, so nothing is known of what it does to the schema.")
                    .help("Decrypt it or write it as UTF-8."));
        }
        if (file.decoding() == Decoding.WINDOWS_1252) {
            return Optional.of(ProjectProblem.of(
                            ProjectProblem.Kind.ENCODING,
                            file,
                            "The file is not valid UTF-8 and was read as Windows-1252.")
                    .help("Save it as UTF-8."));
        }
        return Optional.empty();
    }

    private static String reason(Throwable failure, String path) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            // Java puts this character for what it cannot decode, and then it cannot find the file again.
            return path.indexOf('\uFFFD') >= 0
                    ? "its name is not valid in the encoding of names here"
                    : "there is no such file";
        }
        return failure instanceof OutOfMemoryError ? "it is too large" : "the system reports an error";
    }
}
