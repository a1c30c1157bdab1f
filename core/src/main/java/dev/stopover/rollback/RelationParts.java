package dev.stopover.rollback;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.RewriteRule;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.View;
import dev.stopover.definition.SqlParts;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.TriggerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A relation and all that is its own, each part in the form in which it is compared. */
final class RelationParts {

    private final Catalog catalog;
    private final Map<String, SchemaPart> parts;

    private RelationParts(Catalog catalog, Map<String, SchemaPart> parts) {
        this.catalog = catalog;
        this.parts = parts;
    }

    /** Adds them, by key. */
    static void add(Catalog catalog, Relation relation, Map<String, SchemaPart> parts) {
        new RelationParts(catalog, parts).relation(relation);
    }

    private void relation(Relation relation) {
        if (relation instanceof Table table) {
            table(table);
        } else if (relation instanceof View view) {
            view(view);
        } else if (relation instanceof Sequence sequence) {
            sequence(sequence);
        }
        relation.indexes().values().forEach(index -> index(relation, index));
        relation.triggers().values().forEach(trigger -> trigger(relation, trigger));
        relation.rules().values().forEach(rule -> rule(relation, rule));
        boolean certain = isCertain(relation, Aspect.PRIVILEGES);
        ObjectParts.grants(kindOf(relation), relation.name().toString(), relation.grants(), certain, parts);
        ObjectParts.owner(relation.name().toString(), relation.owner(), parts);
    }

    static SchemaPart.Kind kindOf(Relation relation) {
        if (relation instanceof View view) {
            return view.isMaterialized() ? SchemaPart.Kind.MATERIALIZED_VIEW : SchemaPart.Kind.VIEW;
        }
        return relation instanceof Sequence ? SchemaPart.Kind.SEQUENCE : SchemaPart.Kind.TABLE;
    }

