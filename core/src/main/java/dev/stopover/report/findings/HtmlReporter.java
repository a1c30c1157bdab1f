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

    private final String version;

    /** A reporter that names this version of Stopover. */
    public HtmlReporter(String version) {
        this.version = version;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var json = new ByteArrayOutputStream();
        new JsonReporter(version, true).write(report, json);
        // Inside a script element nothing may look like its end or like a comment of HTML.
        String data =
                json.toString(StandardCharsets.UTF_8).replace("<", "\\u003c").replace("-->", "--\\u003e");
        Utf8.write(page().replace(DATA, data.strip()), out);
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
