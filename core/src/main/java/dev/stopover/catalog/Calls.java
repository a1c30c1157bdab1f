package dev.stopover.catalog;

import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls of functions in a query or expression. */
public final class Calls {

    /**
     * A call of a function.
     *
     * @param function its name
     * @param arguments its arguments, each with its value where it is one constant
     */
    public record Call(QualifiedName function, List<Optional<String>> arguments) {

        /** Keeps a copy of the list. */
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** The function that is meant, if only one can be. */
        public Optional<Function> function(Catalog catalog, Session session) {
            List<Function> candidates = Lookup.functions(catalog, session, function.schema(), function.name()).stream()
                    .filter(candidate -> candidate.takes(arguments.size()))
                    .toList();
            return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
        }
    }

    private final Mentions mentions;

    /** For what a query or expression mentions. */
    public Calls(Mentions mentions) {
        this.mentions = mentions;
    }

    /** The call that a mention is. */
    public Call at(int call) {
        return new Call(mentions.name(mentions.from(call)), mentions.arguments(call));
    }

    /** The calls that a statement makes by itself: not in another's arguments, in a subquery or under a condition. */
    public List<Call> outermost() {
        int[] parents = mentions.parents();
        boolean[] inside = new boolean[mentions.size()];
        for (int i = mentions.size() - 1; i >= 0; i--) {
            int parent = parents[i];
            inside[i] = parent >= 0 && (inside[parent] || hides(parent, parents[parent]));
        }
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.CALL) && !inside[i]) {
                calls.add(at(i));
            }
        }
        return calls;
    }

    private boolean hides(int mention, int holder) {
        return switch (mentions.role(mention)) {
            case CALL, CASE, COMMON_TABLE -> true;
            case QUERY ->
                holder >= 0 && !mentions.is(holder, MentionRole.QUERY) && !mentions.is(holder, MentionRole.INSERT);
            default -> false;
        };
    }
}
