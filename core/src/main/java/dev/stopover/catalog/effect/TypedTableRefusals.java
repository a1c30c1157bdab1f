package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.Rename;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses of typed tables and of the composite types that tables or columns are of. */
final class TypedTableRefusals {

    private static final String WRONG_KIND = "42809";
    private static final String DATATYPE_MISMATCH = "42804";
    private static final String DEPENDENT = "2BP01";

    private final Situation situation;
    private final Touches touches;

    TypedTableRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** The columns of a typed table are those of its type. */
    void alter(Table table, AlterTableAction action) {
        if (action instanceof OfType of) {
            of(table, of);
            return;
        }
        if (situation.typeOf(table).isEmpty()) {
            return;
        }
        if (action instanceof AddColumn) {
            touches.refuse(WRONG_KIND, "cannot add column to typed table");
        } else if (action instanceof DropColumn) {
            touches.refuse(WRONG_KIND, "cannot drop column from typed table");
        } else if (action instanceof AlterColumnType) {
            touches.refuse(WRONG_KIND, "cannot alter column type of typed table");
        }
    }

    void rename(Rename rename) {
        Optional<Table> table = rename.object().table().flatMap(situation.before()::table);
        if (rename.kind() == ObjectKind.COLUMN
                && table.flatMap(situation::typeOf).isPresent()) {
            touches.refuse(WRONG_KIND, "cannot rename column of typed table");
        }
        if (rename.kind() != ObjectKind.ATTRIBUTE) {
            return;
        }
        Optional<UserType> type =
                rename.object().table().flatMap(situation.before()::type).filter(this::isCertain);
        if (type.isEmpty()) {
            return;
        }
        if (!rename.cascade()) {
            typed(type.get());
        }
        touches.at(rename.object().name());
        String name = rename.object().name().name();
        if (type.get().attribute(name).isEmpty()) {
            touches.refuse("42703", "column \"%s\" does not exist".formatted(name));
        } else if (type.get().attribute(rename.to().value()).isPresent()) {
            exists(type.get(), rename.to());
        }
    }

    /** {@code ALTER TYPE} of a composite type. */
    void type(AlterTable alter, AlterTableAction action) {
        Optional<UserType> found = situation.before().type(alter.table()).filter(this::isCertain);
        if (found.isEmpty()) {
            return;
        }
        UserType type = found.get();
        if (type.kind() != UserType.Kind.COMPOSITE) {
            touches.at(alter.table());
            touches.refuse(
                    "42P01",
                    "relation \"%s\" does not exist".formatted(alter.table().joined()));
            return;
        }
        if (action instanceof AddColumn add) {
            if (!add.cascade()) {
                typed(type);
            }
            if (type.attribute(add.column().name().value()).isPresent()) {
                exists(type, add.column().name());
            }
        } else if (action instanceof DropColumn drop) {
            if (!drop.cascade()) {
                typed(type);
            }
            if (!drop.ifExists()) {
                known(type, drop.column());
            }
        } else if (action instanceof AlterColumnType change) {
            if (!change.cascade()) {
                typed(type);
            }
            known(type, change.column());
            new TypeUses(situation)
                    .column(type.id(), true)
                    .ifPresent(column -> touches.refuse(
                            "0A000",
                            "cannot alter type \"%s\" because column \"%s\" uses it"
                                    .formatted(type.name().name(), column)));
        }
    }

    private boolean isCertain(UserType type) {
        return type.knowledge() == Knowledge.KNOWN;
    }

    private void typed(UserType type) {
        boolean typed = situation.catalog().dependantsOf(type.id()).stream()
                .flatMap(dependant -> situation.catalog().table(dependant.object()).stream())
                .anyMatch(table -> table.isKnown()
                        && situation.typeOf(table).filter(type::equals).isPresent());
        if (typed) {
            touches.refuse(
                    DEPENDENT,
                    "cannot alter type \"%s\" because it is the type of a typed table"
                            .formatted(type.name().name()));
        }
    }

    private void exists(UserType type, Identifier name) {
        touches.at(name);
        touches.refuse(
                "42701",
                "column \"%s\" of relation \"%s\" already exists"
                        .formatted(name.value(), type.name().name()));
    }

    private void known(UserType type, Identifier name) {
        if (type.attribute(name.value()).isEmpty()) {
            touches.at(name);
            touches.refuse(
                    "42703",
                    "column \"%s\" of relation \"%s\" does not exist"
                            .formatted(name.value(), type.name().name()));
        }
    }

    /** {@code ALTER TABLE … OF}: the table has to have the columns of the type, in their order, and no others. */
    private void of(Table table, OfType of) {
        if (!table.isKnown()) {
            return;
        }
        if (!table.parents().isEmpty()) {
            touches.refuse(WRONG_KIND, "typed tables cannot inherit");
        }
        Optional<UserType> type = situation
                .catalog()
                .type(situation.before().type(of.type()).id())
                .filter(found -> found.kind() == UserType.Kind.COMPOSITE && isCertain(found));
        if (type.isEmpty()) {
            return;
        }
        List<Column> attributes = type.get().attributes();
        List<Column> columns = table.columns();
        for (int i = 0; i < attributes.size(); i++) {
            String name = attributes.get(i).name();
            if (i >= columns.size()) {
                touches.refuse(DATATYPE_MISMATCH, "table is missing column \"%s\"".formatted(name));
            } else if (!columns.get(i).name().equals(name)) {
                touches.refuse(
                        DATATYPE_MISMATCH,
                        "table has column \"%s\" where type requires \"%s\""
                                .formatted(columns.get(i).name(), name));
            } else if (situation.differ(columns.get(i).type(), attributes.get(i).type())) {
                touches.refuse(
                        DATATYPE_MISMATCH,
                        "table \"%s\" has different type for column \"%s\""
                                .formatted(table.name().name(), name));
            }
        }
        if (columns.size() > attributes.size()) {
            touches.refuse(
                    DATATYPE_MISMATCH,
                    "table has extra column \"%s\""
                            .formatted(columns.get(attributes.size()).name()));
        }
    }
}
