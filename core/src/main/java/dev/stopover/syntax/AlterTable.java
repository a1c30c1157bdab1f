package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code ALTER TABLE}, and the forms of ALTER INDEX, VIEW, SEQUENCE and TYPE that share its actions.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param kind what the statement calls the relation
 * @param ifExists whether IF EXISTS is written
 * @param only whether ONLY is written
 * @param table the table or other relation
 * @param actions what is done to it, in order
 */
public record AlterTable(
        TextRange range,
        TextRange keywords,
        ObjectKind kind,
        boolean ifExists,
        boolean only,
        QualifiedName table,
        List<AlterTableAction> actions)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterTable {
        actions = List.copyOf(actions);
    }

    /** The same with other actions. */
    public AlterTable withActions(List<AlterTableAction> other) {
        return new AlterTable(range, keywords, kind, ifExists, only, table, other);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
