package dev.stopover.project.layout;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Script;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import java.util.List;
import java.util.Optional;

/**
 * A script that is still to be parsed.
 *
 * @param file the file it stands in
 * @param excerpt the part of the file that it is
 * @param direction which way it goes
 * @param delivery how its runner brings it to the server
 * @param conditions what the runner asks before it runs all of it
 */
public record ScriptPlan(
        SourceFile file, Excerpt excerpt, Direction direction, Delivery delivery, List<Guard> conditions) {

    /** What stands for a script that cannot be read: a statement that may have changed anything. */
    private static final List<Statement> ANYTHING = List.of(new UnreadStatement(
            TextRange.at(0),
            TextRange.at(0),
            List.of(new QualifiedName(TextRange.at(0), Optional.empty(), Optional.empty(), String.valueOf(Names.GAP))),
            Optional.empty(),
            Optional.empty()));

    /** A script that runs in any case. */
    public ScriptPlan(SourceFile file, Excerpt excerpt, Direction direction, Delivery delivery) {
        this(file, excerpt, direction, delivery, List.of());
    }

    /** A whole file that goes up. */
    public static ScriptPlan up(SourceFile file, Delivery delivery) {
        return new ScriptPlan(file, Excerpt.of(file), Direction.UP, delivery);
    }

    /** A whole file that goes down. */
    public static ScriptPlan down(SourceFile file, Delivery delivery) {
        return new ScriptPlan(file, Excerpt.of(file), Direction.DOWN, delivery);
    }

    /** Whether another plan is of the same text in the same file, delivered in the same way: its script is this one's. */
    public boolean isSameAs(ScriptPlan other) {
        return direction == other.direction
                && delivery.equals(other.delivery)
                && conditions.equals(other.conditions)
                && file.isSameAs(other.file)
                && excerpt.isSameAs(other.excerpt);
    }

    /** The script, which is parsed when it is first asked for what is in it. */
    public Script script() {
        return Script.of(file, excerpt.range(), direction, delivery, this::parse);
    }

    private Script.Contents parse() {
        Tokens tokens = Lexer.lex(excerpt);
        if (file.decoding() == Decoding.BINARY || file.decoding() == Decoding.FOREIGN) {
            return new Script.Contents(tokens, List.of(), Execution.under(conditions, ANYTHING));
        }
        List<Statement> statements = StatementParser.parse(tokens);
        return new Script.Contents(tokens, statements, Execution.under(conditions, statements));
    }
}
