package dev.stopover.engine;

import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Parses the scripts of a history and the bodies of their functions on the other processors while the first ones are
 * replayed, in the order in which they will be asked for. What comes of it is the same without it, only later.
 */
final class Ahead {

    /** A handful is done before another processor is at work. */
    private static final int FEW = 16;

    private final List<Script> scripts;
    private final Answers answers;
    private final AtomicInteger next = new AtomicInteger();

    private Ahead(List<Script> scripts, Answers answers) {
        this.scripts = scripts;
        this.answers = answers;
    }

    /**
     * Begins with a history, if it is more than a handful.
     *
     * @param known how many migrations, from the first on, have been replayed before
     */
    static void begin(History history, int known, Answers answers) {
        List<Script> scripts = new ArrayList<>();
        for (Migration migration :
                history.migrations().subList(known, history.migrations().size())) {
            scripts.add(migration.up());
            migration.down().ifPresent(scripts::add);
        }
        if (scripts.size() >= FEW) {
            Ahead ahead = new Ahead(scripts, answers);
            for (int i = 1; i < Runtime.getRuntime().availableProcessors(); i++) {
                ForkJoinPool.commonPool().execute(ahead::read);
            }
        }
    }

    private void read() {
        for (int i = next.getAndIncrement(); i < scripts.size(); i = next.getAndIncrement()) {
            for (Statement statement : scripts.get(i).statements()) {
                if (statement instanceof CreateFunction create) {
                    answers.errors(create);
                }
            }
        }
    }
}
