package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Persistence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of a new table as a whole: its constraints, storage parameters and schema. */
final class NewTableRefusals {

    private static final String INVALID_TABLE = "42P16";
    private static final Set<String> UNREADABLE = Set.of("ctid", "xmin", "xmax", "cmin", "cmax");

    private final Situation situation;
    private final Touches touches;

    NewTableRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(CreateTable create) {
        schema(create);
        parameters(create);
        Optional<Table> made = situation
                .after()
                .relation(create.table())
                .filter(Table.class::isInstance)
                .map(Table.class::cast);
        boolean known = situation
                .before()
                .relation(create.table())
                .filter(Relation::isKnown)
                .isEmpty();
        if (made.isEmpty() || !known) {
            return;
        }
        for (ColumnDefinition column : create.columns()) {
            new ColumnTypeRefusals(situation, touches).find(column, made.get());
            Optional<Column> own = made.get().column(column.name().value());
            column.constraints().forEach(constraint -> constraint(create, made.get(), List.of(own), constraint));
        }
        for (Constraint constraint : create.constraints()) {
            List<Optional<Column>> columns = constraint instanceof ForeignKeyConstraint key
                    ? key.columns().stream()
                            .map(name -> made.get().column(name.value()))
                            .toList()
                    : List.of();
            constraint(create, made.get(), columns, constraint);
        }
    }

    private void schema(CreateTable create) {
        touches.at(create.table());
        Optional<String> schema = create.table().schema();
        if (create.persistence() == Persistence.TEMPORARY
                && schema.filter(name -> !name.startsWith("pg_temp")).isPresent()) {
            touches.refuse(INVALID_TABLE, "cannot create temporary relation in non-temporary schema");
        }
        if (create.persistence() == Persistence.UNLOGGED
                && schema.filter("pg_temp"::equals).isPresent()) {
            touches.refuse(INVALID_TABLE, "only temporary relations may be created in temporary schemas");
        }
    }

    private void parameters(CreateTable create) {
        if (create.options().isEmpty() || create.accessMethod().isPresent()) {
            return;
        }
        boolean oids = create.options().stream().allMatch(NewTableRefusals::isOids);
        if (create.partitionBy().isPresent() && !oids) {
            touches.at(create.options().get(0));
            touches.refuse(
                    situation.major() < 16 ? "22023" : "42809",
                    situation.major() < 16
                            ? "unrecognized parameter \"%s\""
                                    .formatted(create.options().get(0).name().value())
                            : "cannot specify storage parameters for a partitioned table");
            return;
        }
        new StorageParameters(touches, situation.major()).set(StorageParameters.Owner.HEAP, create.options());
    }

    private static boolean isOids(Option option) {
        return option.name().value().equals("oids")
                && option.value().map(OptionValue::text).filter("false"::equals).isPresent();
    }

    private void constraint(CreateTable create, Table made, List<Optional<Column>> columns, Constraint constraint) {
        if (constraint instanceof ForeignKeyConstraint key) {
            new ForeignKeyRefusals(situation, touches).refuse(Optional.of(made), columns, key, situation.after());
        } else if (constraint instanceof CheckConstraint check) {
            check(create, check);
        }
    }

    private void check(CreateTable create, CheckConstraint check) {
        if (check.noInherit() && create.partitionBy().isPresent()) {
            touches.at(check);
            touches.refuse(
                    INVALID_TABLE,
                    "cannot add NO INHERIT constraint to partitioned table \"%s\""
                            .formatted(create.table().name()));
        }
        Mentions mentions = situation.answers().mentions(check.expression());
        for (int i = 0; i < mentions.size() && mentions.isComplete(); i++) {
            int at = i;
            boolean column =
                    mentions.is(i, MentionRole.COLUMN) && mentions.parts(i).size() == 1;
            if (column && UNREADABLE.contains(mentions.value(i))) {
                touches.at(() -> mentions.range(at));
                touches.refuse(
                        "42P10",
                        "system column \"%s\" reference in check constraint is invalid".formatted(mentions.value(i)));
            }
        }
    }
}