    private void table(Table table) {
        List<String> form = new ArrayList<>();
        form.add(table.kindName());
        form.add(table.persistence().name());
        form.add(table.rowSecurity() ? "row security" : "");
        form.add(table.forceRowSecurity() ? "forced" : "");
        form.add(table.isPartition() ? "partition " + bound(table) : "");
        table.parents().forEach(parent -> form.add(nameOf(parent)));
        form.add(table.options().entrySet().toString());
        boolean certain = isCertain(table, Aspect.ROW_SECURITY);
        whole(SchemaPart.Kind.TABLE, table, String.join("; ", form), certain);
        for (Column column : table.columns()) {
            part(
                    SchemaPart.Kind.COLUMN,
                    table,
                    column.name(),
                    ColumnForm.of(catalog, table, column),
                    SqlParts.column(catalog, table, column),
                    isCertain(table, Aspect.DEFINITION),
                    column.origin());
        }
        String order = table.columns().stream()
                .map(column -> Names.quoted(column.name()))
                .collect(Collectors.joining(", "));
        ObjectParts.put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.COLUMN_ORDER,
                        table.name().toString(),
                        "of " + table.name(),
                        order,
                        order,
                        true,
                        Optional.empty()));
        for (TableConstraint constraint : table.constraints().values()) {
            if (constraint.local() && constraint.kind() != ConstraintKind.NOT_NULL) {
                part(
                        SchemaPart.Kind.CONSTRAINT,
                        table,
                        constraint.name(),
                        constraint(table, constraint),
                        SqlParts.constraint(catalog, table, constraint),
                        isCertain(table, Aspect.DEFINITION),
                        constraint.origin());
            }
        }
        table.policies().values().forEach(policy -> policy(table, policy));
    }

    private static String bound(Table table) {
        return table.partitionBound()
                .map(bound -> bound.defaultPartition()
                        ? "DEFAULT"
                        : bound.values().stream().map(NormalForm::of).collect(Collectors.joining(", ")))
                .orElse("");
    }

    private String nameOf(int id) {
        return catalog.nameOf(id).map(ObjectName::toString).orElse("");
    }

    private static boolean isCertain(Relation relation, Aspect aspect) {
        return !relation.isUncertain(aspect) && !relation.isUncertain(Aspect.EXISTENCE);
    }

    private String constraint(Table table, TableConstraint constraint) {
        if (constraint.kind() != ConstraintKind.CHECK) {
            return SqlParts.constraint(catalog, table, constraint);
        }
        return "CHECK " + constraint.expression().map(NormalForm::of).orElse("") + constraint.validated()
                + constraint.enforced() + constraint.noInherit();
    }

    private void index(Relation relation, Index index) {
        if (index.constraint().isPresent() || index.parent().isPresent()) {
            return;
        }
        StringBuilder form = new StringBuilder(relation.name().toString());
        form.append(index.unique() ? " unique " : " ").append(index.method());
        index.keys().forEach(key -> form.append(key(key)));
        form.append(index.include());
        index.predicate().ifPresent(predicate -> form.append(" where ").append(NormalForm.of(predicate)));
        form.append(index.nullsDistinct()).append(index.options().entrySet()).append(index.valid());
        ObjectName name = new ObjectName(relation.name().schema(), index.name());
        ObjectParts.put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.INDEX,
                        relation.name().toString(),
                        name.toString(),
                        form.toString(),
                        (index.unique() ? "UNIQUE ON " : "ON ") + relation.name() + SqlParts.indexBody(index),
                        isCertain(relation, Aspect.INDEXES),
                        index.origin()));
    }

    private static String key(Index.Key key) {
        StringBuilder form = new StringBuilder(" (");
        form.append(key.column()
                .orElseGet(() -> key.expression().map(NormalForm::of).orElse("")));
        if (key.written().isPresent()) {
            IndexColumn written = key.written().get();
            written.collation().ifPresent(collation -> form.append(" collate ").append(collation.name()));
            written.operatorClass().ifPresent(operatorClass -> form.append(' ').append(operatorClass.name()));
            form.append(written.descending() ? " desc" : "");
            boolean first = written.nullsFirst().orElse(written.descending());
            form.append(first ? " nulls first" : "");
        }
        return form.append(')').toString();
    }

    private void policy(Table table, Policy policy) {
        String form = policy.permissive() + " " + policy.command() + " "
                + policy.roles().stream().sorted().toList()
                + policy.using().map(using -> " using " + NormalForm.of(using)).orElse("")
                + policy.withCheck()
                        .map(check -> " check " + NormalForm.of(check))
                        .orElse("");
        part(
                SchemaPart.Kind.POLICY,
                table,
                policy.name(),
                form,
                SqlParts.policyBody(policy).strip(),
                isCertain(table, Aspect.POLICIES),
                policy.origin());
    }

    private void trigger(Relation relation, Trigger trigger) {
        if (trigger.inherited()) {
            return;
        }
        String events =
                trigger.events().stream().map(RelationParts::event).sorted().collect(Collectors.joining(" or "));
        String form = trigger.timing() + " " + events + " " + trigger.forEachRow() + trigger.constraint()
                + trigger.when().map(NormalForm::of).orElse("") + " " + trigger.function() + trigger.arguments()
                + trigger.state();
        part(
                SchemaPart.Kind.TRIGGER,
                relation,
                trigger.name(),
                form,
                SqlParts.triggerBody(trigger),
                isCertain(relation, Aspect.TRIGGERS),
                trigger.origin());
    }

    private static String event(TriggerEvent event) {
        return event.event()
                + event.columns().stream()
                        .map(column -> column.value())
                        .sorted()
                        .toList();
    }

    private void rule(Relation relation, RewriteRule rule) {
        String written = rule.origin().map(ObjectParts::text).orElse("");
        part(
                SchemaPart.Kind.RULE,
                relation,
                rule.name(),
                NormalForm.ofBody(written),
                written,
                isCertain(relation, Aspect.TRIGGERS),
                rule.origin());
    }

    private void view(View view) {
        String columns =
                view.columnsKnown() ? view.columns().stream().map(Column::name).collect(Collectors.joining(", ")) : "";
        whole(
                kindOf(view),
                view,
                view.query().map(NormalForm::ofView).orElse("") + "; " + columns + "; "
                        + view.options().entrySet(),
                isCertain(view, Aspect.DEFINITION));
    }

    /** One that a column owns comes and goes with its table. */
    private void sequence(Sequence sequence) {
        Optional<Relation> table = sequence.ownerTable().flatMap(catalog::relation);
        String column = table.stream()
                .flatMap(owner -> owner.columns().stream())
                .filter(each -> each.number() == sequence.ownerColumn())
                .map(Column::name)
                .findFirst()
                .orElse("");
        String owner = table.map(Relation::toString).orElse("");
        ObjectParts.put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.SEQUENCE,
                        owner,
                        sequence.name().toString(),
                        sequence.type() + sequence.settings().entrySet() + " owned by " + owner + "." + column
                                + sequence.isIdentity(),
                        "",
                        isCertain(sequence, Aspect.DEFINITION),
                        sequence.origin()));
    }

    private void whole(SchemaPart.Kind kind, Relation relation, String form, boolean certain) {
        ObjectParts.put(
                parts, new SchemaPart(kind, "", relation.name().toString(), form, "", certain, relation.origin()));
    }

    private void part(
            SchemaPart.Kind kind,
            Relation owner,
            String name,
            String form,
            String definition,
            boolean certain,
            Optional<Origin> origin) {
        String ownerName = owner.name().toString();
        ObjectParts.put(
                parts,
                new SchemaPart(
                        kind, ownerName, ownerName + "." + Names.quoted(name), form, definition, certain, origin));
    }
}
