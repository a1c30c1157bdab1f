package dev.stopover.rules.repeatability;

import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.OpaqueStatement;

/** A statement that PostgreSQL's grammar refuses fails before it does anything, and with it the migration. */
public final class SyntaxError extends StatementRule {

    /** The rule. */
    public SyntaxError() {
        super(RuleInfo.error("syntax-error", "PostgreSQL cannot read a statement")
                .since("0.1"));
    }

    @Override
    public void visit(OpaqueStatement opaque, RuleContext context) {
        opaque.error().ifPresent(error -> {
            Draft draft = context.report(error, sentence(error.message()));
            error.help().ifPresent(draft::help);
        });
    }

    private static String sentence(String message) {
        String capitalized = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return capitalized.endsWith(".") ? capitalized : capitalized + ".";
    }
}
