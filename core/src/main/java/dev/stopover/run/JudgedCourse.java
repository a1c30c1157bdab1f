package dev.stopover.run;

import dev.stopover.engine.Analysis;
import dev.stopover.engine.LockTimeline;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.report.findings.HtmlReporter.Course;
import dev.stopover.report.locks.LockBars;
import dev.stopover.report.schema.SchemaChanges;
import dev.stopover.rule.ToolError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the migrations do that a run has judged, worked out for a report that draws it. */
public final class JudgedCourse {

    private JudgedCourse() {}

    /**
     * What they lock and change; what cannot be followed is left out, as the report itself says.
     *
     * @throws IOException never, as it is written into memory
     */
    public static Course of(Outcome outcome) throws IOException {
        var answers = new LazyAnswers();
        List<ToolError> errors = new ArrayList<>();
        List<LockTimeline> timelines = new ArrayList<>();
        List<SchemaChanges> changes = new ArrayList<>();
        for (Outcome.Part part : outcome.parts()) {
            for (Analysis analysis : part.analyses()) {
                timelines.addAll(LockTimeline.of(analysis, answers, errors));
                SchemaChanges.of(analysis).ifPresent(changes::add);
            }
        }
        return new Course(LockBars.json(timelines), SchemaChanges.json(changes));
    }
}
