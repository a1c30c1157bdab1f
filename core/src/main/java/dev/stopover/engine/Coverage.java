package dev.stopover.engine;

import dev.stopover.migration.Script;
import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Which text of a script a comment is about. */
final class Coverage {

    private final Script script;

    Coverage(Script script) {
        this.script = script;
    }

    /** What begins next, for a comment on a line of its own; otherwise its line. */
    TextRange of(TextRange comment) {
        SourceFile file = script.file();
        TextRange line = file.lineRangeAt(comment.start());
        TextRange before = new TextRange(line.start(), comment.start());
        if (!before.of(file.text()).isBlank()) {
            return line;
        }
        Optional<Statement> around = script.statements().stream()
                .filter(statement -> statement.range().contains(comment))
                .findFirst();
        return units().filter(unit -> unit.start() >= comment.end())
                .filter(unit -> around.isEmpty() || around.get().range().contains(unit))
                .min(Comparator.comparingInt(TextRange::start)
                        .thenComparing(Comparator.comparingInt(TextRange::end).reversed()))
                .orElseGet(() -> {
                    int newline = file.text().indexOf('\n', line.end());
                    return newline < 0 ? line : file.lineRangeAt(newline + 1);
                });
    }

    /** All of the script, or of the file that it includes and that holds the comment. */
    TextRange file(TextRange comment) {
        SourceFile file = script.file();
        return file.isComposed() ? file.extentAt(comment.start()) : script.range();
    }

    /** Whether a comment stands before the first statement, with an empty line behind it. */
    boolean isInHeader(TextRange comment) {
        SourceFile file = script.file();
        int newline = file.text().indexOf('\n', comment.end());
        boolean first = script.statements().stream()
                .noneMatch(statement -> statement.range().start() < comment.start());
        return first
                && newline >= 0
                && file.lineRangeAt(newline + 1).of(file.text()).isBlank();
    }

    /** What a comment on a line of its own may cover. */
    private Stream<TextRange> units() {
        return Stream.concat(
                        script.statements().stream(), script.executed().stream().map(Executed::statement))
                .flatMap(statement -> statement instanceof AlterTable alter
                        ? Stream.concat(
                                Stream.of(alter.range()),
                                alter.actions().stream().map(Ranged::range))
                        : Stream.of(statement.range()));
    }
}
