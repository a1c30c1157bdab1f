package dev.stopover.catalog.typing;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Session;
import java.util.List;
import java.util.Set;

/** What can be said of types alone, without an expression. */
public final class TypeRules {

    /** Types that indexes compare with each other, by the names of the operator families of btree. */
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("smallint", "integer", "bigint"),
            Set.of("real", "double precision"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"),
            Set.of("text", "character varying", "name"),
            Set.of("inet", "cidr"),
            Set.of("bit", "bit varying"));

    private final TypeSystem types;
    private final Coercion coercion;

    /** Over a catalog. */
    public TypeRules(Catalog catalog, Session session) {
        this.types = new TypeSystem(catalog, session);
        this.coercion = new Coercion(types);
    }

    /** Whether a value of one type is certain not to be written into a column of another by itself. */
    public boolean cannotBecome(DataType from, DataType to) {
        return coercion.can(types.of(from), types.of(to), Coercion.Context.ASSIGNMENT)
                .isNo();
    }

    /**
     * Whether a foreign key of one type is certain not to refer to a key of another: nothing in the operator family of its
     * index compares the two, and the one does not become the other by itself ({@code ATAddForeignKeyConstraint} in {@code
     * tablecmds.c}).
     */
    public boolean cannotReference(DataType foreign, DataType key) {
        Type from = types.of(foreign).base();
        Type to = types.of(key).base();
        if (!from.isKnown() || !to.isKnown() || from == to) {
            return false;
        }
        for (Set<String> family : FAMILIES) {
            if (isOf(family, from) && isOf(family, to)) {
                return false;
            }
        }
        // The index of a key of strings, of networks or of bits compares what it takes them for.
        Type compared = to == TypeSystem.named("varchar")
                ? TypeSystem.named("text")
                : to == TypeSystem.named("cidr") ? TypeSystem.named("inet") : to;
        return coercion.can(from, compared, Coercion.Context.IMPLICIT).isNo();
    }

    private static boolean isOf(Set<String> family, Type type) {
        return type.is(Type.Kind.BASE) && family.contains(type.data().name());
    }
}
