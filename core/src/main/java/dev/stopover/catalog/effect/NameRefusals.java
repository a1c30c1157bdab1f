package dev.stopover.catalog.effect;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.TypedExpressions;
import dev.stopover.catalog.typing.Expected;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.DefaultValue;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Generated;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.Nesting;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses because a name in a query or expression means nothing, or two things. */
final class NameRefusals {

    private final Situation situation;
    private final Touches touches;

    NameRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Statement statement) {
        if (statement instanceof Explain explain) {
            find(explain.statement());
        } else if (statement instanceof AlterTable alter
                && situation.after().failures().isEmpty()) {
            alter.actions().forEach(action -> alter(alter, action));
        } else if (statement instanceof CreateTable create) {
            create(create);
        } else if (statement instanceof CreateIndex create) {
            Optional<Relation> owner = situation.before().relation(create.table());
            create.columns().stream()
                    .map(IndexColumn::expression)
                    .flatMap(Optional::stream)
                    .forEach(expression -> expression(expression, owner, Expected.any("index expressions")));
            create.where()
                    .ifPresent(where -> expression(where, owner, Expected.condition("WHERE", "index predicates")));
        } else if (statement instanceof CreatePolicy create) {
            Optional<Relation> owner = situation.before().relation(create.table());
            create.using()
                    .ifPresent(using -> expression(using, owner, Expected.condition("POLICY", "policy expressions")));
            create.withCheck()
                    .ifPresent(check -> expression(check, owner, Expected.condition("POLICY", "policy expressions")));
        } else if (statement instanceof AlterPolicy alter) {
            Optional<Relation> owner = situation.before().relation(alter.table());
            alter.using()
                    .ifPresent(using -> expression(using, owner, Expected.condition("POLICY", "policy expressions")));
            alter.withCheck()
                    .ifPresent(check -> expression(check, owner, Expected.condition("POLICY", "policy expressions")));
        } else if (statement instanceof CreateTrigger create) {
            Optional<Relation> owner = situation.before().relation(create.table());
            create.when()
                    .ifPresent(when -> expression(when, owner, Expected.condition("WHEN", "trigger WHEN conditions")));
        } else {
            query(statement)
                    .ifPresent(query ->
                            judge(situation.answers().mentions(query), Optional.empty(), before(), Expected.ANY));
        }
    }

    /** The query of a statement. A view that reads itself is none yet. */
    private static Optional<Query> query(Statement statement) {
        boolean left = statement instanceof Insert insert && PlainInsert.isTooLong(insert)
                || statement instanceof CreateView create && create.recursive();
        return left ? Optional.empty() : Query.of(statement);
    }

    private void create(CreateTable create) {
        if (before().relation(create.table()).filter(Relation::isKnown).isPresent()) {
            return;
        }
        Optional<Relation> made = situation.after().relation(create.table());
        create.columns().forEach(column -> column(column, made));
        create.constraints().forEach(constraint -> constraint(constraint, made));
        create.partitionBy().stream()
                .flatMap(key -> key.columns().stream())
                .flatMap(column -> column.expression().stream())
                .forEach(expression -> expression(expression, made, Expected.any("partition key expressions")));
    }

    private void column(ColumnDefinition column, Optional<Relation> owner) {
        column.constraints().forEach(constraint -> constraint(constraint, owner));
        String name = column.name().value();
        column.generated()
                .map(Generated::expression)
                .ifPresent(expression ->
                        expression(expression, owner, value(owner, name, "column generation expressions")));
        column.defaultValue()
                .map(DefaultValue::expression)
                .ifPresent(value -> expression(value, owner, value(owner, name, "DEFAULT expressions")));
    }

    private void constraint(Constraint constraint, Optional<Relation> owner) {
        if (constraint instanceof CheckConstraint check) {
            expression(check.expression(), owner, Expected.condition("CHECK", "check constraints"));
        }
    }

    /** With IF NOT EXISTS, PostgreSQL does not look at the definition of a column that is there. */
    private boolean isPassedOver(AlterTable alter, AddColumn add) {
        String name = add.column().name().value();
        return add.ifNotExists()
                && before().relation(alter.table())
                        .flatMap(table -> table.column(name))
                        .isPresent();
    }

    /** PostgreSQL adds columns before it adds constraints; what it changes types by may not name new columns. */
    private void alter(AlterTable alter, AlterTableAction action) {
        if (action instanceof AddColumn add && isPassedOver(alter, add)) {
            return;
        }
        if (action instanceof AddColumn add) {
            column(add.column(), situation.after().relation(alter.table()));
        } else if (action instanceof AddConstraint add) {
            constraint(add.constraint(), situation.after().relation(alter.table()));
        } else if (action instanceof AlterColumnType type && type.using().isPresent()) {
            String name = type.column().value();
            expression(
                    type.using().get(),
                    before().relation(alter.table()),
                    Expected.using(name, before().type(type.type())));
        } else if (action instanceof SetDefault set) {
            Optional<Relation> owner = situation.after().relation(alter.table());
            expression(set.value(), owner, value(owner, set.column().value(), "DEFAULT expressions"));
        }
    }

    /** What a value for a column has to be of; of one that is not known, anything. */
    private static Expected value(Optional<Relation> owner, String column, String place) {
        return owner.flatMap(known -> known.column(column))
                .map(known -> Expected.value(column, known.type(), place))
                .orElse(Expected.any(place));
    }

    /** An expression that belongs to a relation; to one that is not known, it may name anything. */
    private void expression(Expression expression, Optional<Relation> owner, Expected expected) {
        if (owner.isPresent()) {
            judge(situation.answers().mentions(expression), owner, situation.after(), expected);
        }
    }

    private void judge(Mentions mentions, Optional<Relation> owner, State state, Expected expected) {
        Nesting nesting = situation.executed().nesting();
        // What stands in a block may name its variables.
        if (nesting.block() && !nesting.dynamic() || touches.refusal().isPresent()) {
            return;
        }
        List<Failure> failures = TypedExpressions.failures(
                mentions, state.catalog(), before().session(), owner, situation.major(), expected, this::missing);
        if (!failures.isEmpty()) {
            touches.refuse(failures.get(0));
        }
    }

    /** Why a relation is certain not to be there: it was dropped, or is made only later. */
    private Optional<Failure> missing(QualifiedName name) {
        ObjectName target = Lookup.target(situation.catalog(), before().session(), name);
        int here = situation.executed().written().range().start();
        Optional<Origin> cause = situation.catalog().dropped(target).or(() -> before().madeLater(name, here));
        return cause.map(origin -> new Failure(
                name.range(), "42P01", "relation \"%s\" does not exist".formatted(name.joined()), Optional.of(origin)));
    }

    private State before() {
        return situation.before();
    }
}
