package dev.stopover.project;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.config.Nearest;
import dev.stopover.migration.PathFilter;
import dev.stopover.project.walk.DiskTree;
import dev.stopover.project.walk.OverlaidTree;
import dev.stopover.project.walk.SourceFiles;
import dev.stopover.project.walk.SourceTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the files of a project: finds its migration folders, puts their files in the order in which they run and parses
 * them. Paths say what is reported about; what is read is always the whole history that they lie in.
 */
public final class ProjectReader {

    private final ConfigurationReader configurationReader;
    private final ReadOptions options;
    private final Remembered before;

    /** A reader that reads configurations with another. */
    public ProjectReader(ConfigurationReader configurationReader, ReadOptions options) {
        this(configurationReader, options, Remembered.NOTHING);
    }

    /** A reader that takes over what has not changed since an earlier reading of the same project. */
    public ProjectReader(ConfigurationReader configurationReader, ReadOptions options, Remembered before) {
        this.configurationReader = configurationReader;
        this.options = options;
        this.before = before;
    }

    /**
     * Reads from disk.
     *
     * @param workingFolder what paths are relative to
     * @param paths files and folders; the working folder if none
     */
    public Reading read(Path workingFolder, List<String> paths) throws ConfigurationException {
        return read(workingFolder, paths, View.AS_IT_IS);
    }

    /**
     * Reads what lies on disk as it is seen in another way.
     *
     * @param workingFolder what paths are relative to
     * @param paths files and folders; the working folder if none
     */
    public Reading read(Path workingFolder, List<String> paths, View view) throws ConfigurationException {
        ProjectPaths found = ProjectPaths.of(workingFolder, paths, options);
        SourceTree tree = overlaid(view.of(found.root(), new DiskTree(found.root())));
        Reading reading = new ProjectReader(configurationReader, found.options(), before).read(tree, found.paths());
        return reading.at(found.root());
    }

    private SourceTree overlaid(SourceTree tree) {
        return options.texts().isEmpty() ? tree : new OverlaidTree(tree, options.texts(), Set.of());
    }

    /** How the files of a project are seen: as they lie on disk, or as git knows them. */
    @FunctionalInterface
    public interface View {

        /** As they lie on disk. */
        View AS_IT_IS = (root, disk) -> disk;

        /**
         * What is read instead of what lies on disk.
         *
         * @param root the real path of the project's root
         */
        SourceTree of(Path root, SourceTree disk) throws ConfigurationException;
    }

    /**
     * Reads from disk, with the text of one file as an editor holds it, which need not be there yet.
     *
     * @param workingFolder what paths are relative to
     * @param path the file that is reported about; its folder has to be there
     * @param text what stands in it
     */
    public Reading read(Path workingFolder, String path, byte[] text) throws ConfigurationException {
        String plain = path.replace(File.separatorChar, '/');
        String folder = SourceTree.parent(plain);
        ProjectPaths found = ProjectPaths.of(
                workingFolder, List.of(folder.isEmpty() && plain.startsWith("/") ? "/" : folder), options);
        String file = SourceTree.join(found.paths().get(0), SourceTree.name(plain));
        var tree = new OverlaidTree(new DiskTree(found.root()), Map.of(file, text), Set.of());
        return new ProjectReader(configurationReader, found.options(), before)
                .read(tree, List.of(file))
                .at(found.root());
    }

    /**
     * Reads from a tree.
     *
     * @param paths files and folders, relative to the tree's root; what the configuration names, or the root, if none
     */
    public Reading read(SourceTree tree, List<String> paths) throws ConfigurationException {
        var files = new SourceFiles(tree, before.files());
        var configurations = new Configurations(files, configurationReader, options);
        List<String> named = paths;
        if (paths.isEmpty()) {
            List<String> configured = configurations.of("").paths();
            named = configured.isEmpty() ? List.of("") : configured;
        } else if (paths.size() == 1 && tree.kind(paths.get(0)) == SourceTree.Kind.FOLDER) {
            Configuration configuration = configurations.of(paths.get(0));
            List<String> configured = configuration.paths().stream()
                    .filter(path -> isBelow(path, paths.get(0)))
                    .toList();
            named = configured.isEmpty() ? paths : configured;
        }
        var exclusions = new Exclusions(options, configurations, paths);
        var discovery = new Discovery(files, configurations, exclusions);
        for (Start start : starts(tree, named)) {
            discovery.look(start);
        }
        var scripts = new Scripts(before.scripts());
        List<Reading.Part> parts = new Parts(
                        files, scripts, configurations, exclusions, options.schema(), filter(tree, paths))
                .of(discovery);
        return new Reading("", parts, new Remembered(files.byPath(), scripts.byPlace()));
    }

    static boolean isBelow(String path, String folder) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }

    private static List<Start> starts(SourceTree tree, List<String> paths) throws ConfigurationException {
        List<Start> all = new ArrayList<>();
        for (String path : paths) {
            switch (tree.kind(path)) {
                case FOLDER, REPEATED -> all.add(Start.ofFolder(path, tree));
                case FILE, OTHER -> all.add(Start.ofFile(path, tree));
                default -> throw missing(tree, path);
            }
        }
        all.sort(Comparator.comparing(Start::folder).thenComparing(Start::levels, Comparator.reverseOrder()));
        List<Start> kept = new ArrayList<>();
        for (Start start : all) {
            int last = kept.size() - 1;
            if (kept.stream().anyMatch(other -> other.covers(start))) {
                continue;
            }
            if (last >= 0 && kept.get(last).folder().equals(start.folder())) {
                kept.set(last, kept.get(last).with(start));
            } else {
                kept.add(start);
            }
        }
        return kept;
    }

    private static ConfigurationException missing(SourceTree tree, String path) {
        String folder = SourceTree.parent(path);
        String name = SourceTree.name(path);
        while (tree.kind(folder) != SourceTree.Kind.FOLDER && !folder.isEmpty()) {
            name = SourceTree.name(folder);
            folder = SourceTree.parent(folder);
        }
        String meant = "";
        try {
            List<String> names =
                    tree.list(folder).stream().map(SourceTree.Entry::name).toList();
            String parent = folder;
            meant = Nearest.of(name, names)
                    .map(near -> " Did you mean %s?".formatted(SourceTree.join(parent, near)))
                    .orElse("");
        } catch (IOException e) {
            meant = " The folder %s cannot be read.".formatted(folder.isEmpty() ? "." : folder);
        }
        return new ConfigurationException("There is no file or folder %s.%s".formatted(path, meant));
    }

    private static PathFilter filter(SourceTree tree, List<String> paths) {
        if (paths.isEmpty()) {
            return PathFilter.ALL;
        }
        Set<String> files = new LinkedHashSet<>();
        List<String> folders = new ArrayList<>();
        for (String path : paths) {
            if (tree.kind(path) == SourceTree.Kind.FOLDER) {
                folders.add(path);
            } else {
                files.add(path);
            }
        }
        return new PathFilter(files, folders, Set.of());
    }
}
