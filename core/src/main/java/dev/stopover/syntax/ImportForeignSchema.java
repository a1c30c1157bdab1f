package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code IMPORT FOREIGN SCHEMA}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param remoteSchema the schema read
 * @param server the foreign server
 * @param intoSchema the schema filled
 * @param tables the tables after LIMIT TO
 */
public record ImportForeignSchema(
        TextRange range,
        TextRange keywords,
        Identifier remoteSchema,
        Identifier server,
        Identifier intoSchema,
        List<Identifier> tables)
        implements Statement {

    /** Keeps copies of the lists. */
    public ImportForeignSchema {
        tables = List.copyOf(tables);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
