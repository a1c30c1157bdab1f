package dev.stopover.parser;

import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads names of types ({@code Typename} and {@code func_type} in PostgreSQL's grammar). */
public final class Types {

    /** What {@code format_type} prints for the names that stand in {@code pg_type}. */
    private static final Map<String, String> CANONICAL = Map.ofEntries(
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("bool", "boolean"),
            Map.entry("varchar", "character varying"),
            Map.entry("bpchar", "character"),
            Map.entry("varbit", "bit varying"),
            Map.entry("decimal", "numeric"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("time", "time without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("serial2", "smallserial"),
            Map.entry("serial4", "serial"),
            Map.entry("serial8", "bigserial"));

    private final Cursor cursor;
    private final Expressions expressions;

    Types(Cursor cursor, Expressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** A type, perhaps {@code SETOF} ({@code Typename}). */
    public TypeName typeName() {
        return typeName(false);
    }

    /** A type, perhaps {@code SETOF} or {@code table.column%TYPE} ({@code func_type}). */
    TypeName functionType() {
        return typeName(true);
    }

    /** Passes over a type that is neither an array nor a set ({@code SimpleTypename}). */
    void simpleTypeName() {
        int from = cursor.position();
        int mark = cursor.mark();
        simple(false);
        cursor.mention(MentionRole.TYPE, from, mark);
    }

    /** A type known by its name alone. */
    TypeName named(QualifiedName name) {
        return new TypeName(name.range(), name.schema(), name.name(), List.of(), 0, false, false);
    }

    private TypeName typeName(boolean references) {
        int from = cursor.position();
        int mark = cursor.mark();
        boolean setOf = cursor.accept(Keyword.SETOF);
        Simple simple = simple(references);
        int dimensions = simple.reference ? 0 : dimensions();
        cursor.mention(MentionRole.TYPE, from, mark);
        return new TypeName(
                cursor.rangeFrom(from),
                simple.schema,
                simple.name,
                simple.modifiers,
                dimensions,
                setOf,
                simple.reference);
    }

    private int dimensions() {
        if (cursor.accept(Keyword.ARRAY)) {
            if (cursor.accept(TokenKind.LEFT_BRACKET)) {
                cursor.integer();
                cursor.expect(TokenKind.RIGHT_BRACKET);
            }
            return 1;
        }
        int dimensions = 0;
        while (cursor.accept(TokenKind.LEFT_BRACKET)) {
            if (!cursor.at(TokenKind.RIGHT_BRACKET)) {
                cursor.integer();
            }
            cursor.expect(TokenKind.RIGHT_BRACKET);
            dimensions++;
        }
        return dimensions;
    }

    private record Simple(Optional<String> schema, String name, List<Integer> modifiers, boolean reference) {

        Simple(String name) {
            this(Optional.empty(), name, List.of(), false);
        }

        Simple(String name, List<Integer> modifiers) {
            this(Optional.empty(), name, modifiers, false);
        }
    }

    /** A type that may stand before a string constant ({@code ConstTypename}), which has a form of its own. */
    boolean atConstantType() {
        return switch (cursor.keyword()) {
            case INT,
                    INTEGER,
                    SMALLINT,
                    BIGINT,
                    REAL,
                    FLOAT,
                    DECIMAL,
                    DEC,
                    NUMERIC,
                    BOOLEAN,
                    BIT,
                    CHARACTER,
                    CHAR,
                    VARCHAR,
                    NATIONAL,
                    NCHAR,
                    TIMESTAMP,
                    TIME,
                    INTERVAL,
                    JSON -> true;
            case DOUBLE -> cursor.keyword(1) == Keyword.PRECISION;
            default -> false;
        };
    }

    /** Passes over such a type without the fields of an interval, which follow its constant. */
    void constantType() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(Keyword.INTERVAL)) {
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                precision();
            }
        } else {
            simple(false);
        }
        cursor.mention(MentionRole.TYPE, from, mark);
    }

    private Simple simple(boolean references) {
        Keyword keyword = cursor.keyword();
        switch (keyword) {
            case INT, INTEGER -> {
                return word("integer");
            }
            case SMALLINT -> {
                return word("smallint");
            }
            case BIGINT -> {
                return word("bigint");
            }
            case REAL -> {
                return word("real");
            }
            case BOOLEAN -> {
                return word("boolean");
            }
            case JSON -> {
                return word("json");
            }
            case FLOAT -> {
                cursor.advance();
                return new Simple(!precision().stream().allMatch(bits -> bits > 24) ? "real" : "double precision");
            }
            case DECIMAL, DEC, NUMERIC -> {
                cursor.advance();
                return new Simple("numeric", modifiers());
            }
            case BIT -> {
                return bit();
            }
            case CHARACTER, CHAR, VARCHAR, NATIONAL, NCHAR -> {
                return character(keyword);
            }
            case TIMESTAMP, TIME -> {
                return time(keyword == Keyword.TIMESTAMP ? "timestamp" : "time");
            }
            case INTERVAL -> {
                return interval();
            }
            default -> {
                if (cursor.accept(Keyword.DOUBLE, Keyword.PRECISION)) {
                    return new Simple("double precision");
                }
                return generic(references);
            }
        }
    }

    private Simple word(String name) {
        cursor.advance();
        return new Simple(name);
    }

    private Simple bit() {
        cursor.advance();
        boolean varying = cursor.accept(Keyword.VARYING);
        List<Integer> length = modifiers();
        if (varying) {
            return new Simple("bit varying", length);
        }
        return new Simple("bit", length.isEmpty() ? List.of(1) : length);
    }

    private Simple character(Keyword keyword) {
        cursor.advance();
        boolean varying = keyword == Keyword.VARCHAR;
        if (keyword == Keyword.NATIONAL && !cursor.accept(Keyword.CHARACTER)) {
            cursor.expect(Keyword.CHAR);
        }
        if (!varying) {
            varying = cursor.accept(Keyword.VARYING);
        }
        List<Integer> length = precision();
        if (varying) {
            return new Simple("character varying", length);
        }
        return new Simple("character", length.isEmpty() ? List.of(1) : length);
    }

    private Simple time(String name) {
        cursor.advance();
        List<Integer> precision = precision();
        if (cursor.at(Keyword.WITH, Keyword.TIME)) {
            cursor.advance();
            cursor.expect(Keyword.TIME, Keyword.ZONE);
            return new Simple(name + " with time zone", precision);
        }
        if (cursor.at(Keyword.WITHOUT, Keyword.TIME)) {
            cursor.advance();
            cursor.expect(Keyword.TIME, Keyword.ZONE);
        }
        return new Simple(name + " without time zone", precision);
    }

    private Simple interval() {
        cursor.advance();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            return new Simple("interval", precision());
        }
        intervalFields();
        return new Simple("interval");
    }

    /** {@code YEAR TO MONTH} and its kin, if they stand here ({@code opt_interval}). */
    void intervalFields() {
        switch (cursor.keyword()) {
            case YEAR -> {
                cursor.advance();
                cursor.accept(Keyword.TO, Keyword.MONTH);
            }
            case MONTH -> cursor.advance();
            case DAY -> {
                cursor.advance();
                if (cursor.accept(Keyword.TO) && !cursor.accept(Keyword.HOUR) && !cursor.accept(Keyword.MINUTE)) {
                    second();
                }
            }
            case HOUR -> {
                cursor.advance();
                if (cursor.accept(Keyword.TO) && !cursor.accept(Keyword.MINUTE)) {
                    second();
                }
            }
            case MINUTE -> {
                cursor.advance();
                if (cursor.accept(Keyword.TO)) {
                    second();
                }
            }
            case SECOND -> second();
            default -> {}
        }
    }

    private void second() {
        cursor.expect(Keyword.SECOND);
        precision();
    }

    /** One number in parentheses, if it stands here. */
    private List<Integer> precision() {
        if (!cursor.accept(TokenKind.LEFT_PAREN)) {
            return List.of();
        }
        int value = (int) Math.min(Integer.MAX_VALUE, cursor.integer());
        cursor.expect(TokenKind.RIGHT_PAREN);
        return List.of(value);
    }

    private Simple generic(boolean references) {
        boolean quoted = cursor.kind() == TokenKind.QUOTED_IDENTIFIER || cursor.kind() == TokenKind.UNICODE_IDENTIFIER;
        Identifier name = cursor.typeOrFunctionName();
        Optional<String> schema = Optional.empty();
        while (cursor.accept(TokenKind.DOT)) {
            schema = Optional.of(schema.map(before -> before + ".").orElse("") + name.value());
            quoted = cursor.kind() == TokenKind.QUOTED_IDENTIFIER || cursor.kind() == TokenKind.UNICODE_IDENTIFIER;
            name = cursor.label();
        }
        if (references
                && schema.isPresent()
                && cursor.at(TokenKind.OPERATOR)
                && cursor.text().equals("%")
                && cursor.keyword(1) == Keyword.TYPE) {
            cursor.advance();
            cursor.advance();
            return new Simple(schema, name.value(), List.of(), true);
        }
        List<Integer> modifiers = modifiers();
        boolean system = schema.isEmpty() || schema.get().equals("pg_catalog");
        String canonical = quoted && name.value().equals("char") ? "\"char\"" : CANONICAL.get(name.value());
        if (system && canonical != null) {
            return new Simple(Optional.empty(), canonical, modifiers, false);
        }
        return new Simple(schema, name.value(), modifiers, false);
    }

    /** Modifiers in parentheses, if they stand here; none unless all are whole numbers. */
    private List<Integer> modifiers() {
        if (!cursor.accept(TokenKind.LEFT_PAREN)) {
            return List.of();
        }
        List<Integer> numbers = new ArrayList<>();
        boolean plain = true;
        do {
            int from = cursor.position();
            boolean negative = cursor.at(TokenKind.MINUS) && cursor.kind(1) == TokenKind.INTEGER;
            int index = negative ? cursor.tokens().significant(from + 1) : cursor.atEnd() ? 0 : cursor.index();
            expressions.calls().argument();
            boolean number = cursor.position() - from == (negative ? 2 : 1)
                    && cursor.tokens().kind(index) == TokenKind.INTEGER;
            plain &= number;
            if (number) {
                long value = Cursor.integerValue(cursor.tokens().text(index));
                numbers.add((int) Math.min(Integer.MAX_VALUE, value) * (negative ? -1 : 1));
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
        return plain ? numbers : List.of();
    }
}
