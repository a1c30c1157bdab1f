package dev.stopover.catalog.typing;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.UserType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that expressions can have over a catalog: PostgreSQL's own and those that the history made. */
final class TypeSystem {

    private final Catalog catalog;
    private final List<String> searchPath;
    private final Map<Integer, Type> made = new HashMap<>();

    TypeSystem(Catalog catalog, Session session) {
        this.catalog = catalog;
        this.searchPath = Lookup.schemas(session);
    }

    Catalog catalog() {
        return catalog;
    }

    /** One of PostgreSQL's own, by its name in pg_type; an array has an underscore before that of its elements. */
    static Type named(String name) {
        Type found = BuiltIn.BY_NAME.get(name);
        if (found == null && name.startsWith("_")) {
            return named(name.substring(1)).array();
        }
        return found == null ? Type.OPEN : found;
    }

    /** The type that a column or another object of the catalog has. */
    Type of(DataType type) {
        if (!type.isKnown()) {
            return Type.OPEN;
        }
        Type single = type.id() == 0 ? builtIn(type) : made(type.id());
        return type.isArray() ? single.array() : single;
    }

    private static Type builtIn(DataType type) {
        Type found = type.schema().isPresent() ? null : BuiltIn.BY_FORMAT.get(type.name());
        return found != null ? found : type.schema().isPresent() ? Type.OPEN : named(type.name());
    }

    private Type made(int id) {
        Type known = made.get(id);
        if (known != null) {
            return known;
        }
        Optional<UserType> type = catalog.type(id);
        Type found = type.map(this::user)
                .or(() -> catalog.relation(id).map(this::row))
                .orElse(Type.OPEN);
        made.put(id, found);
        // What a domain narrows is found after it is known itself, so that none is looked for twice.
        if (found.is(Type.Kind.DOMAIN)) {
            found.inner(of(type.orElseThrow().base().orElse(DataType.UNKNOWN)));
        }
        return found;
    }

    private Type user(UserType type) {
        DataType data = new DataType(
                type.id(), Optional.of(type.name().schema()), type.name().name(), List.of(), "", 0);
        if (type.knowledge() != Knowledge.KNOWN) {
            return Type.OPEN;
        }
        return switch (type.kind()) {
            case ENUM -> new Type(data, Type.Kind.ENUM, 'E', false, false);
            case COMPOSITE -> new Type(data, Type.Kind.COMPOSITE, 'C', false, false);
            case DOMAIN -> new Type(data, Type.Kind.DOMAIN, '?', false, true);
            case RANGE, BASE -> Type.OPEN;
        };
    }

    private Type row(Relation relation) {
        DataType data = new DataType(
                relation.id(),
                Optional.of(relation.name().schema()),
                relation.name().name(),
                List.of(),
                "",
                0);
        return new Type(data, Type.Kind.COMPOSITE, 'C', false, false);
    }

    /** As {@code format_type} prints it here. */
    String printed(Type type) {
        return type.isKnown() ? type.data().printed(searchPath) : "?";
    }

    /** PostgreSQL's own, read when first asked for. */
    private static final class BuiltIn {

        private static final Map<String, Type> BY_NAME = new HashMap<>();
        private static final Map<String, Type> BY_FORMAT = new HashMap<>();

        static {
            Map<String, String> inner = new HashMap<>();
            NamedLines.read("types").forEach((name, entry) -> {
                String[] words = entry.split(" ", 6);
                char kind = words[0].charAt(words[0].length() - 1);
                // What the oldest has otherwise does not count.
                if (entry.charAt(0) != '-' || !BY_NAME.containsKey(name)) {
                    DataType data = DataType.of(words[5]);
                    Type type =
                            new Type(data, kind(kind), words[1].charAt(0), words[2].equals("+"), words[3].equals("c"));
                    BY_NAME.put(name, type);
                    BY_FORMAT.put(words[5], type);
                    inner.put(name, words[4]);
                }
            });
            inner.forEach((name, other) -> {
                Type type = BY_NAME.get(name);
                if (type.is(Type.Kind.RANGE) || type.is(Type.Kind.MULTIRANGE)) {
                    type.inner(BY_NAME.get(other));
                }
            });
        }

        private static Type.Kind kind(char letter) {
            return switch (letter) {
                case 'r' -> Type.Kind.RANGE;
                case 'm' -> Type.Kind.MULTIRANGE;
                case 'p' -> Type.Kind.PSEUDO;
                default -> Type.Kind.BASE;
            };
        }
    }
}
