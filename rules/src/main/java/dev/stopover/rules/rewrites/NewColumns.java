package dev.stopover.rules.rewrites;

import dev.stopover.catalog.UserType;
import dev.stopover.rule.StatementContext;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Generated;
import dev.stopover.syntax.TypeName;
import java.util.Optional;

/** Why a new column may make PostgreSQL write every row anew. */
final class NewColumns {

    private NewColumns() {}

    /** Whether each row gets a number of its own. */
    static boolean isNumbered(ColumnDefinition column) {
        return column.identity().isPresent()
                || column.type().filter(TypeName::isSerial).isPresent();
    }

    /** Whether each row keeps a value that is computed from it. */
    static boolean isStored(ColumnDefinition column) {
        return column.generated().filter(Generated::stored).isPresent();
    }

    /** The domain that its type is or lies over, if that checks values. */
    static Optional<UserType> constrainedDomain(ColumnDefinition column, StatementContext context) {
        Optional<UserType> domain = column.type()
                .flatMap(type -> domain(context, context.state().type(type).id()));
        for (int depth = 0; domain.isPresent() && depth < 8; depth++) {
            if (domain.get().notNull() || !domain.get().constraints().isEmpty()) {
                return domain;
            }
            domain = domain.get().base().flatMap(base -> domain(context, base.id()));
        }
        return Optional.empty();
    }

    private static Optional<UserType> domain(StatementContext context, int type) {
        return context.catalog().type(type).filter(user -> user.kind() == UserType.Kind.DOMAIN);
    }
}
