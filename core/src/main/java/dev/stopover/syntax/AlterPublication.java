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
 * @param published the tables
 * @param schemas the schemas
 * @param options its options, in their order
 */
public record AlterPublication(
        TextRange range,
        TextRange keywords,
        Identifier publication,
        PublicationAction action,
        List<PublishedTable> published,
        List<Identifier> schemas,
        List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterPublication {
        published = List.copyOf(published);
        schemas = List.copyOf(schemas);
        options = List.copyOf(options);
    }

    /** The names of the tables. */
    public List<QualifiedName> tables() {
        return published.stream().map(PublishedTable::table).toList();
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
