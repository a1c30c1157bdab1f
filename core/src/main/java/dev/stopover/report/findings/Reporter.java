package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a report in one format: the same bytes for the same report, in UTF-8 and with plain line feeds. */
public interface Reporter {

    /** Writes all of a report, and leaves the stream open. */
    void write(Report report, OutputStream out) throws IOException;
}
