package dev.stopover.cli.lsp;

import dev.stopover.engine.Analysis;
import dev.stopover.engine.Linter;
import dev.stopover.engine.LockTimeline;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.PathFilter;
import dev.stopover.migration.Script;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.report.Markdown;
import dev.stopover.report.Page;
import dev.stopover.report.locks.LocksMarkdown;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Settings;
import dev.stopover.rule.ToolError;
import dev.stopover.run.Kept;
import dev.stopover.run.Outcome;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;

/** What an editor says of the place under the pointer: what the statement locks, and the pages of what is found there. */
final class Hovers {

    private static final String BREAK = "\n---\n\n";

    private final Map<String, Rule> rules = new HashMap<>();

    Hovers(List<Rule> all) {
        all.forEach(rule -> rules.put(rule.id(), rule));
    }

    /** What is said of a place in a file; null where there is nothing to say, as the protocol has it. */
    Hover of(JudgedFiles judged, OpenFile file, Position place) {
        int offset = Lines.of(file.text()).offset(place);
        List<String> parts = new ArrayList<>();
        Optional<String> path = judged.pathOf(file);
        if (path.isPresent()) {
            locks(judged.outcome().orElseThrow(), path.get(), offset).ifPresent(parts::add);
        }
        Set<String> told = new HashSet<>();
        for (Finding finding : judged.in(file)) {
            TextRange range = finding.file().rangeInFile(finding.range());
            if (range.start() <= offset && offset <= range.end()) {
                String message = "**" + Markdown.text(finding.message()) + "**\n";
                parts.add(told.add(finding.rule()) ? message + "\n" + page(finding.rule()) : message);
            }
        }
        return parts.isEmpty() ? null : new Hover(new MarkupContent(MarkupKind.MARKDOWN, String.join(BREAK, parts)));
    }

    private String page(String rule) {
        return rules.containsKey(rule) ? Page.of(rules.get(rule)).markdown() : "";
    }

    private static Optional<String> locks(Outcome outcome, String path, int offset) {
        for (Outcome.Part part : outcome.parts()) {
            for (History history : part.project().histories()) {
                ChangeSet here = ChangeSet.all(history).on(new PathFilter(Set.of(path), List.of(), Set.of()));
                if (!here.migrations().isEmpty()) {
                    return locks(here, outcome.kept(), path, offset);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> locks(ChangeSet here, Kept kept, String path, int offset) {
        var answers = new LazyAnswers();
        List<ToolError> errors = new ArrayList<>();
        var linter = new Linter(List.of(), Settings.DEFAULT, answers);
        Analysis analysis = kept.analysis(here.history().root())
                .map(replayed -> linter.analyze(here, replayed))
                .orElseGet(() -> linter.analyze(here));
        for (LockTimeline timeline : LockTimeline.withRollbacks(analysis, answers, errors)) {
            Optional<Statement> written = at(timeline.script(), path, offset);
            if (written.isPresent()) {
                if (!errors.isEmpty()) {
                    return Optional.of("What this locks could not be followed.\n");
                }
                String table = LocksMarkdown.of(timeline, written.get());
                return Optional.of(table.isEmpty() ? "Nobody waits for this statement.\n" : table);
            }
        }
        return Optional.empty();
    }

    /** The statement around a place. What is not understood is not told about: nobody knows what it locks. */
    private static Optional<Statement> at(Script script, String path, int offset) {
        SourceFile file = script.file();
        if (!script.isRead()) {
            return Optional.empty();
        }
        return script.statements().stream()
                .filter(statement -> {
                    TextRange range = file.rangeInFile(statement.range());
                    return file.fileAt(statement.range().start()).path().equals(path)
                            && range.start() <= offset
                            && offset < range.end();
                })
                .findFirst();
    }
}
