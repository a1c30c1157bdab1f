package dev.stopover.project.numbered;

import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.walk.Folder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells folders of migrations from other folders with SQL where no tool's mark helps. */
public final class PlainFolders {

    private static final Pattern MIGRATIONS = Pattern.compile(
            "(?is)(?:.*migrat.*|.*change-?(?:log|set)s?.*|schema[-_]?(?:changes|updates)|upgrades?|patches|deltas|ddl|evolutions)");

    private static final Pattern SEEDS = Pattern.compile("(?is)(?:seed.*|.*[-_]seeds?|fixtures?|samples?|demo.*)");

    private static final Pattern TESTS =
            Pattern.compile("(?is)(?:tests?|__tests__|testdata|test[-_].*|spec|e2e|pgtap)");

    private static final Pattern TEST_DATA =
            Pattern.compile("(?s)(?:tests?|__tests__|testdata|test[-_]?data|fixtures?|spec|e2e)");

    private static final Pattern EXAMPLES = Pattern.compile("(?s)(?:examples?|docs?|documentation)");

    private static final Pattern ARCHIVE = Pattern.compile("(?s)[._]?(?:archived?|deprecated|obsolete)");

    private static final Pattern INIT =
            Pattern.compile("(?s)(?:docker-entrypoint-)?initdb(?:\\.d)?|docker-entrypoint-initdb\\.d");

    /** Where the files that build an image lie, also below a folder of migrations. */
    private static final Pattern INIT_OF_IMAGE = Pattern.compile("(?is)(?:.*/)?docker/init(?:db|-scripts)?");

    private static final Pattern QUERIES =
            Pattern.compile("(?i)(?:quer(?:y|ies)|snippets|reports?|examples?|docs?|scripts?)");

    private static final Pattern DUMP =
            Pattern.compile("(?is)(?:structure|schema|dump|.*[-_.]dump|backup|.*[-_.]backup)\\.sql");

    private static final Pattern SEED = Pattern.compile("(?is)(?:seed.*|.*[-_.]seeds?)\\.sql");

    private PlainFolders() {}

    /** Whether a folder's path or the names in it say that it holds migrations. */
    public static boolean isOfMigrations(Folder folder) {
        if (isOfOthers(folder)) {
            return false;
        }
        for (String part : folder.path().split("/")) {
            if (MIGRATIONS.matcher(part).matches()) {
                return true;
            }
        }
        long numbered = folder.sql().stream()
                .filter(name -> FileNames.number(name).isPresent())
                .count();
        return numbered >= 2 && numbered * 2 >= folder.sql().size();
    }

    /** Whether a folder's name, or each name in it, says that it holds something else. */
    public static boolean isOfOthers(Folder folder) {
        return kind(folder.name()).isPresent()
                || folder.sql().stream()
                        .allMatch(name -> DUMP.matcher(name).matches()
                                || SEED.matcher(name).matches());
    }

    /** Why nothing in a folder is a migration that lies below one of migrations, if its name says so. */
    public static Optional<String> asideFromMigrations(Folder folder) {
        String name = folder.name().toLowerCase(Locale.ROOT);
        return SEEDS.matcher(name).matches() || TESTS.matcher(name).matches() ? kind(name) : ofContainer(folder);
    }

    /** Why nothing below a folder is a migration, whatever marks of tools lie there, if its name says so. */
    public static Optional<String> neverOfMigrations(Folder folder) {
        String name = folder.name().toLowerCase(Locale.ROOT);
        if (TEST_DATA.matcher(name).matches()) {
            return Optional.of(SkippedFile.TEST_DATA);
        }
        if (EXAMPLES.matcher(name).matches()) {
            return Optional.of("an example, not a migration");
        }
        if (ARCHIVE.matcher(name).matches()) {
            return Optional.of("in an archive");
        }
        return ofContainer(folder);
    }

    private static Optional<String> ofContainer(Folder folder) {
        return INIT.matcher(folder.name().toLowerCase(Locale.ROOT)).matches()
                        || INIT_OF_IMAGE.matcher(folder.path()).matches()
                ? Optional.of("a script that a container runs when it is first started")
                : Optional.empty();
    }

    /** Why a file is no migration. */
    public static String reason(Folder folder, String name) {
        if (DUMP.matcher(name).matches()) {
            return "a dump of the schema, not a migration";
        }
        if (SEED.matcher(name).matches()) {
            return SkippedFile.SEED;
        }
        return kind(folder.name()).orElse("in no folder of migrations");
    }

    /** Whether a file's name, or that of its folder, says that it is a seed or a test of what migrations have made. */
    public static boolean isOfSeedOrTest(String folder, String file) {
        return SEED.matcher(file).matches() || isFolderOfSeedsOrTests(folder);
    }

    /** Whether a folder's name says that it holds seeds or tests of what migrations have made. */
    public static boolean isFolderOfSeedsOrTests(String name) {
        return SEEDS.matcher(name).matches() || TESTS.matcher(name).matches();
    }

    private static Optional<String> kind(String folder) {
        String name = folder.toLowerCase(Locale.ROOT);
        if (SEEDS.matcher(name).matches()) {
            return Optional.of(SkippedFile.SEED);
        }
        if (TESTS.matcher(name).matches()) {
            return Optional.of(SkippedFile.TEST);
        }
        return QUERIES.matcher(name).matches() ? Optional.of("in a folder of queries or scripts") : Optional.empty();
    }
}
