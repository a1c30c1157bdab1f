package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE PUBLICATION}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param publication its name
 * @param allTables whether FOR ALL TABLES is written
 * @param published the tables
 * @param schemas the schemas all of whose tables belong to it
 * @param options its options, in their order
 */
public record CreatePublication(
        TextRange range,
        TextRange keywords,
        Identifier publication,
        boolean allTables,
        List<PublishedTable> published,
        List<Identifier> schemas,
        List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreatePublication {
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
