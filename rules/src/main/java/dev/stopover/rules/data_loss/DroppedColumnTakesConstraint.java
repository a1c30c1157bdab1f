package dev.stopover.rules.data_loss;

import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Indexes and constraints over several columns go with the first of them, without a word. */
public final class DroppedColumnTakesConstraint extends StatementRule {

    public DroppedColumnTakesConstraint() {
        super(warning("dropped-column-takes-constraint", "A dropped column takes along what other columns need")
                .noteInRollback()
                .tags("drop", "index", "constraint"));
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, StatementContext context) {
        Optional<Table> table = context.state().table(alter.table());
        if (table.isEmpty() || !Stakes.hasRows(alter.table(), context)) {
            return;
        }
        Set<String> dropped = alter.actions().stream()
                .filter(DropColumn.class::isInstance)
                .map(other -> ((DropColumn) other).column().value())
                .collect(Collectors.toSet());
        List<String> taken = new ArrayList<>();
        constraints(table.get(), action, dropped).forEach(constraint -> {
            if (!isGone(alter, constraint.name(), context)
                    && !Stakes.isOfThisMigration(constraint.origin(), context)
                    && Replacements.of(constraint, alter, context).isEmpty()) {
                taken.add("%s (%s)".formatted(constraint.name(), words(constraint)));
            }
        });
        table.get().indexes().values().stream()
                .filter(index -> index.constraint().isEmpty()
                        && index.uses().contains(action.column().value())
                        && !dropped.containsAll(index.uses())
                        && !Stakes.isOfThisMigration(index.origin(), context)
                        && isMissed(index, dropped, table.get())
                        && !isIndexedAgain(alter.table(), context))
                .forEach(index -> taken.add("%s (%s on %s)"
                        .formatted(
                                Names.quoted(index.name()),
                                kind(index),
                                index.keys().stream()
                                        .map(key ->
                                                key.column().map(Names::quoted).orElse("an expression"))
                                        .collect(Collectors.joining(", ")))));
        if (!taken.isEmpty()) {
            context.report(
                            action,
                            "With %s goes what other columns of %s need too: %s.",
                            action.column(),
                            alter.table(),
                            String.join(", ", taken))
                    .help("Add what is still needed without the column in the same migration, before it is dropped.");
        }
    }

    private static Stream<TableConstraint> constraints(Table table, DropColumn action, Set<String> dropped) {
        return table.constraints().values().stream()
                .filter(constraint ->
                        constraint.columns().contains(action.column().value())
                                && !dropped.containsAll(constraint.columns())
                                && constraint.kind() != ConstraintKind.NOT_NULL);
    }

    /** Whether the script drops a constraint by its name: then that is what its author wants. */
    private static boolean isGone(AlterTable alter, String constraint, StatementContext context) {
        return context.later()
                        .inScript()
                        .dropsConstraint(alter.table(), constraint)
                        .isPresent()
                || alter.actions().stream()
                        .anyMatch(other -> other instanceof DropConstraint drop
                                && drop.constraint().value().equals(constraint));
    }

    /**
     * Whether other columns lose something with an index: what it kept unique, or a search by those before the dropped one
     * that no other index serves.
     */
    private static boolean isMissed(Index index, Set<String> dropped, Table table) {
        List<String> before = index.leadingColumns().stream()
                .takeWhile(column -> !dropped.contains(column))
                .toList();
        return index.unique()
                || !before.isEmpty()
                        && table.indexes().values().stream()
                                .noneMatch(other -> other != index
                                        && other.predicate().isEmpty()
                                        && other.uses().stream().noneMatch(dropped::contains)
                                        && startsWith(other.leadingColumns(), before));
    }

    private static String kind(Index index) {
        if (index.predicate().isPresent()) {
            return index.unique() ? "the partial unique index" : "the partial index";
        }
        return index.unique() ? "the unique index" : "the index";
    }

    private static boolean startsWith(List<String> columns, List<String> first) {
        return columns.size() >= first.size()
                && columns.subList(0, first.size()).equals(first);
    }

    private static boolean isIndexedAgain(QualifiedName table, StatementContext context) {
        ObjectName name = context.state().resolve(table);
        return context.script().executed().stream()
                .anyMatch(executed -> executed.statement() instanceof CreateIndex create
                        && context.state().resolve(create.table()).equals(name));
    }

    private static String words(TableConstraint constraint) {
        String kind = switch (constraint.kind()) {
            case PRIMARY_KEY -> "the primary key";
            case UNIQUE -> "unique";
            case FOREIGN_KEY -> "the foreign key";
            case EXCLUDE -> "the exclusion";
            default -> "the check";
        };
        return kind + " on " + columns(constraint.columns());
    }

    private static String columns(Collection<String> columns) {
        return columns.stream().sorted().collect(Collectors.joining(", "));
    }
}
