package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.View;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Rename;
import java.util.Optional;

/** What PostgreSQL refuses to rename: what is inherited, what is its own, what is of another kind than the statement says. */
final class RenameRefusals {

    private static final String INVALID_TABLE = "42P16";

    private final Situation situation;
    private final Touches touches;

    RenameRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Rename rename) {
        new TypedTableRefusals(situation, touches).rename(rename);
        Optional<Relation> owner =
                rename.object().table().flatMap(situation.before()::relation).filter(Relation::isKnown);
        touches.at(rename.object().name());
        switch (rename.kind()) {
            case COLUMN -> owner.ifPresent(relation -> column(rename, relation));
            case CONSTRAINT ->
                owner.filter(Table.class::isInstance)
                        .map(Table.class::cast)
                        .ifPresent(table -> constraint(rename, table));
            case RULE -> owner.ifPresent(relation -> rule(rename, relation));
            case TRIGGER -> owner.ifPresent(relation -> trigger(rename, relation));
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE, INDEX -> relation(rename);
            case SCHEMA, ROLE -> reserved(rename);
            default -> {}
        }
    }

    private void column(Rename rename, Relation relation) {
        String name = rename.object().name().name();
        Optional<Column> column = relation.column(name);
        if (relation instanceof Sequence) {
            touches.refuse(
                    "42809",
                    "cannot rename columns of relation \"%s\""
                            .formatted(relation.name().name()));
        }
        if (!(relation instanceof Table table)) {
            return;
        }
        boolean children = !situation.catalog().childrenOf(table).isEmpty();
        if (rename.only() && children && column.isPresent()) {
            touches.refuse(
                    INVALID_TABLE, "inherited column \"%s\" must be renamed in child tables too".formatted(name));
        }
        if (column.filter(Column::inherited).isPresent()) {
            touches.refuse(INVALID_TABLE, "cannot rename inherited column \"%s\"".formatted(name));
        }
        DefinitionRefusals.systemColumn(touches, rename.to());
    }

    private void constraint(Rename rename, Table table) {
        String name = rename.object().name().name();
        Optional<TableConstraint> constraint = table.constraints().find(name);
        boolean handed = constraint
                .filter(found -> !found.hasIndex() && !found.noInherit())
                .isPresent();
        boolean children = !situation.catalog().childrenOf(table).isEmpty();
        if (rename.only() && children && handed) {
            touches.refuse(
                    INVALID_TABLE, "inherited constraint \"%s\" must be renamed in child tables too".formatted(name));
        }
        if (handed && constraint.filter(TableConstraint::inherited).isPresent()) {
            touches.refuse(INVALID_TABLE, "cannot rename inherited constraint \"%s\"".formatted(name));
        }
    }

    private void rule(Rename rename, Relation relation) {
        String name = rename.object().name().name();
        boolean shown = relation instanceof View && name.equals("_RETURN");
        if (shown) {
            touches.refuse("42P17", "renaming an ON SELECT rule is not allowed");
        } else if (!relation.rules().containsKey(name) && !relation.isUncertain(Aspect.TRIGGERS)) {
            touches.refuse(
                    "42704",
                    "rule \"%s\" for relation \"%s\" does not exist"
                            .formatted(name, relation.name().name()));
        }
    }

    private void trigger(Rename rename, Relation relation) {
        boolean inherited = relation.triggers()
                .find(rename.object().name().name())
                .filter(found -> found.inherited())
                .isPresent();
        if (inherited && situation.major() >= 15) {
            touches.refuse(
                    "0A000",
                    "cannot rename trigger \"%s\" on table \"%s\""
                            .formatted(
                                    rename.object().name().name(),
                                    relation.name().name()));
        }
    }

    private void relation(Rename rename) {
        Optional<Relation> relation =
                situation.before().relation(rename.object().name()).filter(Relation::isKnown);
        // ALTER INDEX renames a table, too.
        relation.filter(known -> rename.kind() != ObjectKind.INDEX)
                .ifPresent(known -> new ActionKinds(situation, touches)
                        .named(rename.kind(), known, rename.object().name().name()));
        if (rename.kind() == ObjectKind.INDEX
                && relation.isEmpty()
                && !rename.ifExists()
                && situation.before().index(rename.object().name()).isEmpty()) {
            situation
                    .catalog()
                    .dropped(situation.before().resolve(rename.object().name()))
                    .ifPresent(origin -> touches.refuse(
                            "42P01",
                            "relation \"%s\" does not exist"
                                    .formatted(rename.object().name().joined())));
        }
    }

    private void reserved(Rename rename) {
        String to = rename.to().value();
        touches.at(rename.to());
        if (rename.kind() == ObjectKind.SCHEMA && to.startsWith("pg_")) {
            touches.refuse("42939", "unacceptable schema name \"%s\"".formatted(to));
        } else if (rename.kind() == ObjectKind.ROLE && to.startsWith("pg_")) {
            touches.refuse("42939", "role name \"%s\" is reserved".formatted(to));
        }
    }
}
