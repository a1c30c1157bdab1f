package dev.stopover.report.findings;

import dev.stopover.report.JsonFields;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Related;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.NewFile;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What SARIF says of a finding's places: where it is, how to know it again, and how to mend it. */
final class SarifLocations {

    /** The name of the folder that all paths are relative to. */
    static final String ROOT = "%SRCROOT%";

    private static final String UNRESERVED = "-._~/!$&'()*+,;=@";

    private final MaskedText masked;
    private final Map<SourceFile, LineHashes> hashes = new HashMap<>();
    private final Fingerprints fingerprints;

    SarifLocations(MaskedText masked) {
        this.masked = masked;
        this.fingerprints = new Fingerprints(masked);
    }

    /** The message, with the help and with links to the related places, which GitHub shows only where they are linked. */
    static String message(Finding finding) {
        var message = new StringBuilder(unlinked(finding.message()));
        finding.help()
                .ifPresent(
                        help -> message.append(help.contains("\n") ? "\n" : " ").append(unlinked(help)));
        int id = 1;
        for (Related related : finding.related()) {
            String said = related.message();
            String label = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
            message.append(" [")
                    .append(label.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]"))
                    .append("](")
                    .append(id++)
                    .append(").");
        }
        return message.toString();
    }

    /** The field that names a file. */
    static void artifact(String path, JsonFields fields) {
        fields.object(
                "artifactLocation", artifact -> artifact.text("uri", uri(path)).text("uriBaseId", ROOT));
    }

    /** The fields of a result that speak of places. */
    void write(Finding finding, JsonFields result) {
        TextRange range = finding.wholeFile()
                ? finding.file().lineRange(finding.file().lineOf(finding.range().start()))
                : finding.range();
        result.array("locations", List.of(range), (place, location) -> location(finding.file(), place, location));
        List<Related> related = finding.related();
        result.objects("relatedLocations", numbered(related), (number, location) -> {
            Related place = related.get(number - 1);
            location.number("id", number).object("message", message -> message.text("text", place.message()));
            location(place.file(), place.range(), location);
        });
        result.object(
                "partialFingerprints",
                prints -> prints.text(
                                "primaryLocationLineHash",
                                hashes.computeIfAbsent(finding.file(), LineHashes::new)
                                        .of(finding.file().lineOf(range.start())))
                        .text("stopover/v1", fingerprints.of(finding)));
        result.objects(
                "fixes",
                finding.fixes(),
                (fix, fields) -> fields.object(
                                "description", description -> description.text("text", fix.title() + "."))
                        .array("artifactChanges", changed(finding.file(), fix), (change, changes) -> {
                            artifact(change.file().path(), changes);
                            changes.array(
                                    "replacements",
                                    change.edits(),
                                    (edit, replacement) -> replacement(change.file(), edit, replacement));
                        }));
    }

    /**
     * What a fix makes of a file.
     *
     * @param file the file, which is empty if it is not there yet
     */
    private record Change(SourceFile file, List<Edit> edits) {}

    private static List<Change> changed(SourceFile file, Fix fix) {
        List<Change> changes = new ArrayList<>();
        if (!fix.edits().isEmpty()) {
            changes.add(new Change(file, fix.edits()));
        }
        for (NewFile made : fix.files()) {
            changes.add(new Change(SourceFile.of(made.path(), ""), List.of(new Edit(TextRange.at(0), made.text()))));
        }
        return changes;
    }

    private void location(SourceFile file, TextRange range, JsonFields location) {
        location.object("physicalLocation", physical -> {
            artifact(file.path(), physical);
            physical.object("region", region -> {
                region(file, range, region);
                region.object("snippet", snippet -> snippet.text("text", range.of(masked.of(file))));
            });
            context(file, range, physical);
        });
    }

    /** The whole lines, with one before and one after; left out where they are no more than the place itself. */
    private void context(SourceFile file, TextRange range, JsonFields physical) {
        int first = Math.max(1, file.lineOf(range.start()) - 1);
        int last = Math.min(file.lineCount(), file.lineOf(range.end()) + 1);
        TextRange lines = file.lineRange(first).to(file.lineRange(last));
        if (lines.contains(range) && !lines.equals(range)) {
            physical.object("contextRegion", region -> {
                region(file, lines, region);
                region.object("snippet", snippet -> snippet.text("text", lines.of(masked.of(file))));
            });
        }
    }

    private static void replacement(SourceFile file, Edit edit, JsonFields replacement) {
        replacement.object("deletedRegion", region -> region(file, edit.range(), region));
        if (!edit.replacement().isEmpty()) {
            replacement.object("insertedContent", content -> content.text("text", edit.replacement()));
        }
    }

    /** The fields that say where a range lies. */
    static void region(SourceFile file, TextRange range, JsonFields region) {
        Position start = file.positionOf(range.start());
        Position end = file.positionOf(range.end());
        region.number("startLine", start.line())
                .number("startColumn", start.column())
                .number("endLine", end.line())
                .number("endColumn", end.column());
    }

    /** A path as a relative URI. */
    private static String uri(String path) {
        var uri = new StringBuilder(path.length() + 16);
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return uri.toString();
    }

    /** Text in which a reader of SARIF sees no link. */
    private static String unlinked(String text) {
        return text.replace("](", "] (");
    }

    private static List<Integer> numbered(List<?> list) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= list.size(); i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
