package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.LikeClause;
import java.util.Map;
import java.util.Optional;

/** Copies what {@code LIKE} takes from another table. */
final class LikeClauses {

    private final Step step;

    LikeClauses(Step step) {
        this.step = step;
    }

    void like(int table, LikeClause like) {
        if (step.find(like.table()).isEmpty()) {
            Optional<UserType> type = Lookup.type(
                            step.catalog(),
                            step.session(),
                            like.table().schema(),
                            like.table().name())
                    .filter(found -> found.kind() == UserType.Kind.COMPOSITE);
            if (type.isPresent()) {
                type.get().attributes().forEach(attribute -> step.draft().addColumn(table, attribute));
                return;
            }
        }
        Optional<Relation> source = step.relation(like.table(), false);
        if (source.isEmpty()) {
            return;
        }
        if (source.get().knowledge() != Knowledge.KNOWN) {
            step.draft().put(step.draft().table(table).withKnowledge(Knowledge.UNCERTAIN));
        }
        for (Column column : source.get().columns()) {
            if (step.draft().relation(table).column(column.name()).isPresent()) {
                continue;
            }
            boolean defaults = includes(like, "defaults");
            boolean generated = includes(like, "generated");
            boolean identity = includes(like, "identity") && column.identity() != IdentityKind.NONE;
            Column copy = Column.of(column.name(), 0, column.type(), step.origin(like))
                    .withType(column.type(), column.collation())
                    .withNotNull(column.notNull())
                    .withDefault(defaults ? column.defaultValue() : Optional.empty())
                    .withGenerated(generated ? column.generated() : Optional.empty(), column.stored());
            if (defaults && column.serial()) {
                copy = copy.withSerial();
            }
            Column added = step.draft().addColumn(table, copy);
            if (includes(like, "comments")) {
                new Comments(step).copy(Commented.column(source.get().id(), column), Commented.column(table, added));
            }
            if (identity) {
                new SequenceStatements(step).own(table, added, true, Optional.empty(), settings(source.get(), column));
                step.draft().putColumn(table, added.withIdentity(column.identity()));
            }
            if (defaults && column.serial()) {
                step.draft()
                        .link(
                                Dependant.column(table, Dependant.Part.DEFAULT, added.number()),
                                step.catalog().sequencesOf(source.get(), column).stream()
                                        .map(sequence -> Reference.to(sequence.id()))
                                        .toList());
            }
            if (defaults && column.defaultValue().isPresent()) {
                new ColumnDefinitions(step)
                        .linkDefault(table, added, column.defaultValue().get());
            }
        }
        if (includes(like, "constraints") && source.get() instanceof Table known) {
            known.constraints().values().stream()
                    .filter(constraint -> constraint.kind() == ConstraintKind.CHECK)
                    .filter(constraint -> step.draft()
                            .table(table)
                            .constraints()
                            .find(constraint.name())
                            .isEmpty())
                    .forEach(constraint -> step.draft()
                            .addConstraint(
                                    table,
                                    Tables.valid(constraint)
                                            .withInherited(false)
                                            .withLocal(true)));
        }
    }

    /** What is said of the sequence of an identity column. */
    private Map<String, String> settings(Relation relation, Column column) {
        return step.catalog().sequencesOf(relation, column).stream()
                .filter(Sequence::isIdentity)
                .findFirst()
                .<Map<String, String>>map(Sequence::settings)
                .orElse(Map.of());
    }

    static boolean includes(LikeClause like, String what) {
        boolean included = like.including().stream()
                .anyMatch(each -> each.value().equals(what) || each.value().equals("all"));
        return included
                && like.excluding().stream().noneMatch(each -> each.value().equals(what));
    }
}
