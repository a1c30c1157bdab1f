package dev.stopover.catalog;

import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SequenceOwner;
import dev.stopover.syntax.TypeName;
import java.util.List;
import java.util.Optional;

/** Makes and changes sequences. */
final class Sequences {

    private final Step step;

    Sequences(Step step) {
        this.step = step;
    }

    void create(CreateSequence create) {
        boolean temporary = create.persistence() == Persistence.TEMPORARY;
        ObjectName name = temporary
                ? new ObjectName(Session.TEMPORARY_SCHEMA, create.sequence().name())
                : step.target(create.sequence());
        if (!create.ifNotExists()) {
            step.makeRoom(name);
        }
        if (step.catalog().hasRelation(name)) {
            boolean known = step.catalog().relation(name).map(Relation::isKnown).orElse(true);
            if (!create.ifNotExists() && known) {
                step.fail(create.sequence().range(), "42P07", "relation \"%s\" already exists".formatted(name.name()));
            }
            return;
        }
        Sequence sequence = new Sequence();
        sequence.name = name;
        sequence.temporary = temporary;
        sequence.origin = step.origin(create);
        sequence.type = create.options().type().map(TypeName::canonical).orElse("bigint");
        step.own(sequence, ObjectKind.SEQUENCE);
        step.draft().add(sequence);
        owner(sequence, create.options());
    }

    void alter(AlterSequence alter) {
        Optional<Relation> found = step.find(alter.sequence());
        if (found.isPresent() && found.get() instanceof Sequence sequence) {
            alter.options()
                    .type()
                    .ifPresent(type -> step.draft().put(sequence.with(changed -> changed.type = type.canonical())));
            owner((Sequence) step.draft().relation(sequence.id), alter.options());
        }
    }

    /** The sequence of a serial or identity column. */
    void own(int table, Column column, boolean identity, Optional<QualifiedName> given) {
        Relation owner = step.draft().relation(table);
        String schema = owner.name.schema();
        ObjectName name = given.map(written -> new ObjectName(written.schema().orElse(schema), written.name()))
                .orElseGet(() -> new ObjectName(
                        schema,
                        GeneratedNames.relation(
                                step.catalog(), schema, owner.name.name(), Optional.of(column.name()), "seq", false)));
        if (step.catalog().hasRelation(name)) {
            return;
        }
        Sequence sequence = new Sequence();
        sequence.name = name;
        sequence.temporary = schema.equals(Session.TEMPORARY_SCHEMA);
        sequence.identity = identity;
        sequence.origin = column.origin();
        sequence.type = column.type().isKnown() ? column.type().canonical() : "bigint";
        step.own(sequence, ObjectKind.SEQUENCE);
        sequence.ownerTable = table;
        sequence.ownerColumn = column.number();
        step.draft().add(sequence);
        link(sequence);
        if (!identity) {
            step.draft()
                    .link(
                            Dependant.column(table, Dependant.Part.DEFAULT, column.number()),
                            List.of(Reference.to(sequence.id)));
        }
    }

    /** The sequence that a column owned is nobody's any more, or gone with its identity. */
    void dropIdentity(int table, Column column) {
        for (Sequence sequence : step.catalog().sequencesOf(step.draft().relation(table), column)) {
            if (sequence.identity) {
                new Drops(step.draft()).relation(sequence.id);
            }
        }
    }

    private void owner(Sequence sequence, SequenceOptions options) {
        if (options.ownedBy().isEmpty()) {
            return;
        }
        SequenceOwner owner = options.ownedBy().get();
        Dependant dependant = new Dependant(sequence.id, Dependant.Part.OWNED, "");
        if (owner.table().isEmpty() || owner.column().isEmpty()) {
            step.draft().put(sequence.with(changed -> {
                changed.ownerTable = 0;
                changed.ownerColumn = 0;
            }));
            step.draft().unlink(dependant);
            return;
        }
        Optional<Table> table = step.table(owner.table().get(), false);
        Optional<Column> column =
                table.flatMap(found -> step.column(found, owner.column().get()));
        if (column.isPresent()) {
            link(step.draft().put(sequence.with(changed -> {
                changed.ownerTable = table.get().id;
                changed.ownerColumn = column.get().number();
            })));
        }
    }

    private void link(Sequence sequence) {
        step.draft()
                .link(
                        new Dependant(sequence.id, Dependant.Part.OWNED, ""),
                        List.of(new Reference(sequence.ownerTable, sequence.ownerColumn)));
    }
}
