package dev.stopover.cli;

import dev.stopover.engine.Meter;
import dev.stopover.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says on a terminal how far a long run has come, in a line of standard error that is gone when it has ended. Nobody else
 * is told: neither a file nor a log of CI gets it.
 */
final class Progress implements Meter, AutoCloseable {

    private static final String CLEAR = "\r\033[K";

    private final Meter inner;
    private final Terminal terminal;
    private final AtomicInteger statements = new AtomicInteger();
    private final Runnable end;
    private boolean open = true;
    private boolean shown;

    private Progress(Meter inner, Terminal terminal, Ticks ticks) {
        this.inner = inner;
        this.terminal = terminal;
        this.end = ticks.begin(this::show);
    }

    /** Begins to tell of what a run does, where somebody wants to know. */
    static Progress of(Meter inner, Arguments arguments, Terminal terminal) {
        Map<String, String> environment = terminal.environment();
        boolean wanted = terminal.interactive()
                && !arguments.has("--quiet")
                && environment.getOrDefault("CI", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Progress(inner, terminal, wanted ? terminal.ticks() : Ticks.NEVER);
    }

    @Override
    public void time(Optional<Rule> rule, Runnable work) {
        if (rule.isEmpty()) {
            statements.incrementAndGet();
        }
        inner.time(rule, work);
    }

    private synchronized void show() {
        if (open) {
            int count = statements.get();
            shown = true;
            write(CLEAR + "stopover: " + (count == 0 ? "reading the migrations" : count + " statements replayed"));
        }
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        end.run();
        if (shown && open) {
            write(CLEAR);
        }
        open = false;
    }

    private void write(String text) {
        try {
            terminal.errors().write(text.getBytes(StandardCharsets.UTF_8));
            terminal.errors().flush();
        } catch (IOException e) {
            // Who went away is not told any more, and the run itself goes on.
            open = false;
        }
    }
}
