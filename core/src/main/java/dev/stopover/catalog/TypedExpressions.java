package dev.stopover.catalog;

import dev.stopover.catalog.typing.Expected;
import dev.stopover.catalog.typing.Typing;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Queries and expressions with the types of what is in them. */
public final class TypedExpressions {

    private TypedExpressions() {}

    /**
     * What is certain to be wrong with the names and types of a query or expression, as PostgreSQL finds it; of what is not
     * read whole, nothing.
     *
     * @param owner the relation whose columns it may name
     * @param major the version of PostgreSQL
     * @param expected what it has to be of
     * @param missing why a relation that the catalog does not have is certain not to be there, if it is
     */
    public static List<Failure> failures(
            Mentions mentions,
            Catalog catalog,
            Session session,
            Optional<Relation> owner,
            int major,
            Expected expected,
            Function<QualifiedName, Optional<Failure>> missing) {
        Typing typing = new Typing(mentions, catalog, session, major);
        List<Failure> names = Resolution.failures(mentions, catalog, session, owner, missing, Optional.of(typing));
        if (names.isEmpty() && mentions.isComplete() && mentions.size() > 0) {
            typing.expect(mentions.root(), expected);
        }
        return names.isEmpty() ? typing.found() : names;
    }

    /** The type of an expression that names no columns; that of a constant in quotes is called unknown. */
    public static DataType type(Mentions mentions, Catalog catalog, Session session) {
        if (!mentions.isComplete() || mentions.size() == 0) {
            return DataType.UNKNOWN;
        }
        Typing typing = new Typing(mentions, catalog, session, Typing.ANY_MAJOR);
        new Resolution(mentions, catalog, session, true, Optional.empty(), Optional.of(typing))
                .any(mentions.root(), Scope.EMPTY);
        return typing.dataType(mentions.root());
    }
}
