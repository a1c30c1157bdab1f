package dev.stopover.definition;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Comments as SQL writes them. */
public final class CommentSql {

    private CommentSql() {}

    /** The statement that puts a comment, or with an empty one takes it away; the object as {@link #object} has it. */
    public static String comment(String object, String text) {
        return "COMMENT ON " + object + " IS " + (text.isEmpty() ? "NULL" : SqlParts.literal(text));
    }

    /** What a comment is about as COMMENT ON names it: {@code COLUMN public.orders.note}; empty if it is not there. */
    public static Optional<String> object(Catalog catalog, Commented about) {
        if (about.object() == 0) {
            return Optional.of(about.kind() + " " + about.name());
        }
        Optional<Relation> relation = catalog.relation(about.object());
        if (relation.isPresent()) {
            return ofRelation(relation.get(), about);
        }
        Optional<UserType> type = catalog.type(about.object());
        return type.isPresent()
                ? ofType(type.get(), about)
                : catalog.function(about.object()).map(CommentSql::ofFunction);
    }

    private static Optional<String> ofRelation(Relation relation, Commented about) {
        return switch (about.kind()) {
            case TABLE -> Optional.of(kind(relation) + " " + relation);
            case COLUMN -> column(relation.columns(), relation.toString(), about.name());
            case INDEX -> Optional.of("INDEX " + new ObjectName(relation.name().schema(), about.name()));
            default -> Optional.of(about.kind() + " " + Names.quoted(about.name()) + " ON " + relation);
        };
    }

    private static String kind(Relation relation) {
        if (relation instanceof Table) {
            return relation.kindName().equals("foreign table") ? "FOREIGN TABLE" : "TABLE";
        }
        return relation instanceof Sequence
                ? "SEQUENCE"
                : ((View) relation).kindName().toUpperCase(Locale.ROOT);
    }

    private static Optional<String> column(List<Column> columns, String owner, String number) {
        return columns.stream()
                .filter(column -> Integer.toString(column.number()).equals(number))
                .findFirst()
                .map(column -> "COLUMN " + owner + "." + Names.quoted(column.name()));
    }

    private static Optional<String> ofType(UserType type, Commented about) {
        if (about.kind() == ObjectKind.COLUMN) {
            return column(type.attributes(), type.name().toString(), about.name());
        }
        return Optional.of(
                about.kind() == ObjectKind.CONSTRAINT
                        ? "CONSTRAINT " + Names.quoted(about.name()) + " ON DOMAIN " + type.name()
                        : (type.kind() == UserType.Kind.DOMAIN ? "DOMAIN " : "TYPE ") + type.name());
    }

    private static String ofFunction(Function function) {
        return function.kind() + " " + function;
    }
}
