package dev.stopover.project.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The folders that git leaves out of a repository, as its files {@code .gitignore} and {@code .git/info/exclude} say, in
 * the manner of gitignore(5). What somebody keeps for all of their repositories lies outside of this one and is not read.
 */
final class IgnoredByGit {

    private static final String RULES = ".gitignore";

    /**
     * A line of such a file.
     *
     * @param again whether what was ignored is not
     * @param parts the parts of its pattern, which begins in the folder of the file
     */
    private record Line(boolean again, List<String> parts) {}

    private final SourceFiles files;
    private final boolean inRepository;
    private final Map<String, List<Line>> lines = new HashMap<>();

    IgnoredByGit(SourceFiles files) {
        this.files = files;
        this.inRepository = files.tree().kind(".git") != SourceTree.Kind.MISSING;
    }

    /** Whether git ignores a folder for its own sake; the folders around it are not asked. */
    boolean ignores(String folder) {
        if (!inRepository || folder.isEmpty()) {
            return false;
        }
        boolean ignored = false;
        String[] parts = folder.split("/");
        for (int depth = 0; depth < parts.length; depth++) {
            List<String> below = List.of(parts).subList(depth, parts.length);
            for (Line line : linesOf(String.join("/", List.of(parts).subList(0, depth)))) {
                if (matches(line.parts, below)) {
                    ignored = !line.again;
                }
            }
        }
        return ignored;
    }

    private List<Line> linesOf(String folder) {
        return lines.computeIfAbsent(folder, at -> {
            List<Line> all = new ArrayList<>();
            if (at.isEmpty()) {
                addAll(".git/info/exclude", all);
            }
            addAll(SourceTree.join(at, RULES), all);
            return all;
        });
    }

    private void addAll(String path, List<Line> all) {
        files.optional(path).ifPresent(file -> file.text().lines().forEach(written -> add(written, all)));
    }

    private static void add(String written, List<Line> all) {
        String pattern = written.endsWith("\\ ") ? written : written.stripTrailing();
        boolean again = pattern.startsWith("!");
        pattern = again ? pattern.substring(1) : pattern;
        pattern = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        if (pattern.isEmpty() || pattern.startsWith("#")) {
            return;
        }
        List<String> parts = new ArrayList<>();
        if (!pattern.contains("/")) {
            parts.add("**");
        }
        parts.addAll(List.of(pattern.startsWith("/") ? pattern.substring(1).split("/") : pattern.split("/")));
        all.add(new Line(again, List.copyOf(parts)));
    }

    /** Whether the parts of a path match those of a pattern, where two asterisks stand for any parts. */
    private static boolean matches(List<String> pattern, List<String> path) {
        boolean[] reached = new boolean[path.size() + 1];
        reached[0] = true;
        for (int number = 0; number < pattern.size(); number++) {
            String part = pattern.get(number);
            boolean[] next = new boolean[path.size() + 1];
            for (int at = 0; at <= path.size(); at++) {
                if (part.equals("**")) {
                    // At the end they stand for what lies in a folder, not for the folder itself.
                    boolean last = number == pattern.size() - 1;
                    next[at] = at > 0 && (next[at - 1] || last && reached[at - 1]) || !last && reached[at];
                } else {
                    next[at] = at > 0 && reached[at - 1] && PartPattern.matches(part, path.get(at - 1));
                }
            }
            reached = next;
        }
        return reached[path.size()];
    }
}
