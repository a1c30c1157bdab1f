package dev.stopover.rules.rewrites;

import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.locking.Live;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.PrimaryKeyConstraint;

/** A new column whose default differs from row to row is written into every row that is there. */
public final class VolatileDefault extends StatementRule {

    /** Longer defaults are not written out in advice. */
    private static final int LONGEST = 60;

    public VolatileDefault() {
        super(RuleInfo.error(
                        "volatile-default", "A new column's default differs from row to row, so every row is written")
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
        String rewriting = "The default of %s differs from row to row, so all of %s is written anew under %s"
                .formatted(column.name(), alter.table(), live.lock());
        Draft draft = live.rewrites().isYes()
                ? context.report(column.defaultValue().get(), rewriting + ".")
                : context.report(
                                column.defaultValue().get(),
                                "If the default of %s differs from row to row, all of %s is written anew under %s.",
                                column.name(),
                                alter.table(),
                                live.lock())
                        .atMost(Severity.NOTE);
        draft.help(help(alter, column));
    }

    private static String help(AlterTable alter, ColumnDefinition column) {
        boolean required = column.constraints().stream()
                .anyMatch(constraint ->
                        constraint instanceof NotNullConstraint || constraint instanceof PrimaryKeyConstraint);
        return "Run ALTER TABLE %s ADD COLUMN %s %s; then ALTER TABLE %1$s ALTER COLUMN %2$s SET DEFAULT %s; fill old rows in batches%s."
                .formatted(
                        alter.table(),
                        column.name(),
                        column.type().map(Object::toString).orElse("…"),
                        column.defaultValue()
                                .map(value -> value.expression().text())
                                .filter(text -> text.length() <= LONGEST && text.indexOf('\n') < 0)
                                .orElse("…"),
                        required ? ", and set NOT NULL in a later migration" : "");
    }
}
