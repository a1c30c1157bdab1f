package dev.stopover.rules.security;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.QualifiedName;
import java.util.Set;

/** On a hosted Supabase the schemas of its services belong to roles that a migration is not. */
public final class ManagedSchemaChanged extends StatementRule {

    public ManagedSchemaChanged() {
        super(error("managed-schema-changed", "A migration changes a schema that Supabase keeps for itself")
                .tags("supabase")
                .since("0.2"));
    }

    private static final Set<String> MANAGED = Set.of("auth", "storage", "realtime");

    /** Since that day Supabase refuses what its services' schemas are to be changed by (its changelog). */
    private static final String SINCE = "20250421";

    @Override
    public void visit(CreateTable create, StatementContext context) {
        check(create.table(), "a table", context);
    }

    @Override
    public void visit(CreateView create, StatementContext context) {
        check(create.view(), "a view", context);
    }

    @Override
    public void visit(CreateFunction create, StatementContext context) {
        check(create.function(), "a function", context);
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        check(create.table(), "an index", context);
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        check(alter.table(), "a column", context);
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, StatementContext context) {
        check(alter.table(), "a column", context);
    }

    private static void check(QualifiedName object, String what, StatementContext context) {
        boolean managed = object.schema().filter(MANAGED::contains).isPresent();
        boolean refused = context.migration().version().compareTo(SINCE) >= 0
                && context.migration().version().matches("[0-9]{14}");
        if (managed && refused && context.history().isOnSupabase()) {
            context.report(
                            object,
                            "Supabase keeps schema %s for its service, and refuses to make or change %s there.",
                            object.schema().orElseThrow(),
                            what)
                    .help(
                            "Put it into a schema of your own, and refer to theirs: CREATE TABLE public.profiles (id uuid PRIMARY KEY REFERENCES auth.users (id));");
        }
    }
}
