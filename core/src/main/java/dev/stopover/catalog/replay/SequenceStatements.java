package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SequenceOwner;
import dev.stopover.syntax.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and changes sequences. */
final class SequenceStatements {

    private final Step step;

    SequenceStatements(Step step) {
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
        Sequence made = Sequence.named(name)
                .withTemporary(temporary)
                .withType(create.options().type().map(TypeName::canonical).orElse("bigint"))
                .withSettings(create.options().settings());
        owner(add(made, step.origin(create)), create.options());
    }

    void alter(AlterSequence alter) {
        Optional<Relation> found = step.find(alter.sequence());
        if (found.isPresent() && found.get() instanceof Sequence sequence) {
            String type = alter.options().type().map(TypeName::canonical).orElse(sequence.type());
            step.draft()
                    .put(sequence.withType(type).withSettings(alter.options().settings()));
            owner((Sequence) step.draft().relation(sequence.id()), alter.options());
        }
    }

    /** The sequence of a serial or identity column. */
    void own(int table, Column column, boolean identity, Optional<QualifiedName> given, Map<String, String> settings) {
        Relation owner = step.draft().relation(table);
        String schema = owner.name().schema();
        ObjectName name = given.map(written -> new ObjectName(written.schema().orElse(schema), written.name()))
                .orElseGet(() -> new ObjectName(
                        schema,
                        GeneratedNames.relation(
                                step.draft(), schema, owner.name().name(), Optional.of(column.name()), "seq", false)));
        if (step.catalog().hasRelation(name)) {
            return;
        }
        Sequence made = Sequence.named(name)
                .withTemporary(schema.equals(Session.TEMPORARY_SCHEMA))
                .withIdentity(identity)
                .withType(column.type().isKnown() ? column.type().canonical() : "bigint")
                .withSettings(settings)
                .withOwnerColumn(table, column.number());
        Sequence sequence = add(made, column.origin());
        link(sequence);
        if (!identity) {
            step.draft()
                    .link(
                            Dependant.column(table, Dependant.Part.DEFAULT, column.number()),
                            List.of(Reference.to(sequence.id())));
        }
    }

    /** Changes the sequence of an identity column. */
    void alterIdentity(int table, Column column, SequenceOptions options) {
        for (Sequence sequence : step.catalog().sequencesOf(step.draft().relation(table), column)) {
            if (sequence.isIdentity()) {
                step.draft().put(sequence.withSettings(options.settings()));
            }
        }
    }

    /** The sequence that a column owned is nobody's any more, or gone with its identity. */
    void dropIdentity(int table, Column column) {
        for (Sequence sequence : step.catalog().sequencesOf(step.draft().relation(table), column)) {
            if (sequence.isIdentity()) {
                new Drops(step.draft()).relation(sequence.id());
            }
        }
    }

    private Sequence add(Sequence made, Optional<Origin> origin) {
        return (Sequence) step.draft().add(new Owners(step).owned(made.withOrigin(origin), ObjectKind.SEQUENCE));
    }

    private void owner(Sequence sequence, SequenceOptions options) {
        if (options.ownedBy().isEmpty()) {
            return;
        }
        SequenceOwner owner = options.ownedBy().get();
        Dependant dependant = new Dependant(sequence.id(), Dependant.Part.OWNED, "");
        if (owner.table().isEmpty() || owner.column().isEmpty()) {
            step.draft().put(sequence.withOwnerColumn(0, 0));
            step.draft().unlink(dependant);
            return;
        }
        Optional<Table> table = step.table(owner.table().get(), false);
        Optional<Column> column =
                table.flatMap(found -> step.column(found, owner.column().get()));
        if (column.isPresent()) {
            link(step.draft()
                    .put(sequence.withOwnerColumn(table.get().id(), column.get().number())));
        }
    }

    private void link(Sequence sequence) {
        step.draft()
                .link(
                        new Dependant(sequence.id(), Dependant.Part.OWNED, ""),
                        List.of(new Reference(sequence.ownerTable().orElse(0), sequence.ownerColumn())));
    }
}
