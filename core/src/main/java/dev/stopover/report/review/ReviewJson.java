package dev.stopover.report.review;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.LockTimeline;
import dev.stopover.migration.Migration;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.report.locks.LockWords;
import dev.stopover.report.rollbacks.RollbacksText;
import dev.stopover.report.schema.SchemaDifference;
import dev.stopover.review.AccessChange;
import dev.stopover.review.Box;
import dev.stopover.review.Review;
import dev.stopover.review.RollbackReview;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rollback.Doubt;
import dev.stopover.rule.Finding;
import dev.stopover.secret.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reviews as JSON, which {@code review-1.schema.json} describes. */
public final class ReviewJson {

    /** The version of the format. */
    public static final int VERSION = 1;

    private ReviewJson() {}

    /** Writes the reviews, and leaves the stream open. */
    public static void write(List<Review> reviews, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartObject();
            new JsonFields(json).number("version", VERSION).array("reviews", reviews, ReviewJson::review);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void review(Review review, JsonFields fields) {
        SchemaDifference difference = ReviewSections.difference(review);
        fields.array("migrations", review.migrations(), ReviewJson::migration)
                .array("schema", difference.changes(), ReviewJson::change)
                .array(
                        "changes",
                        review.changes(),
                        (change, each) -> each.string(
                                        "kind", change.change().kind().id())
                                .string("what", masked(change.change().words()))
                                .string("file", change.script().file().path())
                                .number("line", change.line())
                                .text(
                                        "needs",
                                        review.matrix().of(change.change().kind())))
                .array("locks", review.locks(), ReviewJson::timeline)
                .array("findings", review.findings(), ReviewJson::finding)
                .array("access", review.access(), ReviewJson::access)
                .array("rollbacks", review.rollbacks(), ReviewJson::rollback)
                .array("doubts", review.doubts(), ReviewJson::doubt)
                .array("checklist", review.checklist(), ReviewJson::box)
                .array(
                        "deployment",
                        review.steps(),
                        (step, each) -> each.string("when", step.when().id()).string("what", masked(step.words())));
    }

    private static void migration(Migration migration, JsonFields fields) {
        fields.string("version", migration.version())
                .string("name", migration.name())
                .string("file", migration.up().file().path())
                .text("rollback", migration.down().map(down -> down.file().path()));
    }

    private static void change(SchemaDifference.Change change, JsonFields fields) {
        fields.string("change", word(change.kind()))
                .string("object", change.object())
                .string("name", change.name())
                .text("before", change.before())
                .text("after", change.after());
    }

    private static void timeline(LockTimeline timeline, JsonFields fields) {
        LockWords words = new LockWords(timeline);
        List<LockTimeline.Hold> holds = timeline.holds().stream()
                .filter(hold -> hold.touch().kind().holdsRows())
                .toList();
        fields.string("file", timeline.script().file().path())
                .array(
                        "holds",
                        holds,
                        (hold, each) -> each.string(
                                        "relation", hold.touch().name().toString())
                                .string("lock", hold.lock().toString())
                                .number("line", hold.strongest().line())
                                .string("until", words.until(hold.from()))
                                .text("blocks", hold.touch().blocks())
                                .text("work", LockWords.works(hold)));
    }

    private static void finding(Finding finding, JsonFields fields) {
        fields.string("rule", finding.rule())
                .string("severity", finding.severity().id())
                .string("file", finding.file().path())
                .number("line", finding.start().line())
                .number("column", finding.start().column())
                .string("message", masked(finding.message()))
                .text("help", finding.help().map(Secrets::masked));
    }

    private static void access(AccessChange change, JsonFields fields) {
        fields.string("relation", change.object() + change.arguments())
                .string("kind", change.kind())
                .strings("roles", change.roles())
                .strings("commands", change.commands())
                .object(
                        "before",
                        each -> each.string("level", change.before().level().id())
                                .text("detail", masked(change.before().detail())))
                .object(
                        "after",
                        each -> each.string("level", change.after().level().id())
                                .text("detail", masked(change.after().detail())));
    }

    private static void rollback(RollbackReview rollback, JsonFields fields) {
        fields.string("migration", rollback.migration().up().file().path())
                .string("state", word(rollback.state()))
                .strings("differences", differences(rollback))
                .array("lost", rollback.losses(), ReviewJson::loss);
    }

    private static List<String> differences(RollbackReview rollback) {
        List<String> sentences = new ArrayList<>();
        rollback.undoing().ifPresent(undoing -> {
            undoing.failed().ifPresent(failed -> sentences.add(masked(RollbacksText.failure(failed))));
            if (undoing.failed().isEmpty()) {
                undoing.gaps().forEach(gap -> sentences.add(masked(RollbacksText.sentence(gap.difference()))));
            }
        });
        return sentences;
    }

    private static void loss(DataLoss loss, JsonFields fields) {
        fields.string("what", loss.what())
                .string("by", word(loss.kind()))
                .number("line", loss.script().file().lineOf(loss.place().range().start()));
    }

    private static void doubt(Doubt doubt, JsonFields fields) {
        fields.string("file", doubt.script().file().path())
                .number("line", doubt.line())
                .string("reason", doubt.reason());
    }

    private static void box(Box box, JsonFields fields) {
        fields.string("title", box.title()).string("answer", box.answer().id()).string("reason", masked(box.reason()));
    }

    private static String masked(String text) {
        return Secrets.masked(text);
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
