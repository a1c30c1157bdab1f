package dev.stopover.rollback;

import dev.stopover.migration.Script;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something of a script that cannot be followed.
 *
 * @param script the script
 * @param range where it stands
 * @param decides whether it may make the schema another one, and nobody can tell how
 * @param reason what is known of it, one sentence with a full stop
 */
public record Doubt(Script script, TextRange range, boolean decides, String reason) {

    /** The line on which it begins. */
    public int line() {
        return script.file().lineOf(range.start());
    }

    /** What of a script cannot be followed. */
    public static List<Doubt> of(Script script, Answers answers) {
        if (!script.isRead()) {
            return List.of(new Doubt(script, script.range(), true, "It is no SQL, and is not read."));
        }
        List<Doubt> doubts = new ArrayList<>();
        for (Executed executed : script.executed()) {
            if (executed.statement() instanceof UnreadStatement opaque) {
                String reason = opaque.error().isPresent()
                        ? "The statement is no SQL that PostgreSQL reads."
                        : "The statement is known only in part.";
                doubts.add(new Doubt(script, executed.range(), decides(opaque), reason));
            } else if (executed.statement() instanceof DoBlock block) {
                reason(block, script, answers)
                        .ifPresent(reason -> doubts.add(new Doubt(script, executed.range(), true, reason)));
            }
        }
        return doubts;
    }

    /** Why nothing is known of what a block runs, if nothing is. */
    private static Optional<String> reason(DoBlock block, Script script, Answers answers) {
        String language = block.language().orElse("plpgsql");
        if (!language.equals("plpgsql")) {
            return Optional.of("The block is written in " + language + ".");
        }
        boolean executes = answers.block(block.body(), language).stream()
                .flatMap(PlpgsqlBlock::descendants)
                .anyMatch(PlpgsqlStatement.Dynamic.class::isInstance);
        boolean followed = script.executed().stream()
                .anyMatch(each -> each.written() == block && each.nesting().dynamic());
        return executes && !followed ? Optional.of("The block executes a text that is not known.") : Optional.empty();
    }

    private static boolean decides(UnreadStatement opaque) {
        if (opaque.error().isPresent()) {
            return true;
        }
        return opaque.shape().isPresent()
                ? mayChangeSchema(opaque.shape().get())
                : opaque.names().stream().allMatch(name -> Names.hasGap(name.name()));
    }

    /** Whether a statement is none of those that change rows, settings or comments only. */
    static boolean mayChangeSchema(Statement statement) {
        return !(statement instanceof Insert
                || statement instanceof Update
                || statement instanceof Delete
                || statement instanceof Truncate
                || statement instanceof Select
                || statement instanceof Copy
                || statement instanceof Comment
                || statement instanceof Analyze
                || statement instanceof RefreshMaterializedView
                || statement instanceof SetParameter
                || statement instanceof LockTable);
    }
}
