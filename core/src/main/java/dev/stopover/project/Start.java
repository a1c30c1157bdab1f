package dev.stopover.project;

import dev.stopover.project.liquibase.ChangelogReader;
import dev.stopover.project.numbered.PlainFolders;
import dev.stopover.project.walk.Decoder;
import dev.stopover.project.walk.SourceTree;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where to look for migration folders.
 *
 * @param folder the folder
 * @param levels how many levels of folders below it to look into
 * @param named whether the folder was named by the user
 * @param files the names of files in the folder that were named instead
 */
record Start(String folder, int levels, boolean named, Set<String> files) {

    /** Two levels of folders below a file's own are enough for what a tool keeps beside its migrations. */
    private static final int BESIDE = 2;

    private static final int ALL_LEVELS = 64;

    private static final Set<String> ONE_FOLDER_A_MIGRATION = Set.of("up.sql", "down.sql", "migration.sql");

    private static final Pattern CHANGELOG = Pattern.compile("(?is).*(?:changelog|changeset|master).*\\.(?:xml|ya?ml)");

    /** For a folder that was named: the folder of the whole history it is a part of, or itself. */
    static Start ofFolder(String folder, SourceTree tree) {
        String whole = whole(folder, tree);
        return new Start(whole, ALL_LEVELS, whole.equals(folder), Set.of());
    }

    /** For a file that was named: the history it is a part of, but not everything that lies around it. */
    static Start ofFile(String file, SourceTree tree) {
        String folder = SourceTree.parent(file);
        if (PlainFolders.isOfSeedOrTest(SourceTree.name(folder), SourceTree.name(file))) {
            return ofSeed(folder, tree);
        }
        String whole = whole(folder, tree);
        return whole.equals(folder)
                ? new Start(folder, BESIDE, false, Set.of(SourceTree.name(file)))
                : new Start(whole, ALL_LEVELS, false, Set.of());
    }

    /** For a seed or test that was named: the migrations beside it, or beside the folders of seeds and tests it lies in. */
    private static Start ofSeed(String folder, SourceTree tree) {
        String around = folder;
        while (PlainFolders.isFolderOfSeedsOrTests(SourceTree.name(around))) {
            around = SourceTree.parent(around);
        }
        String whole = whole(around, tree);
        return whole.equals(around)
                ? new Start(around, BESIDE, false, Set.of())
                : new Start(whole, ALL_LEVELS, false, Set.of());
    }

    /** Whether it looks into a folder too. */
    boolean covers(Start other) {
        return levels == ALL_LEVELS && (folder.isEmpty() || (other.folder + "/").startsWith(folder + "/"));
    }

    /** This and the files that were named of the same folder. */
    Start with(Start other) {
        Set<String> all = new TreeSet<>();
        if (!files.isEmpty() && !other.files.isEmpty()) {
            all.addAll(files);
            all.addAll(other.files);
        }
        return new Start(folder, levels, named, all);
    }

    private static String whole(String folder, SourceTree tree) {
        String found = folder;
        String at = folder;
        boolean inside = false;
        while (true) {
            if (isWhole(at, inside, found, tree)) {
                found = at;
            }
            if (at.isEmpty()) {
                return isPartOfMigration(folder, found, tree) ? SourceTree.parent(folder) : found;
            }
            at = SourceTree.parent(at);
            inside = true;
        }
    }

    /** Whether all that lies in a folder, at any depth, belongs to one tool. */
    private static boolean isWhole(String at, boolean inside, String found, SourceTree tree) {
        if (SourceTree.name(at).equals("supabase")) {
            return tree.kind(SourceTree.join(at, "config.toml")) == SourceTree.Kind.FILE
                    || tree.kind(SourceTree.join(at, "migrations")) == SourceTree.Kind.FOLDER;
        }
        if (!inside) {
            return false;
        }
        return at.equals("db/migration")
                || at.endsWith("/db/migration")
                || tree.kind(SourceTree.join(at, "sqitch.plan")) == SourceTree.Kind.FILE
                || tree.kind(SourceTree.join(at, "sqitch.conf")) == SourceTree.Kind.FILE
                || tree.kind(SourceTree.join(at, "meta/_journal.json")) == SourceTree.Kind.FILE
                || distance(at, found) <= 4 && holdsChangelog(at, tree);
    }

    private static boolean isPartOfMigration(String folder, String found, SourceTree tree) {
        if (!found.equals(folder) || folder.isEmpty()) {
            return false;
        }
        String name = SourceTree.name(folder);
        if (name.equals("up") || name.equals("down")) {
            String other = SourceTree.join(SourceTree.parent(folder), name.equals("up") ? "down" : "up");
            return tree.kind(other) == SourceTree.Kind.FOLDER;
        }
        return ONE_FOLDER_A_MIGRATION.stream()
                .anyMatch(file -> tree.kind(SourceTree.join(folder, file)) == SourceTree.Kind.FILE);
    }

    private static int distance(String at, String below) {
        return (int) below.substring(at.length()).chars().filter(c -> c == '/').count() + (at.isEmpty() ? 1 : 0);
    }

    private static boolean holdsChangelog(String folder, SourceTree tree) {
        try {
            for (SourceTree.Entry entry : tree.list(folder)) {
                if (entry.kind() == SourceTree.Kind.FILE
                        && CHANGELOG.matcher(entry.name()).matches()
                        && isChangelog(SourceTree.join(folder, entry.name()), tree)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // Whoever reads this folder later says that it cannot be read.
            return false;
        }
    }

    private static boolean isChangelog(String path, SourceTree tree) throws IOException {
        return ChangelogReader.isChangelog(Decoder.decode(path, tree.read(path)));
    }
}
