package dev.stopover.rules.repeatability;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateTable;
import java.util.Optional;

/** IF NOT EXISTS passes over an object of the name that is there, also where it is another one. */
public final class IfNotExistsHidesDifference extends StatementRule {

    public IfNotExistsHidesDifference() {
        super(warning("if-not-exists-hides-difference", "IF NOT EXISTS passes over an object of another shape")
                .noteInRollback()
                .tags("idempotency"));
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        Optional<Relation> there =
                context.state().relation(create.table()).filter(IfNotExistsHidesDifference::isCertain);
        if (!create.ifNotExists() || there.isEmpty()) {
            return;
        }
        for (ColumnDefinition column : create.columns()) {
            Optional<Column> same = there.get().column(column.name().value());
            Optional<String> difference = same.isEmpty()
                    ? Optional.of("without the column " + column.name())
                    : difference(same.get(), column, context);
            if (difference.isPresent()) {
                report(column, there.get(), create.table() + " is there already, " + difference.get(), context);
                return;
            }
        }
    }

    @Override
    public void visit(AlterTable alter, AddColumn add, StatementContext context) {
        Optional<Relation> table =
                context.state().relation(alter.table()).filter(IfNotExistsHidesDifference::isCertain);
        if (add.ifNotExists() && table.isPresent()) {
            table.get()
                    .column(add.column().name().value())
                    .flatMap(there -> difference(there, add.column(), context))
                    .ifPresent(difference -> report(
                            add.column(),
                            table.get(),
                            "%s of %s is there already, %s"
                                    .formatted(add.column().name(), alter.table(), difference),
                            context));
        }
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        Optional<Relation> table =
                context.state().relation(create.table()).filter(IfNotExistsHidesDifference::isCertain);
        if (!create.ifNotExists() || table.isEmpty() || create.index().isEmpty()) {
            return;
        }
        Optional<Index> there = table.get().indexes().find(create.index().get().value());
        if (there.isPresent() && there.get().unique() != create.unique()) {
            report(
                    create.index().get(),
                    table.get(),
                    "%s is there already, %s"
                            .formatted(create.index().get(), there.get().unique() ? "and unique" : "not unique"),
                    context);
        }
    }

    private static boolean isCertain(Relation relation) {
        return relation.isKnown()
                && !relation.isUncertain(Aspect.EXISTENCE)
                && !relation.isUncertain(Aspect.DEFINITION);
    }

    private static Optional<String> difference(Column there, ColumnDefinition column, StatementContext context) {
        return column.type()
                .filter(type -> !type.isSerial())
                .map(type -> context.state().type(type))
                .filter(type -> type.isKnown() && there.type().isKnown() && !type.equals(there.type()))
                .map(type -> "with %s of type %s instead of %s"
                        .formatted(column.name(), there.type().canonical(), type.canonical()));
    }

    private static void report(Ranged place, Relation there, String difference, StatementContext context) {
        Draft draft = context.report(place, difference + ", and IF NOT EXISTS passes over that.")
                .help("Change what is there with ALTER, or leave out IF NOT EXISTS so that the migration fails.");
        there.origin().ifPresent(origin -> {
            Migration migration = context.history().migrations().get(origin.migration());
            Script script = origin.direction() == Direction.UP
                    ? migration.up()
                    : migration.down().orElse(migration.up());
            draft.related(script, origin, "It was made here.");
        });
    }
}
