package dev.stopover.migration;

import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts with the finite state machine of the Supabase CLI, in its Go and its TypeScript form ({@code pkg/parser/state.go},
 * {@code sql-split.ts}).
 *
 * @param era the versions whose machine it is
 * @param sending how the pieces are sent
 * @param known whether the project says which version it uses, so that no other one has to be thought of
 */
public record SupabaseSplitter(Era era, Sending sending, boolean known) implements Splitter {

    /** Versions of the CLI that cut alike, oldest first. */
    public enum Era {
        /** Every word that ends in {@code atomic} begins a body. */
        ANY_ATOMIC("2.90"),
        /** A body ends at the letters {@code end}, wherever they stand. */
        ANY_END("2.118"),
        /** A body ends at an END that begins a statement; backslashes of {@code E''} are not seen. */
        PLAIN_QUOTES("2.121"),
        /** {@code E''} is seen; the delimiters of block comments may overlap. */
        OVERLAPPING_COMMENTS("3.0"),
        /** What 3.1 does. */
        NEWEST("");

        private final String until;

        Era(String until) {
            this.until = until;
        }

        /** The first version that cuts otherwise; empty if none does. */
        public String until() {
            return until;
        }
    }

    /** How pieces reach the server. */
    public enum Sending {
        /** As prepared statements, which take one command. */
        PREPARED,
        /** As prepared statements, but as they are where the script has transaction control of its own. */
        PREPARED_UNLESS_CONTROLLED,
        /** As they are, with as many commands as there may be. */
        SIMPLE
    }

    @Override
    public Pieces pieces(Excerpt script) {
        return new SupabaseStateMachine(era, script).run();
    }

    /** Whether anything stands in a script that any version may take otherwise than PostgreSQL; hardly a script has it. */
    public static boolean mayDiverge(Tokens script) {
        return SupabaseHints.in(script);
    }

    /**
     * The same as older versions do it that may be in use as well and may cut this script otherwise, newest first; none if
     * the version is known.
     */
    public List<SupabaseSplitter> older(Excerpt script) {
        List<SupabaseSplitter> older = new ArrayList<>();
        if (known) {
            return older;
        }
        String text = script.text();
        if (text.indexOf("/*/", script.start()) >= 0) {
            older.add(of(Era.OVERLAPPING_COMMENTS));
        }
        if (text.indexOf("\\'", script.start()) >= 0) {
            older.add(of(Era.PLAIN_QUOTES));
        }
        if (mentionsAtomic(script)) {
            older.add(of(Era.ANY_END));
            older.add(of(Era.ANY_ATOMIC));
        }
        return older;
    }

    private static SupabaseSplitter of(Era era) {
        return new SupabaseSplitter(era, Sending.PREPARED, true);
    }

    /** Without regard for the case of the first letter, which is as much as names and keywords come to. */
    private static boolean mentionsAtomic(Excerpt script) {
        return script.text().indexOf("tomic", script.start()) >= 0
                || script.text().indexOf("TOMIC", script.start()) >= 0;
    }
}
