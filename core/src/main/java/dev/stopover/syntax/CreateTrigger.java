package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE TRIGGER}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param orReplace whether OR REPLACE is written
 * @param constraint whether it is a constraint trigger
 * @param trigger its name
 * @param timing when it fires
 * @param events on what it fires
 * @param table the table
 * @param referencedTable the table after FROM
 * @param transitions what REFERENCING names
 * @param forEachRow whether FOR EACH ROW is written
 * @param when its condition
 * @param function what it calls
 * @param arguments the arguments it passes
 */
public record CreateTrigger(
        TextRange range,
        TextRange keywords,
        boolean orReplace,
        boolean constraint,
        Identifier trigger,
        TriggerTiming timing,
        List<TriggerEvent> events,
        QualifiedName table,
        Optional<QualifiedName> referencedTable,
        List<TransitionTable> transitions,
        boolean forEachRow,
        Optional<Expression> when,
        QualifiedName function,
        List<StringLiteral> arguments)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateTrigger {
        transitions = List.copyOf(transitions);
        events = List.copyOf(events);
        arguments = List.copyOf(arguments);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
