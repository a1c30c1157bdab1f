package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A call of a function.
 *
 * @param range the call, its arguments included
 * @param function its name
 * @param arguments its arguments, each with its value where it is a string or number written there
 * @param inSubquery whether it stands inside a subquery
 * @param output whether it is an item of the outermost select list
 */
public record FunctionCall(
        TextRange range, QualifiedName function, List<Optional<String>> arguments, boolean inSubquery, boolean output)
        implements Ranged {

    /** Keeps a copy of the list. */
    public FunctionCall {
        arguments = List.copyOf(arguments);
    }
}
