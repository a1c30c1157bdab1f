package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One page for a browser that needs nothing else: the findings with their excerpts, to be filtered. */
public final class HtmlReporter implements Reporter {

    private static final String DATA = "/*DATA*/";

    private static final String LOCKS = "/*LOCKS*/";

    private static final String SCHEMA = "/*SCHEMA*/";

    private final String version;
    private final Courses course;

    /**
     * A reporter.
     *
     * @param version the version of Stopover
     * @param course what the migrations do that were judged
     */
    public HtmlReporter(String version, Courses course) {
        this.version = version;
        this.course = course;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var json = new ByteArrayOutputStream();
        new JsonReporter(version, true).write(report, json);
        String data = embedded(json.toString(StandardCharsets.UTF_8));
        Course migrations = course.judged();
        Utf8.write(
                page().replace(LOCKS, embedded(migrations.locks()))
                        .replace(SCHEMA, embedded(migrations.schema()))
                        .replace(DATA, data),
                out);
    }

    /**
     * What migrations do, as a page draws it.
     *
     * @param locks what they lock, as {@link dev.stopover.report.locks.LockBars} writes it
     * @param schema what they change, as {@link dev.stopover.report.schema.SchemaChanges} writes it
     */
    public record Course(String locks, String schema) {}

    /** What works that out, where a page is written. */
    @FunctionalInterface
    public interface Courses {

        /** What the migrations do that were judged. */
        Course judged() throws IOException;
    }

    /** Inside a script element nothing may look like its end or like a comment of HTML. */
    private static String embedded(String json) {
        return json.replace("<", "\\u003c").replace("-->", "--\\u003e").strip();
    }

    private static String page() throws IOException {
        try (InputStream page = HtmlReporter.class.getResourceAsStream("report.html")) {
            if (page == null) {
                throw new IllegalStateException("report.html is missing");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
