package dev.stopover.rules.repeatability;

import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.UnreadStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A statement that PostgreSQL's grammar refuses fails before it does anything, and with it the migration. */
public final class SyntaxError extends StatementRule {

    private static final Set<String> OFF = Set.of("off", "false", "no", "0");

    public SyntaxError() {
        super(error("syntax-error", "PostgreSQL cannot read a statement").onSeedsToo());
    }

    @Override
    public void visit(UnreadStatement opaque, StatementContext context) {
        if (isRead(context)) {
            report(opaque, context);
        }
    }

    /** The text of an EXECUTE is read when it runs, which a branch may never do. */
    private static boolean isRead(StatementContext context) {
        return !context.nesting().dynamic() || context.nesting().certain();
    }

    /** The server reads the body of a function when the function is made, that of a DO block when it runs. */
    @Override
    public void visit(CreateFunction create, StatementContext context) {
        if (create.body().isEmpty() || !isRead(context) || !readsBodies(context)) {
            return;
        }
        Body body = create.body().get();
        String language = create.language().orElse("sql");
        report(context.answers().errors(create), context);
        Optional<PlpgsqlBlock> block = context.answers().block(body, language);
        if (block.isPresent()) {
            block.get().descendants().forEach(statement -> report(statement, context));
        }
    }

    @Override
    public void visit(DoBlock block, StatementContext context) {
        String language = block.language().orElse("plpgsql");
        // What is wrong with its statements is reported as they run; of SQL there is no DO.
        if (language.equals("plpgsql") && isRead(context) && readsBodies(context)) {
            report(context.answers().errors(block), context);
        }
    }

    /** Dumps switch it off, lest a body is read before what it uses is there. */
    private static boolean readsBodies(StatementContext context) {
        return context.state()
                .session()
                .setting("check_function_bodies")
                .filter(values -> values.size() == 1 && OFF.contains(values.get(0)))
                .isEmpty();
    }

    private static void report(PlpgsqlStatement statement, StatementContext context) {
        if (statement instanceof PlpgsqlStatement.Sql sql && sql.statement() instanceof UnreadStatement opaque) {
            report(opaque, context);
        } else if (statement instanceof PlpgsqlStatement.Loop loop
                && loop.query().isPresent()
                && loop.query().get() instanceof UnreadStatement opaque) {
            report(opaque, context);
        }
    }

    private static void report(UnreadStatement opaque, StatementContext context) {
        if (opaque.error().isPresent()) {
            report(List.of(opaque.error().get()), context);
        }
    }

    private static void report(List<ParseError> errors, StatementContext context) {
        for (ParseError error : errors) {
            Draft draft = context.report(error, sentence(error.message()));
            error.help().ifPresent(draft::help);
        }
    }

    private static String sentence(String message) {
        String capitalized = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return capitalized.endsWith(".") ? capitalized : capitalized + ".";
    }
}
