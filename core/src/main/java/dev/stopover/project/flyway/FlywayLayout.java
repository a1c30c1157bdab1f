package dev.stopover.project.flyway;

import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.OtherDatabases;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.FolderWalk;
import dev.stopover.project.walk.SourceTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files {@code V<version>__<name>.sql}, with {@code U}, {@code R} and {@code B}, in the folders that Flyway's settings
 * name, or else in any folder and those below it.
 */
public final class FlywayLayout implements LayoutReader {

    private static final int ALL_LEVELS = 64;

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        Optional<String> told = told(folder, surroundings);
        if (told.isPresent()) {
            return told;
        }
        Optional<String> here = ours(folder, surroundings);
        if (here.isPresent()) {
            return here;
        }
        boolean usual = folder.path().equals("db/migration") || folder.path().endsWith("/db/migration");
        return usual
                ? below(folder, locations(folder, surroundings)).stream()
                        .filter(below -> !OtherDatabases.isFolderOf(below.name()))
                        .flatMap(below -> ours(below, surroundings).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static List<String> locations(Folder folder, Surroundings surroundings) {
        return FlywayLocations.of(FlywaySettings.around(folder.path(), surroundings), surroundings);
    }

    /** The folders in a folder that are no locations of their own. */
    private static List<Folder> below(Folder folder, List<String> locations) {
        return folder.folders().stream()
                .filter(below -> !locations.contains(below.path()))
                .toList();
    }

    /** The file in a folder that tells Flyway of locations with migrations. */
    private static Optional<String> told(Folder folder, Surroundings surroundings) {
        for (String name : FlywaySettingsReader.NAMES) {
            int slash = name.indexOf('/');
            boolean there = slash < 0
                    ? folder.has(name)
                    : folder.folder(name.substring(0, slash))
                            .filter(below -> below.has(name.substring(slash + 1)))
                            .isPresent();
            if (there) {
                return FlywaySettingsReader.in(folder.path(), surroundings)
                        .filter(settings -> settings.folder().equals(folder.path()))
                        .filter(settings -> holdMigrations(settings, surroundings))
                        .flatMap(FlywaySettings::file)
                        .map(file -> file.name());
            }
        }
        return Optional.empty();
    }

    private static boolean holdMigrations(FlywaySettings settings, Surroundings surroundings) {
        List<Folder> found = new ArrayList<>();
        for (String location : FlywayLocations.of(settings, surroundings)) {
            walk(location, surroundings).each(folder -> {
                if (!ours(folder, settings).isEmpty()) {
                    found.add(folder);
                }
            });
        }
        return !found.isEmpty();
    }

    private static Optional<String> ours(Folder folder, Surroundings surroundings) {
        return folder.sql().isEmpty()
                ? Optional.empty()
                : ours(folder, FlywaySettings.around(folder.path(), surroundings));
    }

    private static Optional<String> ours(Folder folder, FlywaySettings settings) {
        return folder.files().stream()
                .filter(name -> settings.names()
                        .read(name)
                        .filter(read -> read.kind() != FlywayNames.Kind.CALLBACK)
                        .isPresent())
                .findFirst();
    }

    private static Folder walk(String path, Surroundings surroundings) {
        return new FolderWalk(surroundings.files(), new ArrayList<>()).walk(path, ALL_LEVELS);
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        FlywaySettings settings = FlywaySettings.around(folder.path(), surroundings);
        List<String> locations = FlywayLocations.of(settings, surroundings);
        boolean within = folder.path().equals(settings.folder()) && !locations.isEmpty()
                || locations.stream().anyMatch(location -> FlywayLocations.isIn(folder.path(), location));
        var files = new Files(settings.names());
        if (within) {
            for (String location : locations) {
                files.folders.add(location);
                files.add(walk(location, surroundings), List.of());
            }
            folder.sql().stream()
                    .map(folder::path)
                    .filter(path -> !files.paths.contains(path))
                    .forEach(path -> files.others.add(new SkippedFile(path, "in none of Flyway's locations")));
        } else {
            files.add(folder, locations);
        }
        if (settings.foreign()) {
            files.paths.forEach(path -> files.others.add(new SkippedFile(path, OtherDatabases.REASON)));
            return new Found(List.of(), files.others, files.folders);
        }
        surroundings.files().prefetch(files.paths);
        String root = within ? common(locations) : folder.path();
        HistoryPlan history = new FlywayHistory(settings, surroundings).of(root, List.copyOf(files.paths));
        return new Found(List.of(history), files.others, files.folders);
    }

    /** What lies in the folders of a history. */
    private static final class Files {

        private final FlywayNames names;
        private final Set<String> paths = new LinkedHashSet<>();
        private final List<SkippedFile> others = new ArrayList<>();
        private final Set<String> folders = new HashSet<>();

        private Files(FlywayNames names) {
            this.names = names;
        }

        /** Adds the files of a folder and of those below it, but for locations of their own. */
        private void add(Folder folder, List<String> locations) {
            folder.files().stream()
                    .filter(name -> Folder.isSql(name) || names.hasSuffix(name))
                    .forEach(name -> paths.add(folder.path(name)));
            List<Folder> beside = below(folder, locations);
            for (Folder below : beside) {
                folders.add(below.path());
                if (OtherDatabases.isFolderOf(below.name()) || isReplaced(below, beside)) {
                    below.each(inner -> inner.sql()
                            .forEach(name -> others.add(new SkippedFile(inner.path(name), OtherDatabases.REASON))));
                } else {
                    add(below, locations);
                }
            }
        }
    }

    /**
     * Whether a folder has files of the same names as the one beside it that is named after PostgreSQL: Flyway refuses to
     * run with both, so it is what databases get that have no folder of their own.
     */
    private static boolean isReplaced(Folder folder, List<Folder> beside) {
        return !OtherDatabases.isOurs(folder.name())
                && beside.stream()
                        .filter(other -> OtherDatabases.isOurs(other.name()))
                        .anyMatch(
                                ours -> folder.sql().stream().anyMatch(name -> name.startsWith("V") && ours.has(name)));
    }

    /** The innermost folder that holds all of them. */
    private static String common(List<String> folders) {
        String common = folders.get(0);
        for (String folder : folders) {
            while (!FlywayLocations.isIn(folder, common)) {
                common = SourceTree.parent(common);
            }
        }
        return common;
    }
}
