package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.Persistence;
import java.util.ArrayList;
import java.util.List;

/** The statements that change a table back: row security, persistence, parents and storage parameters. */
final class TableSteps {

    private TableSteps() {}

    static List<String> of(Table was, Table is, Catalog before, Catalog now) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER TABLE " + was + " ";
        if (was.rowSecurity() != is.rowSecurity()) {
            statements.add(alter + (was.rowSecurity() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
        }
        if (was.forceRowSecurity() != is.forceRowSecurity()) {
            statements.add(alter + (was.forceRowSecurity() ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
        }
        if (was.persistence() != is.persistence()) {
            statements.add(alter + (was.persistence() == Persistence.UNLOGGED ? "SET UNLOGGED" : "SET LOGGED"));
        }
        for (String option : is.options().keySet()) {
            if (!was.options().containsKey(option)) {
                statements.add(alter + "RESET (" + option + ")");
            }
        }
        was.options().forEach((option, value) -> {
            if (is.options().find(option).filter(value::equals).isEmpty()) {
                statements.add(alter + "SET (" + option + " = " + value + ")");
            }
        });
        for (int parent : is.parents()) {
            if (!was.parents().contains(parent)) {
                String name = now.nameOf(parent).map(ObjectName::toString).orElse("");
                statements.add(
                        is.isPartition()
                                ? "ALTER TABLE " + name + " DETACH PARTITION " + is
                                : alter + "NO INHERIT " + name);
            }
        }
        for (int parent : was.parents()) {
            if (!is.parents().contains(parent)) {
                String name = before.nameOf(parent).map(ObjectName::toString).orElse("");
                statements.add(
                        was.isPartition()
                                ? "ALTER TABLE " + name + " ATTACH PARTITION " + was + " " + bound(was)
                                : alter + "INHERIT " + name);
            }
        }
        return statements;
    }

    private static String bound(Table table) {
        return table.partitionBound()
                .flatMap(bound -> table.origin()
                        .map(origin -> bound.range().of(origin.file().text())))
                .orElse("DEFAULT");
    }
}
