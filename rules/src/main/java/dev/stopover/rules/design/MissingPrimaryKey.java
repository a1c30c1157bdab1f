package dev.stopover.rules.design;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rules.data.PersonalNames;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Without a primary key nothing says which columns tell the rows of a table apart. */
public final class MissingPrimaryKey extends ChangeSetRule {

    private static final int FEW_COLUMNS = 5;
    private static final Set<String> TELLING = Set.of("id", "key", "name", "code");

    public MissingPrimaryKey() {
        super(warning("missing-primary-key", "A table has no primary key")
                .tags("primary-key", "replication", "splinter:0004_no_primary_key"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Map<Shortcoming, Table> bare = new LinkedHashMap<>();
        for (Map.Entry<Shortcoming, Table> made : Shortcoming.tables(changes, after)) {
            if (lacksKey(made.getValue())
                    && !isOfSwitches(made.getValue())
                    && !hasOneRow(made.getValue(), context.history())) {
                bare.put(made.getKey(), made.getValue());
            }
        }
        Shortcoming.report(
                new ArrayList<>(bare.keySet()),
                "No primary key tells the rows of %s apart.",
                made -> help(bare.get(made)),
                context);
    }

    /** The columns that are unique and not null already, or the id, or one more column. */
    private static String help(Table table) {
        Optional<String> columns = table.indexes().values().stream()
                .filter(index -> index.unique()
                        && index.predicate().isEmpty()
                        && index.keys().stream()
                                .allMatch(key -> key.column()
                                        .flatMap(table::column)
                                        .filter(Column::notNull)
                                        .isPresent()))
                .findFirst()
                .map(index -> index.keys().stream()
                        .map(key -> Names.quoted(key.column().orElseThrow()))
                        .collect(Collectors.joining(", ")))
                .or(() -> table.column("id").map(Column::name));
        return columns.map(key -> "Give it one: ALTER TABLE %s ADD PRIMARY KEY (%s);".formatted(table.name(), key))
                .orElse("Give it one: ALTER TABLE %s ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;"
                        .formatted(table.name()));
    }

    /** A few settings, or the mark of a version: the history writes the one row, and no column tells rows apart. */
    private static boolean hasOneRow(Table table, History history) {
        if (table.columns().size() > FEW_COLUMNS
                || table.columns().stream().map(Column::name).anyMatch(MissingPrimaryKey::tellsRowsApart)) {
            return false;
        }
        List<Insert> inserts = history.migrations().stream()
                .flatMap(migration -> migration.up().executed().stream())
                .map(Executed::statement)
                .filter(Insert.class::isInstance)
                .map(Insert.class::cast)
                .filter(insert -> insert.table().name().equals(table.name().name()))
                .toList();
        return inserts.size() == 1 && inserts.get(0).rows() == 1;
    }

    /** Settings of which the first is yes or no are columns of one row; those that are rows have a key or a name first. */
    private static boolean isOfSwitches(Table table) {
        return PersonalNames.isOfSettings(table.name().name())
                && table.columns().stream()
                        .findFirst()
                        .filter(column -> column.type().name().equals("boolean"))
                        .isPresent();
    }

    private static boolean tellsRowsApart(String column) {
        return TELLING.contains(column) || column.endsWith("_id");
    }

    private static boolean lacksKey(Table table) {
        return table.primaryKey().isEmpty()
                && table.isKnown()
                && !table.isForeign()
                && table.partitionKey().isEmpty()
                && !table.isUncertain(Aspect.DEFINITION)
                && table.parents().isEmpty();
    }
}
