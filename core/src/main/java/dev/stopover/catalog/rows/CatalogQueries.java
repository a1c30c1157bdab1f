package dev.stopover.catalog.rows;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Session;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what scripts ask PostgreSQL's catalogs, from the replayed schema and as far as it says. */
public final class CatalogQueries {

    /** How many rows one question may look at. */
    private static final int MOST_ROWS = 200_000;

    private final Catalog catalog;
    private final Session session;
    private final Answers answers;

    /** Asks a schema in a session. */
    public CatalogQueries(Catalog catalog, Session session, Answers answers) {
        this.catalog = catalog;
        this.session = session;
        this.answers = answers;
    }

    /**
     * The rows of a query, each with the texts of its columns by name, in order; a column whose value is not known or null
     * is left out. Empty if it is not certain which rows these are.
     */
    public Optional<List<Map<String, String>>> rows(Query query) {
        try {
            Mentions mentions = complete(answers.mentions(query));
            List<Map<String, String>> texts = new ArrayList<>();
            for (CatalogRow row : evaluation(mentions).certain(mentions.root())) {
                if (row.doubtful()) {
                    return Optional.empty();
                }
                Map<String, String> text = new LinkedHashMap<>();
                row.columns().forEach((column, value) -> {
                    if (value.asText().isText()) {
                        text.put(column, value.asText().text());
                    }
                });
                texts.add(text);
            }
            return Optional.of(texts);
        } catch (NotKnown unknown) {
            return Optional.empty();
        }
    }

    /** Whether a condition holds; empty if that is not known. */
    public Optional<Boolean> holds(Expression condition) {
        try {
            Mentions mentions = complete(answers.mentions(condition));
            CellValue value = evaluation(mentions).terms().value(mentions.root(), RowScope.NONE);
            return value.isUnknown() ? Optional.empty() : Optional.of(value.isTrue());
        } catch (NotKnown unknown) {
            return Optional.empty();
        }
    }

    private static Mentions complete(Mentions mentions) {
        if (!mentions.isComplete() || mentions.size() == 0) {
            throw new NotKnown();
        }
        return mentions;
    }

    private Evaluation evaluation(Mentions mentions) {
        return new Evaluation(mentions, new SystemCatalogs(catalog, session, answers), MOST_ROWS);
    }
}
