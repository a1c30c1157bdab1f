package dev.stopover.rules.security;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import java.util.Set;

/** A SECURITY DEFINER function without a search_path of its own runs what its caller puts in its way. */
public final class MutableSearchPath extends ChangeSetRule {

    public MutableSearchPath() {
        super(error("mutable-search-path", "A function runs with its owner's rights and its caller's search path")
                .tags("function", "supabase", "splinter:0011_function_search_path_mutable")
                .since("0.2"));
    }

    private static final Set<String> LANGUAGES = Set.of("sql", "plpgsql");
    private static final String HELP =
            "Write every name in it with its schema, as public.orders, and then set the path: ALTER FUNCTION %s SET search_path = '';";

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Making definers = new Making(changes);
        Making others = new Making(changes);
        for (Function function : after.catalog().functions()) {
            if (LANGUAGES.contains(function.language())
                    && function.knowledge() == Knowledge.KNOWN
                    && function.extension().isEmpty()
                    && function.searchPath().isEmpty()) {
                (function.securityDefiner() ? definers : others)
                        .add(function.origin(), function.name() + function.signature());
            }
        }
        definers.report(
                "Names are looked up in the caller's search_path, and with the owner's rights, in %s: whoever may"
                        + " create objects in a schema of that path can have their own run.",
                "function", HELP, context);
        // The others run with their caller's rights, and the caller harms nobody else: one thing to know of a project.
        if (context.history().isOnSupabase()) {
            others.reportAtOnce(
                            "Names are looked up in the caller's search_path, where they may mean other objects or none, in %s.",
                            "function", first -> HELP.formatted(first.sql()), context)
                    .ifPresent(draft -> draft.atMost(Severity.NOTE));
        }
    }
}
