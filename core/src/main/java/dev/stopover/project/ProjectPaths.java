package dev.stopover.project;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.config.Nearest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Paths on disk, made relative to the project's root: the folder with {@code .git} around them, or else the working
 * folder, or else, for what is named from elsewhere, the folder around them with a configuration or their history.
 *
 * @param root the real path of the root
 * @param paths the paths, with {@code /} between their parts
 * @param options the options with the path of the configuration file made relative too
 */
record ProjectPaths(Path root, List<String> paths, ReadOptions options) {

    /** What folders are called that lie in a project to hold migrations or rollbacks. */
    private static final Set<String> OF_HISTORIES =
            Set.of("migrations", "rollbacks", "up", "down", "deploy", "revert", "verify", "supabase");

    static ProjectPaths of(Path workingFolder, List<String> paths, ReadOptions options) throws ConfigurationException {
        List<Path> real = new ArrayList<>();
        for (String path : paths) {
            real.add(real(workingFolder, path));
        }
        Path working = real(workingFolder, "");
        Path first = real.isEmpty() ? working : real.get(0);
        Path root = root(first, working);
        List<String> relative = new ArrayList<>();
        for (int i = 0; i < real.size(); i++) {
            if (!real.get(i).startsWith(root)) {
                throw new ConfigurationException(
                        "%s lies outside the project %s; check one project at a time.".formatted(paths.get(i), root));
            }
            relative.add(relative(root, real.get(i)));
        }
        if (real.isEmpty() && !working.equals(root)) {
            relative.add(relative(root, working));
        }
        return new ProjectPaths(
                root,
                relative,
                new ReadOptions(
                        inside(root, workingFolder, "configuration file", options.configuration()),
                        options.ignoreConfiguration(),
                        inside(root, workingFolder, "schema", options.schema()),
                        patterns(relative(root, working), options.exclude()),
                        options.excludeNamed(),
                        options.texts(),
                        options.change()));
    }

    /** Patterns that start from the working folder, made to start from the root. */
    private static List<String> patterns(String working, List<String> written) {
        List<String> patterns = new ArrayList<>();
        for (String pattern : written) {
            List<String> parts = new ArrayList<>(working.isEmpty() ? List.of() : List.of(working.split("/")));
            for (String part : pattern.replace(File.separatorChar, '/').split("/")) {
                if (part.equals("..") && !parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                } else if (!part.equals(".") && !part.isEmpty()) {
                    parts.add(part);
                }
            }
            patterns.add(String.join("/", parts));
        }
        return patterns;
    }

    /** A file that is named besides the paths, relative to the root too. */
    private static Optional<String> inside(Path root, Path workingFolder, String what, Optional<String> written)
            throws ConfigurationException {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Path file = real(workingFolder, written.get());
        if (!file.startsWith(root)) {
            throw new ConfigurationException(
                    "The %s %s lies outside the project %s.".formatted(what, written.get(), root));
        }
        return Optional.of(relative(root, file));
    }

    private static Path root(Path path, Path working) {
        for (Path at = path; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        if (path.startsWith(working)) {
            return working;
        }
        return apart(Files.isDirectory(path) ? path : path.getParent());
    }

    /**
     * The root of what is named from elsewhere: the nearest folder with a configuration, or else the one that holds the
     * folder of migrations, so that rollbacks and settings beside that are found.
     */
    private static Path apart(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (ConfigurationReader.NAMES.stream().map(at::resolve).anyMatch(Files::isRegularFile)) {
                return at;
            }
        }
        Path root = folder;
        while (root.getParent() != null
                && OF_HISTORIES.contains(root.getFileName().toString())) {
            root = root.getParent();
        }
        return root;
    }

    private static String relative(Path root, Path path) {
        return Reading.pathFrom(root, path);
    }

    private static Path real(Path workingFolder, String written) throws ConfigurationException {
        try {
            return workingFolder.resolve(written).toRealPath();
        } catch (InvalidPathException e) {
            throw new ConfigurationException("%s is no path.".formatted(written));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "There is no file or folder %s.%s".formatted(written, meant(workingFolder, written)));
        }
    }

    /** Looks for something of a similar name beside the first part of the path that does not exist. */
    private static String meant(Path workingFolder, String written) {
        Path path = workingFolder.resolve(written).normalize();
        Path rest = path.getFileName();
        while (path.getParent() != null && !Files.isDirectory(path.getParent())) {
            path = path.getParent();
            rest = path.getFileName();
        }
        Path parent = path.getParent();
        if (parent == null || rest == null) {
            return "";
        }
        try (Stream<Path> children = Files.list(parent)) {
            List<String> names =
                    children.map(child -> child.getFileName().toString()).toList();
            return Nearest.of(rest.toString(), names)
                    .map(name -> " Did you mean %s?".formatted(shown(workingFolder, parent.resolve(name))))
                    .orElse("");
        } catch (IOException e) {
            return " The folder %s cannot be read.".formatted(shown(workingFolder, parent));
        }
    }

    private static String shown(Path workingFolder, Path path) {
        return path.startsWith(workingFolder) ? relative(workingFolder, path) : path.toString();
    }
}
