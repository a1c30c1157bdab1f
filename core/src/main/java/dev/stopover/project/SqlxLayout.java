package dev.stopover.project;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.TransactionMode;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files {@code <digits>_<name>.sql}, or with {@code .up.sql} and {@code .down.sql}, of a crate that uses sqlx. */
final class SqlxLayout implements LayoutReader {

    /** It must stand at the very beginning of the file. */
    private static final String NO_TRANSACTION = "-- no-transaction";

    private static final Pattern MIGRATION = Pattern.compile("^([0-9]+)_(.*)\\.sql$");

    /** Whether the crate around a folder names sqlx among its dependencies. */
    static boolean isUsed(Folder folder, Surroundings surroundings) {
        if (surroundings.configuration().layout().isPresent()) {
            return surroundings.configuration().layout().get() == Layout.SQLX;
        }
        return surroundings
                        .around(folder.path(), "Cargo.toml")
                        .filter(file -> file.text().contains("sqlx"))
                        .isPresent()
                || folder.sql().stream()
                        .limit(Sniffer.MOST)
                        .anyMatch(name ->
                                surroundings.file(folder.path(name)).text().startsWith(NO_TRANSACTION));
    }

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        boolean some =
                folder.sql().stream().anyMatch(name -> MIGRATION.matcher(name).matches());
        return some && isUsed(folder, surroundings) ? Optional.of("sqlx in Cargo.toml") : Optional.empty();
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        Delivery usual = Deliveries.usual(Runner.SQLX, "file", surroundings.configuration());
        List<SkippedFile> skipped = new ArrayList<>();
        MigrationList migrations = new MigrationList(Runner.SQLX, surroundings);
        Pairs pairs = Pairs.of(folder.sql());
        surroundings.files().prefetch(folder.sql().stream().map(folder::path).toList());
        for (String name : pairs.ups()) {
            Matcher matcher = MIGRATION.matcher(name);
            SourceFile file = surroundings.file(folder.path(name));
            if (!matcher.matches()) {
                skipped.add(new SkippedFile(folder.path(name), "its name does not match <version>_<name>.sql"));
                if (name.contains("_")) {
                    surroundings.problem(
                            ProjectProblem.Kind.REFUSED,
                            file,
                            "The name does not begin with a number, so sqlx refuses the whole folder.",
                            "Name it <version>_<name>.sql.");
                }
                continue;
            }
            Optional<String> down = pairs.down(name);
            migrations.add(new MigrationPlan(
                    matcher.group(1),
                    matcher.group(2).replaceFirst("\\.up$", ""),
                    ScriptPlan.up(file, delivery(file, usual, surroundings)),
                    down.map(d -> surroundings.file(folder.path(d)))
                            .map(d -> ScriptPlan.down(d, delivery(d, usual, surroundings))),
                    Optional.empty(),
                    false,
                    down.isPresent() && !down.get().endsWith(".down.sql")));
        }
        return Found.flat(new HistoryPlan(
                folder.path(),
                Layout.SQLX,
                surroundings.runner(Runner.SQLX),
                surroundings.target(),
                migrations.inNumericOrder(),
                skipped));
    }

    /** How a file is delivered: sqlx leaves out its transaction where the file says so. */
    private static Delivery delivery(SourceFile file, Delivery usual, Surroundings surroundings) {
        boolean without = usual.runner() == Runner.SQLX && file.text().startsWith(NO_TRANSACTION);
        return surroundings.delivery(without ? usual.with(TransactionMode.IMPLICIT_WHEN_SEVERAL) : usual);
    }
}
