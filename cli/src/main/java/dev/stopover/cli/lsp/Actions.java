package dev.stopover.cli.lsp;

import dev.stopover.config.ConfigurationException;
import dev.stopover.rule.Finding;
import dev.stopover.run.Fixer;
import dev.stopover.run.Outcome;
import dev.stopover.run.Silenced;
import dev.stopover.source.Applicability;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.NewFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What an editor offers to do about findings: their fixes, and the comments that suppress them. */
final class Actions {

    private final Diagnoses diagnoses;
    private final JudgedFiles judged;
    private final OpenFile file;
    private final ProtocolPlaces places;
    private final boolean makesFiles;

    /**
     * What is offered in a file.
     *
     * @param makesFiles whether the editor can make files
     */
    Actions(Diagnoses diagnoses, JudgedFiles judged, OpenFile file, boolean makesFiles) {
        this.diagnoses = diagnoses;
        this.judged = judged;
        this.file = file;
        this.places = new ProtocolPlaces(judged);
        this.makesFiles = makesFiles;
    }

    /** What is offered for the findings of a run of text; nothing in a file that a lock file holds. */
    List<CodeAction> in(Range asked) {
        List<CodeAction> actions = new ArrayList<>();
        if (judged.outcome().isEmpty() || isLocked(judged.outcome().get())) {
            return actions;
        }
        List<Finding> findings = judged.in(file).stream()
                .filter(finding -> !finding.file().isComposed()
                        && finding.file().name().endsWith(".sql")
                        && meet(places.of(finding), asked))
                .toList();
        for (Finding finding : findings) {
            for (Fix fix : finding.fixes()) {
                if (makesFiles || fix.files().isEmpty()) {
                    actions.add(fix(finding, fix));
                }
            }
        }
        for (Finding finding : findings) {
            Silenced.one(judged.outcome().get(), finding).ifPresent(comment -> {
                String where = finding.wholeFile() ? "in this file" : "here";
                actions.add(action("Suppress %s %s".formatted(finding.rule(), where), finding, comment));
            });
        }
        return actions;
    }

    private CodeAction fix(Finding finding, Fix fix) {
        boolean safe = fix.applicability() == Applicability.SAFE;
        CodeAction action = action(
                fix.title() + (safe ? "" : " (changes what runs)"),
                finding,
                fix.withLineEndsOf(finding.file().text()));
        action.setIsPreferred(safe);
        return action;
    }

    private CodeAction action(String title, Finding finding, Fix fix) {
        var action = new CodeAction(title);
        action.setKind(CodeActionKind.QuickFix);
        Diagnostic mended = diagnoses.finding(finding, places);
        action.setDiagnostics(List.of(mended));
        List<Either<TextDocumentEdit, ResourceOperation>> changes = new ArrayList<>();
        for (NewFile made : fix.files()) {
            String uri = judged.uri(made.path());
            changes.add(Either.forRight(new CreateFile(uri)));
            var whole = new TextEdit(new Range(new Position(0, 0), new Position(0, 0)), made.text());
            changes.add(edits(new VersionedTextDocumentIdentifier(uri, null), List.of(whole)));
        }
        if (!fix.edits().isEmpty()) {
            List<TextEdit> edits = new ArrayList<>();
            for (Edit edit : fix.edits()) {
                edits.add(new TextEdit(places.range(finding.file(), edit.range()), edit.replacement()));
            }
            changes.add(edits(new VersionedTextDocumentIdentifier(file.uri(), file.version()), edits));
        }
        action.setEdit(new WorkspaceEdit(changes));
        return action;
    }

    private static Either<TextDocumentEdit, ResourceOperation> edits(
            VersionedTextDocumentIdentifier document, List<TextEdit> edits) {
        return Either.forLeft(new TextDocumentEdit(document, edits));
    }

    private boolean isLocked(Outcome outcome) {
        try {
            Set<String> locked = Fixer.locked(outcome);
            return judged.pathOf(file).filter(locked::contains).isPresent();
        } catch (ConfigurationException e) {
            // Where the lock file cannot be read, nobody knows what is applied.
            return true;
        }
    }

    private static boolean meet(Range one, Range other) {
        return !isBefore(one.getEnd(), other.getStart()) && !isBefore(other.getEnd(), one.getStart());
    }

    private static boolean isBefore(Position one, Position other) {
        return one.getLine() < other.getLine()
                || one.getLine() == other.getLine() && one.getCharacter() < other.getCharacter();
    }
}
