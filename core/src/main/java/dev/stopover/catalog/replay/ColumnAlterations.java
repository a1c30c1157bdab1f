package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetExpression;
import dev.stopover.syntax.SetIdentity;
import dev.stopover.syntax.SetNotNull;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes columns, with those that children inherit. */
final class ColumnAlterations {

    private final Step step;

    ColumnAlterations(Step step) {
        this.step = step;
    }

    void type(AlterColumnType action, int id) {
        if (isHeld(id, action.column().value())) {
            return;
        }
        DataType type = step.type(action.type());
        change(
                id,
                action.column(),
                column -> column.withType(type, action.collation().map(Identifier::value)));
        children(
                id,
                action.column(),
                column -> column.withType(type, action.collation().map(Identifier::value)));
        for (Index index : step.draft().relation(id).indexes().values()) {
            Index typed = index.withTypeOf(action.column().value(), type.name());
            if (typed != index) {
                step.draft().addIndex(typed);
            }
        }
        step.draft()
                .relation(id)
                .column(action.column().value())
                .ifPresent(column -> step.catalog().sequencesOf(step.draft().relation(id), column).stream()
                        .filter(Sequence::isIdentity)
                        .forEach(sequence -> step.draft().put(sequence.withType(type.canonical()))));
    }

    /** Whether a view or a policy keeps a column's type as it is: the statement fails, as its effect says. */
    private boolean isHeld(int id, String name) {
        return step.draft()
                .relation(id)
                .column(name)
                .filter(column -> step.catalog().dependantsOf(new Reference(id, column.number())).stream()
                        .anyMatch(dependant -> dependant.part() != Dependant.Part.CONSTRAINT
                                && new DropRefusals(step).isCertain(dependant)))
                .isPresent();
    }

    void setDefault(AlterTable alter, SetDefault action, int id) {
        change(id, action.column(), column -> new ColumnDefinitions(step).withDefault(id, column, action.value()));
        if (!alter.only()) {
            children(
                    id, action.column(), column -> new ColumnDefinitions(step).withDefault(id, column, action.value()));
        }
    }

    void dropDefault(AlterTable alter, DropDefault action, int id) {
        change(id, action.column(), column -> column.withDefault(Optional.empty()));
        step.draft()
                .relation(id)
                .column(action.column().value())
                .ifPresent(
                        column -> step.draft().unlink(Dependant.column(id, Dependant.Part.DEFAULT, column.number())));
        if (!alter.only()) {
            children(id, action.column(), column -> column.withDefault(Optional.empty()));
        }
    }

    void setNotNull(AlterTable alter, SetNotNull action, int id) {
        change(id, action.column(), column -> column.withNotNull(true));
        if (!alter.only()) {
            children(id, action.column(), column -> column.withNotNull(true));
        }
    }

    void dropNotNull(AlterTable alter, DropNotNull action, int id) {
        Relation relation = step.draft().relation(id);
        String name = action.column().value();
        if (relation instanceof Table table
                && table.primaryKey()
                        .filter(primary -> primary.columns().contains(name))
                        .isPresent()) {
            step.fail(action.column().range(), "42P16", "column \"%s\" is in a primary key".formatted(name));
            return;
        }
        change(id, action.column(), column -> column.withNotNull(false));
        if (!alter.only()) {
            children(id, action.column(), column -> column.withNotNull(false));
        }
    }

    void setExpression(SetExpression action, int id) {
        change(id, action.column(), column -> column.withGenerated(Optional.of(action.expression()), column.stored()));
    }

    void dropExpression(AlterTable alter, DropExpression action, int id) {
        change(id, action.column(), column -> column.withGenerated(Optional.empty(), false));
        if (!alter.only()) {
            children(id, action.column(), column -> column.withGenerated(Optional.empty(), false));
        }
        step.draft()
                .relation(id)
                .column(action.column().value())
                .ifPresent(
                        column -> step.draft().unlink(Dependant.column(id, Dependant.Part.DEFAULT, column.number())));
    }

    void addIdentity(AddIdentity action, int id) {
        Optional<Column> column = step.column(step.draft().relation(id), action.column());
        if (column.isEmpty()) {
            return;
        }
        if (column.get().identity() != IdentityKind.NONE) {
            step.fail(
                    action.column().range(),
                    "55000",
                    "column \"%s\" of relation \"%s\" is already an identity column"
                            .formatted(
                                    action.column().value(),
                                    step.draft().relation(id).name().name()));
            return;
        }
        SequenceOptions options = action.identity().options();
        new SequenceStatements(step).own(id, column.get(), true, options.sequenceName(), options.settings());
        identity(id, action.column(), action.identity().always());
    }

    void setIdentity(SetIdentity action, int id) {
        Optional<Column> column = step.column(step.draft().relation(id), action.column());
        if (column.isEmpty() || column.get().identity() == IdentityKind.NONE) {
            return;
        }
        action.options().ifPresent(options -> new SequenceStatements(step).alterIdentity(id, column.get(), options));
        action.always().ifPresent(always -> identity(id, action.column(), always));
    }

    private void identity(int id, Identifier name, boolean always) {
        change(id, name, column -> column.withIdentity(always ? IdentityKind.ALWAYS : IdentityKind.BY_DEFAULT));
    }

    void dropIdentity(DropIdentity action, int id) {
        Optional<Column> column = step.column(step.draft().relation(id), action.column());
        if (column.isPresent()) {
            new SequenceStatements(step).dropIdentity(id, column.get());
            change(id, action.column(), found -> found.withIdentity(IdentityKind.NONE));
        }
    }

    private void change(int id, Identifier name, UnaryOperator<Column> change) {
        step.column(step.draft().relation(id), name)
                .ifPresent(column -> step.draft().putColumn(id, change.apply(column)));
    }

    private void children(int id, Identifier name, UnaryOperator<Column> change) {
        for (Table child : step.catalog().descendantsOf(step.draft().relation(id))) {
            child.column(name.value())
                    .filter(Column::inherited)
                    .ifPresent(column -> step.draft().putColumn(child.id(), change.apply(column)));
        }
    }
}
