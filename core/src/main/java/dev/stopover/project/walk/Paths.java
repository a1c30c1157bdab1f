package dev.stopover.project.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths that a file names. */
public final class Paths {

    private Paths() {}

    /** The path that a written one leads to from a folder; empty if it leads out of the root. */
    public static Optional<String> resolve(String folder, String written) {
        if (written.startsWith("/") || written.matches("[A-Za-z]:.*")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : SourceTree.join(folder, written.replace('\\', '/')).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
