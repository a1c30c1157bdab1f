package dev.stopover.project;

import dev.stopover.migration.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Parses the scripts of a project on the other processors while the first ones are replayed, in the order in which they
 * will be asked for. It begins when the first is asked for; a command that asks for none waits for none.
 */
final class ReadAhead {

    /** A handful is done before another processor is at work. */
    private static final int FEW = 16;

    private final List<Script> scripts = new ArrayList<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicInteger next = new AtomicInteger();

    /** Adds a script; not to be called once one has been asked for. */
    void add(Script script) {
        scripts.add(script);
    }

    /** Begins, unless that has been done. */
    void begin() {
        if (scripts.size() >= FEW && begun.compareAndSet(false, true)) {
            for (int i = 1; i < Runtime.getRuntime().availableProcessors(); i++) {
                ForkJoinPool.commonPool().execute(this::read);
            }
        }
    }

    private void read() {
        for (int i = next.getAndIncrement(); i < scripts.size(); i = next.getAndIncrement()) {
            scripts.get(i).read();
        }
    }
}
