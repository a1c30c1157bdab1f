package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.definition.CommentSql;
import dev.stopover.definition.SqlParts;
import java.util.Map;
import java.util.Optional;

/** The comments of what stands in both of two schemas: what is gone has none. */
final class CommentParts {

    /** What comes before the object in the name of a part. */
    static final String ON = "on ";

    private CommentParts() {}

    /** Adds those that are not the very same in the other schema, by key. */
    static void add(Catalog here, Catalog there, Map<String, SchemaPart> parts) {
        if (here.comments() == there.comments()) {
            return;
        }
        here.comments().forEach((about, text) -> {
            boolean same = there.comments().find(about).filter(text::equals).isPresent();
            if (!same && isIn(there, here, about)) {
                CommentSql.object(here, about).ifPresent(object -> put(object, text, parts));
            }
        });
    }

    private static void put(String object, String text, Map<String, SchemaPart> parts) {
        ObjectParts.put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.COMMENT,
                        "",
                        ON + object,
                        text,
                        SqlParts.literal(text),
                        true,
                        Optional.empty()));
    }

    /** Whether what is commented in one schema stands in the other under the same name. */
    private static boolean isIn(Catalog there, Catalog here, Commented about) {
        if (about.object() == 0) {
            return true;
        }
        Optional<Relation> relation = here.relation(about.object());
        if (relation.isPresent()) {
            return there.relation(relation.get().name())
                    .filter(other -> hasPart(other, relation.get(), about))
                    .isPresent();
        }
        Optional<UserType> type = here.type(about.object());
        if (type.isPresent()) {
            return there.type(type.get().name()).isPresent();
        }
        Optional<Function> function = here.function(about.object());
        return function.isPresent()
                && there.functions(function.get().name()).stream()
                        .anyMatch(
                                other -> other.signature().equals(function.get().signature()));
    }

    private static boolean hasPart(Relation other, Relation relation, Commented about) {
        return switch (about.kind()) {
            case COLUMN ->
                relation.column(Integer.parseInt(about.name()))
                        .flatMap(column -> other.column(column.name()))
                        .isPresent();
            case INDEX -> other.indexes().containsKey(about.name());
            case TRIGGER -> other.triggers().containsKey(about.name());
            case RULE -> other.rules().containsKey(about.name());
            case CONSTRAINT ->
                other instanceof Table table && table.constraints().containsKey(about.name());
            case POLICY -> other instanceof Table table && table.policies().containsKey(about.name());
            default -> true;
        };
    }
}
