package dev.stopover.migration;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Which statements a runner that cuts scripts itself sends in one string. PostgreSQL runs several of one string in an
 * implicit transaction. The Supabase CLI is none of these runners: it sends one statement at a time or fails.
 */
final class SentStrings {

    private final Excerpt script;
    private final Optional<Splitter> splitter;
    private final List<Executed> executed;
    private Pieces pieces = new Pieces(List.of(), Optional.empty());
    private int[] counts = {};

    SentStrings(Excerpt script, Delivery delivery, List<Executed> executed) {
        this.script = script;
        this.splitter = delivery.splitter().filter(own -> !(own instanceof SupabaseSplitter));
        this.executed = executed;
    }

    /** The string that a statement shares with others, if it shares one. */
    Optional<TextRange> of(Statement statement) {
        if (splitter.isEmpty()) {
            return Optional.empty();
        }
        if (counts.length == 0) {
            cut();
        }
        int piece = pieces.at(statement.range().start());
        return piece >= 0 && counts[piece] > 1 ? Optional.of(pieces.ranges().get(piece)) : Optional.empty();
    }

    private void cut() {
        pieces = splitter.orElseThrow().pieces(script);
        counts = new int[pieces.ranges().size() + 1];
        for (Statement statement : Transactions.written(executed)) {
            int piece = pieces.at(statement.range().start());
            if (piece >= 0) {
                counts[piece]++;
            }
        }
    }
}
