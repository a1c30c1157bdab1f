package dev.stopover.report.findings;

import dev.stopover.engine.Unjudged;
import dev.stopover.migration.SkippedFile;
import dev.stopover.report.TerminalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Says what a run left out. */
final class UnjudgedWords {

    private static final int SHOWN = 3;

    private UnjudgedWords() {}

    /** The first few files with the reason, a line each, and how many more there are. */
    static List<String> lines(Unjudged unjudged, UnaryOperator<String> shownPath) {
        List<String> lines = new ArrayList<>();
        unjudged.files().stream()
                .limit(SHOWN)
                .forEach(file -> lines.add("not judged: " + TerminalText.escaped(shownPath.apply(file.path())) + ": "
                        + TerminalText.escaped(file.reason())));
        int more = unjudged.files().size() - SHOWN;
        if (more > 0) {
            lines.add("not judged: %d more; stopover history lists all".formatted(more));
        }
        unjudged.inPart()
                .forEach(file -> lines.add(TerminalText.escaped(shownPath.apply(file.path())) + ": " + Unjudged.IN_PART
                        + ": " + file.reason()));
        return lines;
    }

    /** What the last line says after its counts; empty if nothing was left out. */
    static String counted(Unjudged unjudged) {
        StringBuilder words = new StringBuilder();
        byReason(unjudged.files())
                .forEach((reason, files) -> words.append("; ")
                        .append(files.size())
                        .append(files.size() == 1 ? " SQL file not judged: " : " SQL files not judged: ")
                        .append(TerminalText.escaped(reason)));
        if (!unjudged.inPart().isEmpty()) {
            words.append("; ")
                    .append(unjudged.inPart().size())
                    .append(unjudged.inPart().size() == 1 ? " file " : " files ")
                    .append(Unjudged.IN_PART);
        }
        if (unjudged.applied() > 0) {
            words.append("; ")
                    .append(unjudged.applied())
                    .append(unjudged.applied() == 1 ? " migration" : " migrations")
                    .append(" not judged: applied");
        }
        if (unjudged.excluded() > 0) {
            words.append("; ")
                    .append(unjudged.excluded())
                    .append(unjudged.excluded() == 1 ? " file" : " files")
                    .append(" not judged: excluded");
        }
        return words.toString();
    }

    /** The files by the reason why they were left out, in the order of the first of each. */
    static Map<String, List<SkippedFile>> byReason(List<SkippedFile> skipped) {
        Map<String, List<SkippedFile>> byReason = new LinkedHashMap<>();
        skipped.forEach(file -> byReason.computeIfAbsent(file.reason(), first -> new ArrayList<>())
                .add(file));
        return byReason;
    }
}
