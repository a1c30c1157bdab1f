package dev.stopover.rules.design;

import dev.stopover.catalog.Origin;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rules.Few;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that a migration made and that is to be reported together with its like.
 *
 * @param migration the migration
 * @param place where it stands in the script to go up
 * @param name what it is called in the finding
 */
record Shortcoming(Migration migration, Ranged place, String name) {

    private static final int SHOWN = 3;

    /** The tables that stand at the end and that a judged migration has made with CREATE TABLE. */
    static List<Map.Entry<Shortcoming, Table>> tables(ChangeSet changes, State end) {
        List<Map.Entry<Shortcoming, Table>> found = new ArrayList<>();
        for (Migration migration : changes.migrations()) {
            if (changes.judges(migration.up())) {
                for (Executed executed : migration.up().executed()) {
                    if (executed.statement() instanceof CreateTable create) {
                        end.table(create.table())
                                .filter(table -> isMadeBy(create, migration, table))
                                .ifPresent(table -> found.add(Map.entry(
                                        new Shortcoming(
                                                migration,
                                                create.table(),
                                                table.name().toString()),
                                        table)));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isMadeBy(CreateTable create, Migration migration, Table table) {
        return !table.isTemporary()
                && table.origin()
                        .filter(origin -> origin.file().equals(migration.up().file())
                                && origin.range().equals(create.range()))
                        .isPresent();
    }

    /** What has its origin in a judged script to go up; empty for all else. */
    static Optional<Shortcoming> at(Optional<Origin> origin, String name, ChangeSet changes) {
        return origin.filter(made -> made.isJudgedIn(changes))
                .map(made -> new Shortcoming(changes.history().migrations().get(made.migration()), made, name));
    }

    /** The same in groups, one a migration, each in the order of its file. */
    static Map<Migration, List<Shortcoming>> byMigration(List<Shortcoming> all) {
        Map<Migration, List<Shortcoming>> groups = new LinkedHashMap<>();
        all.forEach(made -> groups.computeIfAbsent(made.migration(), first -> new ArrayList<>())
                .add(made));
        groups.values()
                .forEach(group -> group.sort(
                        Comparator.comparingInt(made -> made.place().range().start())));
        return groups;
    }

    /** One finding for each migration, at the first: its message has a place for the names. */
    static void report(List<Shortcoming> all, String message, String help, RuleContext context) {
        report(all, message, made -> help.formatted(made.name()), context);
    }

    /** The same with the help for the first. */
    static void report(List<Shortcoming> all, String message, Function<Shortcoming, String> help, RuleContext context) {
        byMigration(all).forEach((migration, group) -> {
            List<String> names =
                    group.stream().map(Shortcoming::name).distinct().toList();
            Draft draft = context.in(migration, migration.up())
                    .report(group.get(0).place(), message.formatted(Few.of(names, SHOWN, "more")))
                    .help(help.apply(group.get(0)));
            group.stream().skip(1).forEach(found -> draft.related(found.place(), "So it is with %s.", found.name()));
        });
    }
}
