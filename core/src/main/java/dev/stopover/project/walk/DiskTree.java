package dev.stopover.project.walk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder on disk. Links are followed as long as they stay inside it and lead to no folder around them. */
public final class DiskTree implements SourceTree {

    private final Path root;

    /** The tree below a folder, given by its real path. */
    public DiskTree(Path root) {
        this.root = root;
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path(folder))) {
            for (Path child : stream) {
                entries.add(new Entry(child.getFileName().toString(), kind(child)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    @Override
    public byte[] read(String file) throws IOException {
        return Files.readAllBytes(path(file));
    }

    @Override
    public Kind kind(String path) {
        try {
            Kind kind = kind(path(path));
            boolean inside = kind != Kind.FILE && kind != Kind.FOLDER
                    || path(path).toRealPath().startsWith(root);
            return inside ? kind : Kind.OUTSIDE;
        } catch (InvalidPathException | IOException e) {
            return Kind.MISSING;
        }
    }

    @Override
    public String real(String folder) {
        try {
            Path real = path(folder).toRealPath();
            return real.startsWith(root)
                    ? root.relativize(real)
                            .toString()
                            .replace(root.getFileSystem().getSeparator(), "/")
                    : folder;
        } catch (InvalidPathException | IOException e) {
            return folder;
        }
    }

    private Path path(String relative) {
        return relative.isEmpty() ? root : root.resolve(relative);
    }

    private Kind kind(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isSymbolicLink() ? linked(path) : kind(attributes);
        } catch (IOException e) {
            return Kind.MISSING;
        }
    }

    private Kind linked(Path link) {
        try {
            Path real = link.toRealPath();
            if (!real.startsWith(root)) {
                return Kind.OUTSIDE;
            }
            Kind kind = kind(Files.readAttributes(real, BasicFileAttributes.class));
            return kind == Kind.FOLDER && liesAround(link, real) ? Kind.REPEATED : kind;
        } catch (IOException e) {
            return Kind.OTHER;
        }
    }

    /** Whether the way from the root to a link already leads through a folder, be it by other links. */
    private boolean liesAround(Path link, Path folder) throws IOException {
        for (Path around = link.getParent(); around != null && around.startsWith(root); around = around.getParent()) {
            if (around.toRealPath().startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        return attributes.isDirectory() ? Kind.FOLDER : Kind.OTHER;
    }
}
