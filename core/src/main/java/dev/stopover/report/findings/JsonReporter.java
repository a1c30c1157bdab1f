package dev.stopover.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.Report;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.rule.Suppression;
import dev.stopover.rule.ToolError;
import dev.stopover.source.Fix;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * Stopover's own JSON, for scripts. Its shape is said by the JSON Schema {@code report-1.schema.json} beside this class;
 * fields may be added to it, and whatever else changes gets another number.
 */
public final class JsonReporter implements Reporter {

    private static final int SCHEMA_VERSION = 1;

    private final String version;
    private final boolean suppressedToo;

    /**
     * A reporter.
     *
     * @param version the version of Stopover
     * @param suppressedToo whether suppressed findings are written too, marked as such
     */
    public JsonReporter(String version, boolean suppressedToo) {
        this.version = version;
        this.suppressedToo = suppressedToo;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var masked = new MaskedText(report);
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartObject();
            var fields = new JsonFields(json);
            once(report, fields);
            fields.array("findings", shown(report), (finding, each) -> finding(finding, masked, each))
                    .array("failures", report.errors(), JsonReporter::failure)
                    .array("problems", report.problems(), JsonReporter::problem)
                    .array("notJudged", report.unjudged().files(), JsonReporter::notJudged)
                    .array("judgedInPart", report.unjudged().inPart(), JsonReporter::notJudged);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** The findings that are written. */
    List<Finding> shown(Report report) {
        return ShownFindings.of(report, suppressedToo);
    }

    /** What is said once. */
    void once(Report report, JsonFields fields) {
        fields.number("schemaVersion", SCHEMA_VERSION)
                .object("tool", tool -> tool.text("name", "stopover").text("version", version))
                .object("summary", report, JsonReporter::summary);
    }

    private static void summary(Report report, JsonFields summary) {
        long suppressed = report.findings().stream().filter(Finding::suppressed).count();
        summary.number("files", report.files())
                .number("statements", report.statements())
                .number("errors", (int) report.count(Severity.ERROR))
                .number("warnings", (int) report.count(Severity.WARNING))
                .number("notes", (int) report.count(Severity.NOTE))
                .number("suppressed", (int) suppressed)
                .number("applied", report.unjudged().applied())
                .number("excluded", report.unjudged().excluded());
    }

    static void finding(Finding finding, MaskedText masked, JsonFields fields) {
        fields.text("rule", finding.rule())
                .text("severity", finding.severity().id())
                .text("message", finding.message())
                .text("help", finding.help());
        place(finding.file(), finding.range(), fields);
        fields.flag("wholeFile", finding.wholeFile());
        if (!finding.wholeFile()) {
            fields.object("excerpt", excerpt -> excerpt(finding, masked, excerpt));
        }
        fields.objects("related", finding.related(), (related, place) -> {
                    place.text("message", related.message());
                    place(related.file(), related.range(), place);
                })
                .objects("fixes", finding.fixes(), (fix, each) -> fix(finding.file(), fix, each));
        finding.suppression()
                .ifPresent(why -> fields.object(
                        "suppression",
                        suppression -> suppression
                                .text("kind", why.kind() == Suppression.Kind.IN_SOURCE ? "inSource" : "external")
                                .text("reason", why.reason())));
    }

    /** The lines that the finding begins and ends on, and those between. */
    private static void excerpt(Finding finding, MaskedText masked, JsonFields excerpt) {
        TextRange lines = finding.file()
                .lineRange(finding.start().line())
                .to(finding.file().lineRange(finding.end().line()));
        excerpt.number("line", finding.start().line()).string("text", lines.of(masked.of(finding.file())));
    }

    private static void fix(SourceFile file, Fix fix, JsonFields fields) {
        fields.text("title", fix.title())
                .text("applicability", fix.applicability().name().toLowerCase(Locale.ROOT))
                .array("edits", fix.edits(), (edit, each) -> {
                    range(file, edit.range(), each);
                    each.string("replacement", edit.replacement());
                })
                .objects(
                        "files",
                        fix.files(),
                        (made, each) -> each.text("path", made.path()).string("text", made.text()));
    }

    private static void place(SourceFile file, TextRange range, JsonFields fields) {
        fields.text("path", file.path());
        range(file, range, fields);
    }

    private static void range(SourceFile file, TextRange range, JsonFields fields) {
        fields.object("start", file.positionOf(range.start()), JsonReporter::position)
                .object("end", file.positionOf(range.end()), JsonReporter::position);
    }

    private static void position(Position position, JsonFields fields) {
        fields.number("line", position.line()).number("column", position.column());
    }

    static void failure(ToolError error, JsonFields fields) {
        fields.text("path", error.path()).text("rule", error.rule()).text("message", error.message());
    }

    static void problem(ProjectProblem problem, JsonFields fields) {
        place(problem.file(), problem.range(), fields);
        fields.text("message", problem.message()).text("help", problem.help());
    }

    static void notJudged(SkippedFile file, JsonFields fields) {
        fields.text("path", file.path()).text("reason", file.reason());
    }
}
