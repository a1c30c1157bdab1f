package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code ALTER PUBLICATION}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param publication its name
 * @param action what is done
 * @param tables the tables
 * @param schemas the schemas
 * @param options its options, in their order
 */
public record AlterPublication(
        TextRange range,
        TextRange keywords,
        Identifier publication,
        PublicationAction action,
        List<QualifiedName> tables,
        List<Identifier> schemas,
        List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterPublication {
        tables = List.copyOf(tables);
        schemas = List.copyOf(schemas);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
