package dev.stopover.rules.security;

import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import java.util.List;
import java.util.Optional;

/** Supabase drops unique constraints of its schema auth when it upgrades, and cannot where a foreign key rests on one. */
public final class ForeignKeyToAuth extends StatementRule {

    public ForeignKeyToAuth() {
        super(RuleInfo.error("foreign-key-to-auth", "A foreign key rests on a column of auth that Supabase may change")
                .tags("foreign-key", "supabase", "splinter:0021_fkey_to_auth_unique")
                .since("0.2"));
    }

    @Override
    public void visit(AddedConstraint added, StatementContext context) {
        if (!context.history().isOnSupabase() || !(added.constraint() instanceof ForeignKeyConstraint key)) {
            return;
        }
        List<String> columns =
                key.referencedColumns().stream().map(Identifier::value).toList();
        if (key.references().schema().equals(Optional.of("auth"))
                && !columns.isEmpty()
                && !columns.equals(List.of("id"))) {
            context.report(
                            key.references(),
                            "The foreign key rests on %s (%s), which is not its primary key: upgrades of Supabase's Auth fail"
                                    + " where they drop the constraint behind it.",
                            key.references(),
                            String.join(", ", columns))
                    .help("Refer to the primary key instead: REFERENCES %s (id).", key.references());
        }
    }
}
