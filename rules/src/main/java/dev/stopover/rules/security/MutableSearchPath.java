package dev.stopover.rules.security;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A SECURITY DEFINER function without a search_path of its own runs what its caller puts in its way. */
public final class MutableSearchPath extends ChangeSetRule {

    public MutableSearchPath() {
        super(RuleInfo.error(
                        "mutable-search-path", "A function runs with its owner's rights and its caller's search path")
                .tags("function", "supabase", "splinter:0011_function_search_path_mutable")
                .since("0.2"));
    }

    private static final Set<String> LANGUAGES = Set.of("sql", "plpgsql");

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        Making making = new Making(changes);
        List<Making.Made> definers = new ArrayList<>();
        List<Making.Made> others = new ArrayList<>();
        for (Function function : after.catalog().functions()) {
            if (LANGUAGES.contains(function.language())
                    && function.knowledge() == Knowledge.KNOWN
                    && function.extension().isEmpty()
                    && function.searchPath().isEmpty()) {
                making.of(function.origin(), function.name() + function.signature())
                        .ifPresent((function.securityDefiner() ? definers : others)::add);
            }
        }
        Making.byMigration(definers).forEach(group -> reportDefiners(group, context));
        if (history.isOnSupabase() && !others.isEmpty()) {
            reportOthers(making.newestFirst(others), context);
        }
    }

    private static void reportDefiners(List<Making.Made> group, RuleContext context) {
        Making.together(
                        group,
                        "Names are looked up in the caller's search_path, and with the owner's rights, in %s: whoever may"
                                + " create objects in a schema of that path can have their own run.",
                        "function",
                        context)
                .help(help(group));
    }

    /** These run with their caller's rights, so that the caller harms nobody else: one thing to know of a project. */
    private static void reportOthers(List<Making.Made> others, RuleContext context) {
        Making.together(
                        others,
                        "Names are looked up in the caller's search_path, where they may mean other objects or none, in %s.",
                        "function",
                        context)
                .help(help(others))
                .atMost(Severity.NOTE);
    }

    private static String help(List<Making.Made> group) {
        return "Write every name in it with its schema, as public.orders, and then set the path: ALTER FUNCTION %s SET search_path = '';"
                .formatted(group.get(0).sql());
    }
}
