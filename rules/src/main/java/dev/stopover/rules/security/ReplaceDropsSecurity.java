package dev.stopover.rules.security;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.View;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ParameterMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** CREATE OR REPLACE sets anew all that it says nothing of. */
public final class ReplaceDropsSecurity extends StatementRule {

    /** The rule. */
    public ReplaceDropsSecurity() {
        super(RuleInfo.error("replace-drops-security", "CREATE OR REPLACE takes away how the object was secured")
                .tags("function", "view", "supabase")
                .since("0.2")
                .inRollback(Severity.NOTE));
    }

    @Override
    public void visit(CreateView create, StatementContext context) {
        Optional<View> before = context.state().view(create.view());
        boolean says = create.options().stream()
                .anyMatch(option -> option.name().value().equals("security_invoker"));
        if (create.orReplace() && !says && before.filter(View::securityInvoker).isPresent()) {
            context.report(
                            create.view(),
                            "%s read with the rights of its reader, and reads with those of its owner from now on."
                                    .formatted(create.view()))
                    .help("Say it again: CREATE OR REPLACE VIEW %s WITH (security_invoker = true) AS …"
                            .formatted(create.view()));
        }
    }

    @Override
    public void visit(CreateFunction create, StatementContext context) {
        List<Function> same = context.state().functions(create.function()).stream()
                .filter(function -> function.arguments().size() == arguments(create))
                .toList();
        if (!create.orReplace() || same.size() != 1) {
            return;
        }
        Function before = same.get(0);
        boolean setsPath = create.settings().stream()
                .anyMatch(setting -> setting.parameter().value().equals("search_path"));
        if (create.securityDefiner().isPresent() && before.searchPath().isPresent() && !setsPath) {
            context.report(
                            create.function(),
                            "%s had a search_path of its own, and runs with its owner's rights in that of its caller from now"
                                            .formatted(create.function())
                                    + " on.")
                    .help("Say it again: SET search_path = %s"
                            .formatted(written(before.searchPath().get())));
        } else if (before.securityDefiner() && create.securityDefiner().isEmpty()) {
            context.report(
                            create.function(),
                            "%s ran with its owner's rights, and runs with those of its caller from now on."
                                    .formatted(create.function()))
                    .help("Say SECURITY DEFINER again, with a search_path; or SECURITY INVOKER where it is meant.")
                    .atMost(Severity.WARNING);
        }
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
