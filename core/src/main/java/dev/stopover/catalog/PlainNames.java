package dev.stopover.catalog;

import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import java.util.Locale;

/** The names of objects of which the catalog knows no more than their kind and name, and PostgreSQL's words for them. */
public final class PlainNames {

    private PlainNames() {}

    /** The name under which an object stands, with a schema where its kind lies in one. */
    public static String of(Catalog catalog, Session session, ObjectReference object) {
        if (!liesInSchema(object.kind())) {
            return object.name().joined();
        }
        String name = Lookup.target(catalog, session, object.name()).joined();
        return object.table().isPresent() && isOfMethod(object.kind()) ? name + method(object) : name;
    }

    /** The same name in another schema, or another name in the same. */
    public static String moved(ObjectReference object, String from, String toSchema, String toName) {
        String method = isOfMethod(object.kind()) ? method(object) : "";
        String name = from.substring(0, from.length() - method.length());
        int dot = name.lastIndexOf('.');
        String schema = toSchema.isEmpty() ? name.substring(0, dot + 1) : toSchema + ".";
        return schema + (toName.isEmpty() ? name.substring(dot + 1) : toName) + method;
    }

    /** Whether objects of a kind lie in schemas. */
    public static boolean liesInSchema(ObjectKind kind) {
        return switch (kind) {
            case COLLATION,
                    CONVERSION,
                    OPERATOR,
                    OPERATOR_CLASS,
                    OPERATOR_FAMILY,
                    STATISTICS,
                    TEXT_SEARCH_CONFIGURATION,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_TEMPLATE -> true;
            default -> false;
        };
    }

    private static boolean isOfMethod(ObjectKind kind) {
        return kind == ObjectKind.OPERATOR_CLASS || kind == ObjectKind.OPERATOR_FAMILY;
    }

    private static String method(ObjectReference object) {
        return object.table().map(QualifiedName::name).map(" USING "::concat).orElse("");
    }

    /** How PostgreSQL's messages call an object, after the name under which it stands. */
    public static String quoted(ObjectKind kind, String name) {
        int using = isOfMethod(kind) ? name.lastIndexOf(" USING ") : -1;
        String plain = using < 0 ? name : name.substring(0, using);
        if (kind == ObjectKind.CAST) {
            return "cast from type " + plain.replace(" AS ", " to type ");
        }
        return "%s \"%s\""
                        .formatted(
                                words(kind), liesInSchema(kind) ? plain.substring(plain.lastIndexOf('.') + 1) : plain)
                + (using < 0 ? "" : " for access method \"%s\"".formatted(name.substring(using + " USING ".length())));
    }

    /** How PostgreSQL's messages call a kind. */
    public static String words(ObjectKind kind) {
        return switch (kind) {
            case STATISTICS -> "statistics object";
            case FOREIGN_DATA_WRAPPER -> "foreign-data wrapper";
            case DOMAIN -> "type";
            default -> kind.toString().toLowerCase(Locale.ROOT);
        };
    }
}
