package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of the type of a column, and of what a type allows its column. */
final class ColumnTypeRefusals {

    private static final Set<String> PSEUDO = Set.of(
            "unknown",
            "cstring",
            "any",
            "anyelement",
            "anyarray",
            "anynonarray",
            "anyenum",
            "anyrange",
            "anymultirange",
            "anycompatible",
            "anycompatiblearray",
            "anycompatiblenonarray",
            "anycompatiblerange",
            "anycompatiblemultirange",
            "record",
            "trigger",
            "event_trigger",
            "void",
            "internal",
            "language_handler",
            "fdw_handler",
            "table_am_handler",
            "index_am_handler",
            "tsm_handler",
            "pg_ddl_command");

    /** Types whose values are all of one length, which cannot be stored elsewhere nor compressed. */
    private static final Set<String> FIXED = Set.of(
            "smallint",
            "integer",
            "bigint",
            "real",
            "double precision",
            "boolean",
            "date",
            "time without time zone",
            "time with time zone",
            "timestamp without time zone",
            "timestamp with time zone",
            "interval",
            "uuid",
            "oid",
            "name",
            "point",
            "money");

    private static final Set<String> COUNTERS = Set.of("smallint", "integer", "bigint");

    private final Situation situation;
    private final Touches touches;

    ColumnTypeRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(ColumnDefinition column, Relation table) {
        Optional<DataType> type = table.column(column.name().value()).map(Column::type);
        column.type().ifPresent(written -> pseudo(column.name(), written));
        if (type.isEmpty()) {
            return;
        }
        touches.at(column);
        boolean counts = COUNTERS.contains(type.get().name()) && !type.get().isArray();
        if (column.identity().isPresent()
                && !counts
                && TypeChanges.isBuiltIn(type.get().name())) {
            touches.refuse("22023", "identity column type must be smallint, integer, or bigint");
        }
        column.storage().ifPresent(storage -> storage(type.get(), storage));
        column.compression().ifPresent(method -> compression(type.get(), method));
    }

    /** Whether no column can be of a type. */
    static boolean isPseudo(TypeName type) {
        return PSEUDO.contains(type.name())
                && (type.arrayDimensions() == 0 || type.name().equals("record"))
                && type.schema().filter(schema -> !schema.equals("pg_catalog")).isEmpty();
    }

    void pseudo(Identifier column, TypeName type) {
        if (isPseudo(type)) {
            touches.at(column);
            touches.refuse("42P16", "column \"%s\" has pseudo-type %s".formatted(column.value(), type.canonical()));
        }
    }

    /** A row that holds a row of its own type would have no end. */
    void itself(Relation table, TypeName written) {
        Set<Integer> seen = new HashSet<>();
        Deque<DataType> open = new ArrayDeque<>(List.of(situation.before().type(written)));
        while (!open.isEmpty()) {
            DataType next = open.remove();
            if (next.id() == table.id()) {
                touches.at(written);
                touches.refuse(
                        "42P16",
                        "composite type %s cannot be made a member of itself"
                                .formatted(table.name().name()));
                return;
            }
            if (next.id() == 0 || !seen.add(next.id())) {
                continue;
            }
            Optional<UserType> type = situation.catalog().type(next.id());
            type.flatMap(UserType::base).ifPresent(open::add);
            type.ifPresent(known -> known.attributes().forEach(attribute -> open.add(attribute.type())));
            situation
                    .catalog()
                    .relation(next.id())
                    .ifPresent(row -> row.columns().forEach(column -> open.add(column.type())));
        }
    }

    void storage(DataType type, Identifier storage) {
        String mode = storage.value().toLowerCase(Locale.ROOT);
        touches.at(storage);
        if (!Set.of("plain", "external", "extended", "main", "default").contains(mode)) {
            touches.refuse("22023", "invalid storage type \"%s\"".formatted(storage.value()));
        } else if (isFixed(type) && !mode.equals("plain") && !mode.equals("default")) {
            touches.refuse("0A000", "column data type %s can only have storage PLAIN".formatted(type.canonical()));
        }
    }

    void compression(DataType type, Identifier method) {
        touches.at(method);
        if (isFixed(type)) {
            touches.refuse("0A000", "column data type %s does not support compression".formatted(type.canonical()));
        } else if (!Set.of("pglz", "lz4", "default").contains(method.value())) {
            touches.refuse("22023", "invalid compression method \"%s\"".formatted(method.value()));
        }
    }

    private static boolean isFixed(DataType type) {
        return FIXED.contains(type.name()) && !type.isArray();
    }
}
