package dev.stopover.cli;

import dev.stopover.engine.Linter;
import dev.stopover.engine.LockTimeline;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.rule.Settings;
import dev.stopover.rule.ToolError;
import dev.stopover.run.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What the migrations lock that a run has judged, worked out for a report that draws it. */
final class JudgedLocks {

    private JudgedLocks() {}

    /** The timelines; what cannot be followed is left out, as the report itself says. */
    static List<LockTimeline> of(Outcome outcome) {
        var answers = new LazyAnswers();
        var linter = new Linter(List.of(), Settings.DEFAULT, answers);
        List<ToolError> errors = new ArrayList<>();
        List<LockTimeline> timelines = new ArrayList<>();
        for (Outcome.Part part : outcome.parts()) {
            for (History history : part.project().histories()) {
                ChangeSet all = ChangeSet.all(history);
                ChangeSet judged = part.configuration()
                        .appliedThrough()
                        .map(all::after)
                        .orElse(all)
                        .on(part.project().reported());
                timelines.addAll(LockTimeline.of(linter.analyze(judged), answers, errors));
            }
        }
        return timelines;
    }
}
