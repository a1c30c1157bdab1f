package dev.stopover.rules.data_loss;

import dev.stopover.catalog.ObjectName;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Truncate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** TRUNCATE deletes every row, and with CASCADE those of the tables that refer to it. */
public final class TruncatedTable extends StatementRule {

    public TruncatedTable() {
        super(error("truncated-table", "All rows of a table are deleted by TRUNCATE")
                .noteInRollback()
                .tags("truncate"));
    }

    @Override
    public void visit(Truncate truncate, StatementContext context) {
        List<QualifiedName> filled = truncate.tables().stream()
                .filter(table -> Stakes.hasRows(table, context))
                .toList();
        if (filled.isEmpty()) {
            return;
        }
        Set<ObjectName> named =
                truncate.tables().stream().map(context.state()::resolve).collect(Collectors.toSet());
        List<String> others = truncate.cascade().isEmpty()
                ? List.of()
                : context.effect().standing().stream()
                        .filter(touch -> touch.kind().holdsRows() && !named.contains(touch.name()))
                        .map(touch -> touch.name().toString())
                        .toList();
        Ranged place = truncate.cascade().filter(cascade -> !others.isEmpty()).orElse(truncate.keywords());
        context.report(
                        place,
                        "TRUNCATE deletes all rows of %s%s for good.",
                        filled.stream().map(QualifiedName::toString).collect(Collectors.joining(", ")),
                        others.isEmpty() ? "" : " and, by CASCADE, of " + String.join(", ", others))
                .help("Delete the rows that are meant, with a WHERE clause; or keep a copy before.");
    }
}
