package dev.stopover.web.standin.methods;

import dev.stopover.web.Machine;
import dev.stopover.web.build.InPlaceOf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Methods of files: they are the host's. */
@InPlaceOf("java.nio.file.Files")
public final class Disk {

    private Disk() {}

    /** Whether there is something. */
    public static boolean exists(Path path, LinkOption... options) {
        return attributes(path, options) != null;
    }

    /** Whether there certainly is nothing. */
    public static boolean notExists(Path path, LinkOption... options) {
        return attributes(path, options) == null;
    }

    /** Whether it is a folder. */
    public static boolean isDirectory(Path path, LinkOption... options) {
        Attributes attributes = attributes(path, options);
        return attributes != null && attributes.isDirectory();
    }

    /** Whether it is a file. */
    public static boolean isRegularFile(Path path, LinkOption... options) {
        Attributes attributes = attributes(path, options);
        return attributes != null && attributes.isRegularFile();
    }

    /** Whether it is a link. */
    public static boolean isSymbolicLink(Path path) {
        Attributes attributes = attributes(path, LinkOption.NOFOLLOW_LINKS);
        return attributes != null && attributes.isSymbolicLink();
    }

    /** Whether it is a program. */
    public static boolean isExecutable(Path path) {
        try {
            return !Machine.ask("executable", path.toString()).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** What is known of it. */
    @SuppressWarnings("unchecked")
    public static <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return (A) read(path, options);
    }

    private static Attributes attributes(Path path, LinkOption... options) {
        try {
            return read(path, options);
        } catch (IOException e) {
            return null;
        }
    }

    private static Attributes read(Path path, LinkOption... options) throws IOException {
        return Attributes.parse(Machine.ask(options.length > 0 ? "lstat" : "stat", path.toString()));
    }

    /** Its bytes. */
    public static byte[] readAllBytes(Path path) throws IOException {
        return Machine.bytes("read", path.toString());
    }

    /** Its text in UTF-8. */
    public static String readString(Path path) throws IOException {
        return readString(path, StandardCharsets.UTF_8);
    }

    /** Its text. */
    public static String readString(Path path, Charset charset) throws IOException {
        return new String(readAllBytes(path), charset);
    }

    /** What a folder holds. */
    public static DirectoryStream<Path> newDirectoryStream(Path folder) throws IOException {
        List<Path> children = children(folder);
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return children.iterator();
            }

            @Override
            public void close() {}
        };
    }

    /** What a folder holds. */
    public static Stream<Path> list(Path folder) throws IOException {
        return children(folder).stream();
    }

    private static List<Path> children(Path folder) throws IOException {
        return Machine.list("list", folder.toString()).stream()
                .map(folder::resolve)
                .toList();
    }

    /** Goes through folders; links are not followed. */
    public static Path walkFileTree(Path start, FileVisitor<? super Path> visitor) throws IOException {
        walk(start, visitor);
        return start;
    }

    private static FileVisitResult walk(Path path, FileVisitor<? super Path> visitor) throws IOException {
        List<Path> children;
        try {
            Attributes attributes = read(path, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isDirectory()) {
                return visitor.visitFile(path, attributes);
            }
            FileVisitResult begun = visitor.preVisitDirectory(path, attributes);
            if (begun != FileVisitResult.CONTINUE) {
                return begun == FileVisitResult.SKIP_SUBTREE ? FileVisitResult.CONTINUE : begun;
            }
            children = children(path);
        } catch (IOException e) {
            return visitor.visitFileFailed(path, e);
        }
        for (Path child : children) {
            FileVisitResult result = walk(child, visitor);
            if (result == FileVisitResult.TERMINATE) {
                return result;
            }
            if (result == FileVisitResult.SKIP_SIBLINGS) {
                break;
            }
        }
        return visitor.postVisitDirectory(path, null);
    }

    /** A stream that fills a file; it is made at once, and filled when the stream is closed. */
    public static OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        boolean isNew = Arrays.asList(options).contains(StandardOpenOption.CREATE_NEW);
        Machine.ask(isNew ? "make" : "write", path.toString());
        return new ByteArrayOutputStream() {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed && size() > 0) {
                    byte[] bytes = toByteArray();
                    Machine.ask("write", path.toString(), Machine.text(bytes, 0, bytes.length));
                }
                closed = true;
            }
        };
    }

    /** Writes a file. */
    public static Path write(Path path, byte[] bytes, OpenOption... options) throws IOException {
        try (OutputStream out = newOutputStream(path, options)) {
            out.write(bytes);
        }
        return path;
    }

    /** Makes a folder and what is around it. */
    public static Path createDirectories(Path folder, FileAttribute<?>... attributes) throws IOException {
        Machine.ask("folders", folder.toString());
        return folder;
    }

    /** Lets a file take another name, and the permissions of what had it. */
    public static Path move(Path from, Path to, CopyOption... options) throws IOException {
        Machine.ask("move", from.toString(), to.toString());
        return to;
    }

    /** Takes a file away if it is there. */
    public static boolean deleteIfExists(Path path) throws IOException {
        return !Machine.ask("delete", path.toString()).isEmpty();
    }

    /** Nothing is known of where a file lies. */
    public static FileStore getFileStore(Path path) {
        return null;
    }

    /** Permissions are the host's care. */
    public static Set<PosixFilePermission> getPosixFilePermissions(Path path, LinkOption... options) {
        return Set.of();
    }

    /** Permissions are the host's care. */
    public static Path setPosixFilePermissions(Path path, Set<PosixFilePermission> permissions) {
        return path;
    }
}
