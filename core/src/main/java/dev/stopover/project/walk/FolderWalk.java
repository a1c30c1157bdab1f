package dev.stopover.project.walk;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the folders and files below a folder. */
public final class FolderWalk {

    /** Folders of others: what is installed, built or kept by a tool. Hidden folders are passed over too. */
    private static final Set<String> PASSED_OVER =
            Set.of("node_modules", "target", "vendor", "build", "dist", "venv", "__pycache__", "bower_components");

    private static final int DEEPEST = 32;

    private final SourceFiles files;
    private final List<SkippedFile> others;
    private final Set<String> linked = new HashSet<>();
    private final IgnoredByGit ignored;
    private boolean askGit = true;
    private String start = "";
    private int reach;

    /** A walk that adds to the others what looks like SQL and is no file. */
    public FolderWalk(SourceFiles files, List<SkippedFile> others) {
        this.files = files;
        this.others = others;
        this.ignored = new IgnoredByGit(files);
    }

    /**
     * A folder with everything below it, up to so many levels. Folders that git ignores are passed over, unless this is
     * one itself: then somebody asked for it.
     */
    public Folder walk(String path, int levels) {
        askGit = !ignored.ignores(path);
        start = path;
        reach = Math.min(levels, DEEPEST);
        return walk(path, levels, 0);
    }

    private Folder walk(String path, int levels, int depth) {
        List<String> names = new ArrayList<>();
        List<Folder> folders = new ArrayList<>();
        for (SourceTree.Entry entry : list(path)) {
            String below = SourceTree.join(path, entry.name());
            switch (entry.kind()) {
                case FILE -> names.add(entry.name());
                case FOLDER -> {
                    if (Folder.isSql(entry.name())) {
                        others.add(new SkippedFile(below, "a folder, in spite of its name"));
                    }
                    if (depth < levels && depth < DEEPEST && !isPassedOver(entry.name())) {
                        if (askGit && ignored.ignores(below)) {
                            passOver(below);
                        } else if (isNew(below)) {
                            folders.add(walk(below, levels, depth + 1));
                        } else {
                            others.add(new SkippedFile(below, "a link to a folder that is read elsewhere"));
                        }
                    }
                }
                default -> refuse(entry, below);
            }
        }
        return new Folder(path, names, folders);
    }

    /** A folder that git ignores is not looked into; whoever keeps SQL in it learns so from the list of what was found. */
    private void passOver(String folder) {
        if (list(folder).stream()
                .anyMatch(entry -> entry.kind() == SourceTree.Kind.FILE && Folder.isSql(entry.name()))) {
            others.add(new SkippedFile(folder, "a folder that git ignores"));
        }
    }

    /**
     * A folder that links lead to is read where it lies, or else at the first of them: links to links would be as many as
     * they can be combined.
     */
    private boolean isNew(String folder) {
        String real = files.tree().real(folder);
        return real.equals(folder) || !isReached(real) && linked.add(real);
    }

    /** Whether the walk comes to a folder by itself. */
    private boolean isReached(String folder) {
        if (!start.isEmpty() && !folder.startsWith(start + '/')) {
            return false;
        }
        String[] names =
                folder.substring(start.isEmpty() ? 0 : start.length() + 1).split("/");
        String at = start;
        for (String name : names) {
            at = SourceTree.join(at, name);
            if (isPassedOver(name) || askGit && ignored.ignores(at)) {
                return false;
            }
        }
        return names.length <= reach;
    }

    private List<SourceTree.Entry> list(String path) {
        try {
            return files.tree().list(path);
        } catch (IOException e) {
            files.problem(ProjectProblem.of(
                    ProjectProblem.Kind.UNREADABLE, SourceFile.of(path, ""), "The folder cannot be read."));
            return List.of();
        }
    }

    private static boolean isPassedOver(String name) {
        return name.startsWith(".") || PASSED_OVER.contains(name);
    }

    private void refuse(SourceTree.Entry entry, String path) {
        if (entry.kind() == SourceTree.Kind.OUTSIDE) {
            String reason = "a link that leads out of the project, which is not followed";
            others.add(
                    Folder.isSql(entry.name()) ? SkippedFile.passedOver(path, reason) : new SkippedFile(path, reason));
        } else if (entry.kind() == SourceTree.Kind.OTHER && Folder.isSql(entry.name())) {
            files.problem(ProjectProblem.of(
                    ProjectProblem.Kind.UNREADABLE,
                    SourceFile.of(path, ""),
                    "The file cannot be read: it is a link that leads nowhere, or no file."));
        } else if (entry.kind() == SourceTree.Kind.REPEATED) {
            others.add(new SkippedFile(path, "a link to a folder around it"));
        }
    }
}
