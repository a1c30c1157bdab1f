package dev.stopover.report.findings;

import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.Report;
import dev.stopover.report.locks.LockBars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** One page for a browser that needs nothing else: the findings with their excerpts, to be filtered. */
public final class HtmlReporter implements Reporter {

    private static final String DATA = "/*DATA*/";

    private static final String LOCKS = "/*LOCKS*/";

    private final String version;
    private final Supplier<List<LockTimeline>> locks;

    /**
     * A reporter.
     *
     * @param version the version of Stopover
     * @param locks what the migrations lock that were judged
     */
    public HtmlReporter(String version, Supplier<List<LockTimeline>> locks) {
        this.version = version;
        this.locks = locks;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var json = new ByteArrayOutputStream();
        new JsonReporter(version, true).write(report, json);
        String data = embedded(json.toString(StandardCharsets.UTF_8));
        Utf8.write(page().replace(LOCKS, embedded(LockBars.json(locks.get()))).replace(DATA, data), out);
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
