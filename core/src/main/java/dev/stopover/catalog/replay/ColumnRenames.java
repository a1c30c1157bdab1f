package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ForeignKey;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Renames columns and attributes, wherever their names are said. */
final class ColumnRenames {

    private final Step step;

    ColumnRenames(Step step) {
        this.step = step;
    }

    void rename(Rename rename) {
        QualifiedName owner = rename.object().table().orElse(rename.object().name());
        Identifier from = new Identifier(
                rename.object().name().range(), rename.object().name().name());
        Optional<UserType> composite = step.find(owner).isPresent()
                ? Optional.empty()
                : Lookup.type(step.catalog(), step.session(), owner.schema(), owner.name());
        if (composite.isPresent()) {
            attribute(composite.get(), from.value(), rename.to().value());
            return;
        }
        Optional<Relation> relation = step.relation(owner, rename.ifExists());
        if (relation.isEmpty()) {
            return;
        }
        if (relation.get().column(rename.to().value()).isPresent()
                && relation.get().column(from.value()).isPresent()) {
            step.fail(
                    rename.to().range(),
                    "42701",
                    "column \"%s\" of relation \"%s\" already exists"
                            .formatted(
                                    rename.to().value(), relation.get().name().name()));
            return;
        }
        if (relation.get() instanceof View view && !view.columnsKnown()) {
            return;
        }
        step.column(relation.get(), from)
                .ifPresent(column ->
                        column(relation.get().id(), column, rename.to().value()));
    }

    private void attribute(UserType type, String from, String to) {
        step.draft()
                .put(type.withAttributes(type.attributes().stream()
                        .map(attribute -> attribute.name().equals(from) ? attribute.withName(to) : attribute)
                        .toList()));
        for (Table typed : new UserTypes(step).tablesOf(type.id())) {
            typed.column(from).ifPresent(column -> column(typed.id(), column, to));
        }
    }

    /** A column, with those that inherit it. */
    private void column(int id, Column column, String to) {
        List<Table> children = step.catalog().descendantsOf(step.draft().relation(id));
        renameColumn(id, column, to);
        for (Table child : children) {
            child.column(column.name())
                    .filter(Column::inherited)
                    .ifPresent(inherited -> renameColumn(child.id(), inherited, to));
        }
    }

    /** A column, wherever its table and those that refer to it say its name. */
    private void renameColumn(int id, Column column, String to) {
        String from = column.name();
        UnaryOperator<String> renamed = name -> name.equals(from) ? to : name;
        Relation before = step.draft().relation(id);
        PersistentMap<String, Index> indexes = before.indexes();
        for (Index index : before.indexes().values()) {
            if (index.uses().contains(from)) {
                Set<String> uses = new TreeSet<>();
                index.uses().forEach(name -> uses.add(renamed.apply(name)));
                List<Index.Key> keys = index.keys().stream()
                        .map(key ->
                                new Index.Key(key.column().map(renamed), key.expression(), key.written(), key.label()))
                        .toList();
                indexes = indexes.with(
                        index.name(),
                        index.withColumns(
                                keys, index.include().stream().map(renamed).toList(), uses));
            }
        }
        Relation changed = before.withColumns(before.columns().stream()
                        .map(each -> each.number() == column.number() ? each.withName(to) : each)
                        .toList())
                .withGrants(before.grants().withColumn(from, to))
                .withIndexes(indexes);
        if (changed instanceof Table table) {
            PersistentMap<String, TableConstraint> constraints = table.constraints();
            for (TableConstraint constraint : table.constraints().values()) {
                if (constraint.columns().contains(from)) {
                    constraints = constraints.with(
                            constraint.name(),
                            constraint.withColumns(
                                    constraint.columns().stream().map(renamed).toList(),
                                    constraint.referencedColumns()));
                }
            }
            changed = table.withConstraints(constraints);
        }
        step.draft().put(changed);
        for (ForeignKey key : step.catalog().foreignKeysTo(changed)) {
            if (key.constraint().referencedColumns().contains(from)) {
                TableConstraint constraint = key.constraint();
                step.draft()
                        .addConstraint(
                                key.table().id(),
                                constraint.withColumns(
                                        step.draft()
                                                .table(key.table().id())
                                                .constraints()
                                                .get(constraint.name())
                                                .columns(),
                                        constraint.referencedColumns().stream()
                                                .map(renamed)
                                                .toList()));
            }
        }
    }
}
