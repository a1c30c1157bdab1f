package dev.stopover.project.flyway;

import dev.stopover.config.PathOverride.PathPattern;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.FolderWalk;
import dev.stopover.project.walk.Paths;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The folders in which Flyway is told to look. Of those on the class path the ones are known that lie in the project's
 * own resources. What lies outside the project is not read.
 */
final class FlywayLocations {

    private static final String CLASS_PATH = "classpath:";

    private static final String FILE_SYSTEM = "filesystem:";

    /** Where a folder of the class path may lie, seen from the folder of the settings. */
    private static final List<String> RESOURCES = List.of("src/main/resources", "resources", "src/main/java", "");

    private static final int ALL_LEVELS = 64;

    private final FlywaySettings settings;
    private final Surroundings surroundings;
    private final TreeSet<String> found = new TreeSet<>();
    private final List<String> missing = new ArrayList<>();

    private FlywayLocations(FlywaySettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /** The paths of the folders that are there, none of them inside another. */
    static List<String> of(FlywaySettings settings, Surroundings surroundings) {
        var locations = new FlywayLocations(settings, surroundings);
        settings.locations().forEach(locations::resolve);
        if (!locations.found.isEmpty()) {
            locations.missing.forEach(locations::complain);
        }
        List<String> outermost = new ArrayList<>();
        for (String path : locations.found) {
            if (outermost.stream().noneMatch(around -> isIn(path, around))) {
                outermost.add(path);
            }
        }
        return outermost;
    }

    /** Whether a path is a folder or lies in it. */
    static boolean isIn(String path, String folder) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }

    private void resolve(String location) {
        if (location.startsWith(FILE_SYSTEM)) {
            resolveFiles(location, location.substring(FILE_SYSTEM.length()));
        } else if (location.startsWith(CLASS_PATH) || location.indexOf(':') < 0) {
            String path = location.startsWith(CLASS_PATH) ? location.substring(CLASS_PATH.length()) : location;
            String inside = path.startsWith("/") ? path.substring(1) : path;
            for (String resources : RESOURCES) {
                if (add(SourceTree.join(resources, inside))) {
                    return;
                }
            }
        }
    }

    /** What another machine has at its root, a container for one, is mostly what the project has somewhere else. */
    private void resolveFiles(String location, String path) {
        if (!path.startsWith("/") && !add(path)) {
            missing.add(location);
        }
    }

    private boolean add(String written) {
        int wildcard = firstWildcard(written);
        if (wildcard < 0) {
            Optional<String> path = Paths.resolve(settings.folder(), written);
            return path.filter(this::isFolder).map(found::add).isPresent();
        }
        String fixed = written.substring(0, Math.max(written.lastIndexOf('/', wildcard), 0));
        Optional<String> base = Paths.resolve(settings.folder(), fixed).filter(this::isFolder);
        if (base.isEmpty()) {
            return false;
        }
        String rest = written.substring(fixed.isEmpty() ? 0 : fixed.length() + 1);
        var pattern = new PathPattern(SourceTree.join(base.get(), rest));
        int before = found.size();
        new FolderWalk(surroundings.files(), new ArrayList<>())
                .walk(base.get(), ALL_LEVELS)
                .each(folder -> {
                    if (pattern.matches(folder.path())) {
                        found.add(folder.path());
                    }
                });
        return found.size() > before;
    }

    private boolean isFolder(String path) {
        return surroundings.files().tree().kind(path) == SourceTree.Kind.FOLDER;
    }

    private static int firstWildcard(String path) {
        int star = path.indexOf('*');
        int mark = path.indexOf('?');
        return star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
    }

    private void complain(String location) {
        SourceFile file = settings.file().orElseThrow();
        boolean outside = Paths.resolve(settings.folder(), location.substring(FILE_SYSTEM.length()))
                .isEmpty();
        surroundings.problem(
                outside ? ProjectProblem.Kind.OUTSIDE : ProjectProblem.Kind.MISSING_FILE,
                file,
                place(file, location),
                outside
                        ? "The location %s lies outside the project and is not read.".formatted(location)
                        : "The location %s is not there.".formatted(location),
                "Restore the folder, or take it out of the locations.");
    }

    private static TextRange place(SourceFile file, String location) {
        for (int line = 1; line <= file.lineCount(); line++) {
            String text = file.line(line);
            int at = text.strip().startsWith("#") ? -1 : text.indexOf(location);
            if (at >= 0) {
                int start = file.lineRange(line).start() + at;
                return new TextRange(start, start + location.length());
            }
        }
        return TextRange.at(0);
    }
}
