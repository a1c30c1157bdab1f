package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.PolicyCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row-level security policy of a table.
 *
 * @param name its name
 * @param permissive whether it lets rows through, rather than narrows what others let through
 * @param command the commands it is for
 * @param roles the roles it is for; {@code public} for all
 * @param using the expression for rows that exist
 * @param withCheck the expression for rows that are written
 * @param origin where it was made
 */
public record Policy(
        String name,
        boolean permissive,
        PolicyCommand command,
        List<String> roles,
        Optional<Expression> using,
        Optional<Expression> withCheck,
        Optional<Origin> origin) {

    /** Keeps a copy of the list. */
    public Policy {
        roles = List.copyOf(roles);
    }

    /** What it asks of rows, those that exist first. */
    public List<Expression> conditions() {
        return Stream.concat(using.stream(), withCheck.stream()).toList();
    }

    /** The same under another name. */
    public Policy withName(String other) {
        return new Policy(other, permissive, command, roles, using, withCheck, origin);
    }
}
