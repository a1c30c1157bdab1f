package dev.stopover.rules.security;

import static java.util.function.Predicate.not;

import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.RowSecurityMode;
import java.util.Optional;

/** A table whose row level security is turned off shows all its rows to whoever may use it. */
public final class RlsDisabled extends ChangeSetRule {

    public RlsDisabled() {
        super(error("rls-disabled", "Row level security is turned off on a table that has it")
                .tags("rls", "supabase")
                .since("0.2"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        for (Migration migration : changes.migrations()) {
            if (changes.judges(migration.up())) {
                ScriptContext script = context.in(migration, migration.up());
                for (Executed executed : migration.up().executed()) {
                    if (executed.statement() instanceof AlterTable alter) {
                        alter.actions().stream()
                                .filter(RowLevelSecurity.class::isInstance)
                                .forEach(action -> check(alter, (RowLevelSecurity) action, after, script));
                    }
                }
            }
        }
    }

    /** What is on again at the end was off for the work of the migration only. */
    private static void check(AlterTable alter, RowLevelSecurity security, State after, ScriptContext script) {
        Optional<Table> table = after.table(alter.table());
        if (security.mode() == RowSecurityMode.DISABLE
                && table.filter(not(Table::rowSecurity)).isPresent()) {
            script.report(
                            security.keywords(),
                            "Row level security is turned off on %s: whoever may use the table sees every row.",
                            alter.table())
                    .help(
                            "Write the policy that is missing instead, or take the privileges away first: REVOKE ALL ON %s FROM …;",
                            alter.table());
        } else if (security.mode() == RowSecurityMode.NO_FORCE
                && table.filter(not(Table::forceRowSecurity)).isPresent()) {
            script.report(security.keywords(), "The policies of %s no longer hold for its owner.", alter.table())
                    .help("Give what has to see every row a role with BYPASSRLS instead.")
                    .atMost(Severity.WARNING);
        }
    }
}
