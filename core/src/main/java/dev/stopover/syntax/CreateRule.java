package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE RULE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param orReplace whether OR REPLACE is written
 * @param rule its name
 * @param table the table
 * @param event SELECT, INSERT, UPDATE or DELETE
 * @param where its condition
 * @param instead whether INSTEAD is written
 * @param actions what it does
 */
public record CreateRule(
        TextRange range,
        TextRange keywords,
        boolean orReplace,
        Identifier rule,
        QualifiedName table,
        String event,
        Optional<Expression> where,
        boolean instead,
        List<Statement> actions)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateRule {
        actions = List.copyOf(actions);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
