package dev.stopover.rules.security;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.State;
import dev.stopover.catalog.View;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ParameterMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** CREATE OR REPLACE sets anew all that it says nothing of. */
public final class ReplaceDropsSecurity extends ChangeSetRule {

    public ReplaceDropsSecurity() {
        super(error("replace-drops-security", "CREATE OR REPLACE takes away how the object was secured")
                .tags("function", "view", "supabase")
                .since("0.2"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        for (Migration migration : changes.migrations()) {
            ScriptContext script = context.in(migration, migration.up());
            if (changes.judges(migration.up()) && mayLose(script)) {
                for (Moment moment : script.moments()) {
                    check(moment, after, script);
                }
            }
        }
    }

    /** Whether the script replaces what was secured before it, or what it makes itself: others need not be replayed. */
    private static boolean mayLose(ScriptContext script) {
        State before = script.beforeScript();
        Set<String> made = new HashSet<>();
        for (Executed executed : script.script().executed()) {
            if (executed.statement() instanceof CreateView create) {
                boolean again = !made.add(create.view().name());
                boolean secured =
                        before.view(create.view()).filter(View::securityInvoker).isPresent();
                if (create.orReplace() && !says(create) && (again || secured)) {
                    return true;
                }
            } else if (executed.statement() instanceof CreateFunction create) {
                boolean says = create.securityDefiner().isPresent() && setsPath(create);
                boolean again = !made.add(create.function().name()) && !says;
                boolean loses = replacedBy(create, before)
                        .filter(function -> loses(function, create))
                        .isPresent();
                if (create.orReplace() && (again || loses)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean says(CreateView create) {
        return create.options().stream()
                .anyMatch(option -> option.name().value().equals("security_invoker"));
    }

    private static boolean setsPath(CreateFunction create) {
        return create.settings().stream()
                .anyMatch(setting -> setting.parameter().value().equals("search_path"));
    }

    private static boolean loses(Function before, CreateFunction create) {
        return create.securityDefiner().isPresent()
                ? before.searchPath().isPresent() && !setsPath(create)
                : before.securityDefiner();
    }

    private static void check(Moment moment, State after, ScriptContext script) {
        if (moment.statement() instanceof CreateView create && create.orReplace()) {
            check(create, moment.before(), after, script);
        } else if (moment.statement() instanceof CreateFunction create && create.orReplace()) {
            check(create, moment.before(), after, script);
        }
    }

    private static void check(CreateView create, State state, State after, ScriptContext script) {
        boolean lost = state.view(create.view()).filter(View::securityInvoker).isPresent();
        if (!says(create)
                && lost
                && after.view(create.view()).filter(View::securityInvoker).isEmpty()) {
            script.report(
                            create.view(),
                            "%s read with the rights of its reader, and reads with those of its owner from now on.",
                            create.view())
                    .help("Set it again: ALTER VIEW %s SET (security_invoker = true);", create.view());
        }
    }

    private static void check(CreateFunction create, State state, State after, ScriptContext script) {
        Optional<Function> replaced = replacedBy(create, state);
        if (replaced.isEmpty()) {
            return;
        }
        Function before = replaced.get();
        Optional<Function> last = replacedBy(create, after);
        if (create.securityDefiner().isPresent() && before.searchPath().isPresent() && !setsPath(create)) {
            if (last.filter(function -> function.searchPath().isPresent()).isEmpty()) {
                script.report(
                                create.function(),
                                "%s had a search_path of its own, and runs with its owner's rights in that of its caller"
                                                .formatted(create.function())
                                        + " from now on.")
                        .help(
                                "Set it again: ALTER FUNCTION %s%s SET search_path = %s;",
                                create.function(),
                                before.signature(),
                                written(before.searchPath().get()));
            }
        } else if (before.securityDefiner()
                && create.securityDefiner().isEmpty()
                && last.filter(Function::securityDefiner).isEmpty()) {
            script.report(
                            create.function(),
                            "%s ran with its owner's rights, and runs with those of its caller from now on.",
                            create.function())
                    .help("Say SECURITY DEFINER again, with a search_path; or SECURITY INVOKER where it is meant.")
                    .atMost(Severity.WARNING);
        }
    }

    /** The one function of that name with as many arguments. */
    private static Optional<Function> replacedBy(CreateFunction create, State state) {
        List<Function> same = state.functions(create.function()).stream()
                .filter(function -> function.arguments().size() == arguments(create))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private static String written(List<String> path) {
        return path.stream()
                .map(schema -> schema.isEmpty() ? "''" : Names.quoted(schema))
                .collect(Collectors.joining(", "));
    }

    private static long arguments(CreateFunction create) {
        return create.parameters().stream()
                .map(FunctionParameter::mode)
                .filter(mode -> mode != ParameterMode.OUT && mode != ParameterMode.TABLE)
                .count();
    }
}
