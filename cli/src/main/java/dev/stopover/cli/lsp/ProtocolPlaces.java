package dev.stopover.cli.lsp;

import dev.stopover.rule.Finding;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;

/** ProtocolPlaces of files in the words of the protocol. */
final class ProtocolPlaces {

    private final JudgedFiles judged;
    private final Map<String, Lines> lines = new HashMap<>();

    ProtocolPlaces(JudgedFiles judged) {
        this.judged = judged;
    }

    /** Where a finding is shown: what is about a whole file stands in one line. */
    Range of(Finding finding) {
        SourceFile file = finding.file().fileAt(finding.range().start());
        TextRange range = finding.file().rangeInFile(finding.range());
        if (finding.wholeFile()) {
            TextRange line = file.lineRange(file.lineOf(range.start()));
            range = new TextRange(range.start(), Math.max(range.start(), line.end()));
        }
        return range(file, range);
    }

    /** A run of text of a file that may be put together of several. */
    Location location(SourceFile file, TextRange range) {
        SourceFile own = file.fileAt(range.start());
        return new Location(judged.uri(own.path()), range(own, file.rangeInFile(range)));
    }

    /** A run of text of one file. */
    Range range(SourceFile file, TextRange range) {
        return lines.computeIfAbsent(file.path(), path -> Lines.of(file.text())).range(range.start(), range.end());
    }
}
