package dev.stopover.run;

import dev.stopover.engine.Analysis;
import dev.stopover.engine.Linter;
import dev.stopover.migration.ChangeSet;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.Remembered;
import dev.stopover.syntax.Answers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run leaves to the next one over the same project: what was parsed, and the states between its migrations. It holds
 * one version of the project, however many runs followed each other.
 */
public final class Kept {

    /** Nothing was run before. */
    static final Kept NOTHING = new Kept(Remembered.NOTHING, Map.of());

    private final Remembered remembered;
    private final Map<String, Analysis> analyses;

    private Kept(Remembered remembered, Map<String, Analysis> analyses) {
        this.remembered = remembered;
        this.analyses = analyses;
    }

    /** What was read. */
    Remembered remembered() {
        return remembered;
    }

    /** The replay of the history in a folder, if one was replayed. */
    public Optional<Analysis> analysis(String root) {
        return Optional.ofNullable(analyses.get(root));
    }

    /** What the run that follows is going to leave. */
    Draft next() {
        return new Draft(analyses);
    }

    /** What a run leaves, while it is running. */
    static final class Draft {

        private final Map<String, Analysis> before;
        private final Map<String, Analysis> now = new HashMap<>();
        private final Answers answers = new LazyAnswers();

        private Draft(Map<String, Analysis> before) {
            this.before = before;
        }

        /** What can be said of expressions and queries. */
        Answers answers() {
            return answers;
        }

        /** Replays and judges a history, and keeps what came of it. */
        Analysis analysis(Linter linter, ChangeSet changes) {
            String root = changes.history().root();
            Analysis earlier = before.get(root);
            Analysis analysis = earlier == null ? linter.analyze(changes) : linter.analyze(changes, earlier);
            now.put(root, analysis);
            return analysis;
        }

        /** Judges a history that begins as one that was replayed, of which nothing is kept. */
        Analysis beside(Linter linter, ChangeSet changes) {
            Analysis earlier = now.get(changes.history().root());
            return earlier == null ? linter.analyze(changes) : linter.analyze(changes, earlier);
        }

        /** All that is left, with what was read. */
        Kept with(Remembered remembered) {
            return new Kept(remembered, Map.copyOf(now));
        }
    }
}
