package dev.stopover.run;

import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.Finding;
import dev.stopover.source.Applicability;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files with a comment before each statement that has findings, so that those do not count any more. */
public final class Silenced {

    private final Outcome outcome;
    private final Optional<String> reason;
    private final Map<String, SourceFile> files = new TreeMap<>();
    private final Map<String, Map<Place, Set<String>>> rules = new TreeMap<>();
    private int comments;

    /**
     * Where a comment goes.
     *
     * @param offset before what
     * @param file whether it is about the whole script
     */
    private record Place(int offset, boolean file) {}

    private Silenced(Outcome outcome, Optional<String> reason) {
        this.outcome = outcome;
        this.reason = reason;
    }

    /**
     * The files of a run with comments for its findings.
     *
     * @param reason why they do not count
     */
    public static Fixed of(Outcome outcome, String reason) {
        var silenced = new Silenced(outcome, Optional.of(reason));
        outcome.report().open().forEach(silenced::add);
        List<Fixed.File> changed = new ArrayList<>();
        silenced.rules.forEach((path, places) -> {
            SourceFile file = silenced.files.get(path);
            changed.add(new Fixed.File(
                    path, Optional.of(file), silenced.comments(file, places).applyTo(file.text())));
        });
        return new Fixed(outcome, changed, silenced.comments);
    }

    /**
     * The comment for one finding, as a change of its file, with no reason yet; empty where none can stand.
     *
     * @param outcome the run that found it
     */
    public static Optional<Fix> one(Outcome outcome, Finding finding) {
        var silenced = new Silenced(outcome, Optional.empty());
        silenced.add(finding);
        return silenced.rules.values().stream()
                .map(places -> silenced.comments(finding.file(), places))
                .findFirst();
    }

    private void add(Finding finding) {
        SourceFile file = finding.file();
        if (!file.name().endsWith(".sql") || file.decoding().encoded("").isEmpty()) {
            return;
        }
        place(finding).ifPresent(place -> {
            files.put(file.path(), file);
            rules.computeIfAbsent(
                            file.path(),
                            first -> new TreeMap<>(Comparator.comparingInt(Place::offset)
                                    .thenComparing(Place::file, Comparator.reverseOrder())))
                    .computeIfAbsent(place, first -> new TreeSet<>())
                    .add(finding.rule());
        });
    }

    /** Before the statement that holds a finding; before the first statement, if it is about the whole script. */
    private Optional<Place> place(Finding finding) {
        for (Script script : scripts().toList()) {
            boolean here = script.file().equals(finding.file())
                    && script.range().start() <= finding.range().start()
                    && finding.range().start() <= script.range().end();
            if (here && !script.statements().isEmpty()) {
                if (finding.wholeFile()) {
                    return Optional.of(
                            new Place(script.statements().get(0).range().start(), true));
                }
                for (Statement statement : script.statements()) {
                    if (statement.range().contains(TextRange.at(finding.range().start()))) {
                        return Optional.of(new Place(statement.range().start(), false));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Stream<Script> scripts() {
        return outcome.parts().stream()
                .flatMap(part -> part.project().histories().stream())
                .map(History::migrations)
                .flatMap(List<Migration>::stream)
                .flatMap(migration -> Stream.concat(Stream.of(migration.up()), migration.down().stream()));
    }

    private Fix comments(SourceFile file, Map<Place, Set<String>> places) {
        String end = file.text().contains("\r\n") ? "\r\n" : "\n";
        Map<Integer, StringBuilder> texts = new TreeMap<>();
        places.forEach((place, ids) -> {
            TextRange line = file.lineRange(file.lineOf(place.offset()));
            String before = new TextRange(line.start(), place.offset()).of(file.text());
            String indent = before.isBlank() ? before : "";
            StringBuilder text =
                    texts.computeIfAbsent(place.offset(), first -> new StringBuilder(before.isBlank() ? "" : end));
            text.append("-- stopover:ignore")
                    .append(place.file() ? "-file " : " ")
                    .append(String.join(", ", ids))
                    .append(reason.map(why -> " -- " + why).orElse(""))
                    .append(end)
                    .append(indent);
            comments++;
        });
        List<Edit> edits = new ArrayList<>();
        texts.forEach((offset, text) -> edits.add(new Edit(TextRange.at(offset), text.toString())));
        return new Fix("comments", Applicability.SAFE, edits);
    }
}
