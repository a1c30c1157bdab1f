package dev.stopover.catalog.typing;

import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Session;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.TypeName;
import java.util.List;
import java.util.Optional;

/** The types whose names a query or expression mentions. */
final class WrittenTypes {

    private final Mentions mentions;
    private final Tokens tokens;
    private final TypeSystem types;
    private final Session session;

    WrittenTypes(Mentions mentions, TypeSystem types, Session session) {
        this.mentions = mentions;
        this.tokens = mentions.tokens();
        this.types = types;
        this.session = session;
    }

    /** The type that a mention of one names, without modifiers; for one of the serial types, nothing is known. */
    Type at(int mention) {
        int at = mentions.first(mention);
        at += keyword(at) == Keyword.SETOF && at < mentions.last(mention) ? 1 : 0;
        String word = word(at);
        Type single = word.isEmpty() ? named(mention, at) : TypeSystem.named(word);
        return isArray(at, mentions.last(mention)) ? single.array() : single;
    }

    private Keyword keyword(int at) {
        return tokens.keyword(tokens.significant(at));
    }

    /** The name in pg_type of a type that the grammar knows by words of its own; empty if it is none. */
    private String word(int at) {
        return switch (keyword(at)) {
            case INT, INTEGER -> "int4";
            case SMALLINT -> "int2";
            case BIGINT -> "int8";
            case REAL -> "float4";
            case BOOLEAN -> "bool";
            case JSON -> "json";
            case FLOAT -> single(at) ? "float4" : "float8";
            case DOUBLE -> keyword(at + 1) == Keyword.PRECISION ? "float8" : "";
            case DECIMAL, DEC, NUMERIC -> "numeric";
            case BIT -> keyword(at + 1) == Keyword.VARYING ? "varbit" : "bit";
            case VARCHAR -> "varchar";
            case CHARACTER, CHAR, NCHAR -> keyword(at + 1) == Keyword.VARYING ? "varchar" : "bpchar";
            case NATIONAL -> keyword(at + 2) == Keyword.VARYING ? "varchar" : "bpchar";
            case TIMESTAMP -> zoned(at) ? "timestamptz" : "timestamp";
            case TIME -> zoned(at) ? "timetz" : "time";
            case INTERVAL -> "interval";
            default -> "";
        };
    }

    /** Whether FLOAT has so few bits that it is a real. */
    private boolean single(int at) {
        if (tokens.kind(tokens.significant(at + 1)) != TokenKind.LEFT_PAREN) {
            return false;
        }
        String bits = tokens.value(tokens.significant(at + 2));
        return bits.length() < 2 || bits.length() == 2 && bits.compareTo("25") < 0;
    }

    private boolean zoned(int at) {
        int next = at + 1;
        if (tokens.kind(tokens.significant(next)) == TokenKind.LEFT_PAREN) {
            next += 3;
        }
        return keyword(next) == Keyword.WITH && keyword(next + 1) == Keyword.TIME;
    }

    private Type named(int mention, int at) {
        List<String> parts = mentions.parts(mention);
        String name = parts.get(parts.size() - 1);
        Optional<String> schema = parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
        if (parts.size() > 2) {
            return Type.OPEN;
        }
        if (schema.filter(written -> !written.equals("pg_catalog")).isEmpty()) {
            boolean alias = name.equals("decimal") && tokens.kind(tokens.significant(at)) == TokenKind.IDENTIFIER;
            Type own = TypeSystem.named(alias ? "numeric" : name);
            if (own.isKnown() || schema.isPresent()) {
                return own;
            }
        }
        return types.of(Lookup.dataType(
                types.catalog(),
                session,
                new TypeName(mentions.range(mention), schema, name, List.of(), 0, false, false)));
    }

    private boolean isArray(int first, int last) {
        for (int at = first; at <= last; at++) {
            if (tokens.kind(tokens.significant(at)) == TokenKind.LEFT_BRACKET || keyword(at) == Keyword.ARRAY) {
                return true;
            }
        }
        return false;
    }
}
