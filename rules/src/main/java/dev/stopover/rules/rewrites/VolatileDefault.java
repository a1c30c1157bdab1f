package dev.stopover.rules.rewrites;

import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.locking.Live;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;

/** A new column whose default differs from row to row is written into every row that is there. */
public final class VolatileDefault extends StatementRule {

    /** Longer defaults are not written out in advice. */
    private static final int LONGEST = 60;

    public VolatileDefault() {
        super(error("volatile-default", "A new column's default differs from row to row, so every row is written")
                .underLock("rewrite", "default"));
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        ColumnDefinition column = action.column();
        if (column.defaultValue().isEmpty()
                || NewColumns.constrainedDomain(column, context).isPresent()) {
            return;
        }
        Live live = Live.of(alter, action, context);
        if (live.rewrites().isNo()
                || !context.state().type(column.type().orElseThrow()).isKnown()
                || !live.rewrites().isYes() && context.goesDown()) {
            return;
        }
        boolean certain = live.rewrites().isYes();
        context.report(
                        column.defaultValue().get(),
                        certain
                                ? "The default of %s differs from row to row, so all of %s is written anew under %s."
                                : "If the default of %s differs from row to row, all of %s is written anew under %s.",
                        column.name(),
                        alter.table(),
                        live.lock())
                .help(help(alter, column))
                .atMost(Severity.NOTE, !certain);
    }

    private static String help(AlterTable alter, ColumnDefinition column) {
        return "Run ALTER TABLE %s ADD COLUMN %s %s; then ALTER TABLE %1$s ALTER COLUMN %2$s SET DEFAULT %s; fill old rows in batches%s."
                .formatted(
                        alter.table(),
                        column.name(),
                        column.type().map(Object::toString).orElse("…"),
                        column.defaultValue()
                                .map(value -> value.expression().text())
                                .filter(text -> text.length() <= LONGEST && text.indexOf('\n') < 0)
                                .orElse("…"),
                        column.isRequired() ? ", and set NOT NULL in a later migration" : "");
    }
}
