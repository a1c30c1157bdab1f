package dev.stopover.rule;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/** Whether something stood before the script, so that others may be using it. */
final class Existence {

    private final StatementContext context;
    private final State state;

    Existence(StatementContext context) {
        this.context = context;
        this.state = context.state();
    }

    boolean of(Relation relation) {
        boolean temporary = relation instanceof Table table && table.isTemporary()
                || relation instanceof View view && view.isTemporary()
                || relation instanceof Sequence sequence && sequence.isTemporary();
        return !temporary && !isMadeHere(relation.origin());
    }

    /** A column that its table is not known to have stood before if nothing says that this very statement adds it. */
    boolean ofColumn(QualifiedName table, String column) {
        Optional<Relation> relation = state.relation(table);
        if (relation.isPresent() && !of(relation.get())) {
            return false;
        }
        return relation.flatMap(known -> known.column(column))
                .map(known -> !isMadeHere(known.origin()))
                .orElseGet(() -> relation.filter(Relation::isKnown).isEmpty()
                        && !addsColumn(context.executed().statement(), column));
    }

    boolean ofConstraint(QualifiedName table, String constraint) {
        Optional<Table> known = state.table(table);
        if (known.isPresent() && !of(known.get())) {
            return false;
        }
        return known.flatMap(found -> found.constraints().find(constraint))
                .map(found -> !isMadeHere(found.origin()))
                .orElseGet(() -> known.filter(Relation::isKnown).isEmpty()
                        && !addsConstraint(context.executed().statement(), constraint));
    }

    boolean ofIndex(QualifiedName index) {
        Optional<Index> known = state.index(index);
        return known.isEmpty()
                || !isMadeHere(known.get().origin())
                        && state.catalog()
                                .relation(known.get().table())
                                .filter(this::of)
                                .isPresent();
    }

    boolean ofType(QualifiedName type) {
        return state.type(type).map(UserType::origin).filter(this::isMadeHere).isEmpty();
    }

    /** A function keeps its id when it is replaced, so the place of its last definition says nothing. */
    boolean of(Function function) {
        return !isMadeHere(function.origin())
                || context.beforeScript().catalog().function(function.id()).isPresent();
    }

    boolean ofFunction(ObjectReference reference) {
        List<Function> named = reference
                .arguments()
                .map(arguments -> taking(arguments, reference.name()))
                .orElseGet(() -> state.functions(reference.name()));
        return named.isEmpty() || named.stream().anyMatch(this::of);
    }

    boolean of(ObjectReference object) {
        String name = object.name().name();
        return switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE ->
                state.relation(object.name()).map(this::of).orElse(true);
            case COLUMN -> object.table().map(table -> ofColumn(table, name)).orElse(true);
            case CONSTRAINT ->
                object.table().map(table -> ofConstraint(table, name)).orElse(true);
            case INDEX -> ofIndex(object.name());
            case TYPE, DOMAIN -> ofType(object.name());
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> ofFunction(object);
            case POLICY, TRIGGER, RULE ->
                object.table().map(table -> ofPart(table, name)).orElse(true);
            default -> true;
        };
    }

    private boolean ofPart(QualifiedName table, String name) {
        Optional<Relation> relation = state.relation(table);
        if (relation.isEmpty()) {
            return true;
        }
        Optional<Origin> origin = relation.get().triggers().find(name).flatMap(Trigger::origin);
        if (origin.isEmpty() && relation.get() instanceof Table known) {
            origin = known.policies().find(name).flatMap(Policy::origin);
        }
        return of(relation.get()) && !isMadeHere(origin);
    }

    private boolean isMadeHere(Optional<Origin> origin) {
        return origin.filter(made -> made.migration() == state.migration() && made.direction() == context.direction())
                .isPresent();
    }

    /** The functions of a name that take these arguments. */
    private List<Function> taking(List<FunctionParameter> written, QualifiedName name) {
        List<DataType> types = written.stream()
                .filter(parameter -> parameter.mode() != ParameterMode.OUT && parameter.mode() != ParameterMode.TABLE)
                .map(parameter -> state.type(parameter.type()))
                .toList();
        return state.functions(name, types);
    }

    private static boolean addsColumn(Statement statement, String column) {
        return statement instanceof AlterTable alter
                && alter.actions().stream()
                        .anyMatch(action -> action instanceof AddColumn add
                                && add.column().name().value().equals(column));
    }

    private static boolean addsConstraint(Statement statement, String constraint) {
        return AddedConstraint.of(statement).stream()
                .anyMatch(added -> added.constraint()
                        .name()
                        .filter(name -> name.value().equals(constraint))
                        .isPresent());
    }
}
