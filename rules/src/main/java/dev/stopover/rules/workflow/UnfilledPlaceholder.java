package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.ScriptContext;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;

/** A template was copied, and a part of it still says what was to be written there. */
public final class UnfilledPlaceholder extends MigrationRule {

    public UnfilledPlaceholder() {
        super(error("unfilled-placeholder", "A part of a template was not filled in")
                .tags("header", "template"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        HeaderComment.of(context.script()).stream()
                .flatMap(header -> header.fields().stream())
                .filter(field -> TemplateText.is(field.value()))
                .forEach(field -> context.report(field::range, "%s was not filled in: %s.", field.name(), field.value())
                        .help("Write what is true of this migration, or take the line out."));
        Tokens tokens = context.script().tokens();
        for (Statement statement : context.script().statements()) {
            if (statement instanceof UnreadStatement opaque && opaque.error().isPresent()) {
                checkBroken(opaque, tokens, context);
            }
        }
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.kind(index) == TokenKind.QUOTED_IDENTIFIER && isTemplate(tokens.value(index))) {
                context.report(tokens.get(index), "The name %s is the template's.", tokens.text(index))
                        .help("Write the name that is meant.");
            }
        }
    }

    /** In SQL, brackets where a name belongs are what PostgreSQL cannot read. */
    private static void checkBroken(UnreadStatement statement, Tokens tokens, ScriptContext context) {
        int start = -1;
        for (int index = 0; index < tokens.size(); index++) {
            TextRange range = tokens.range(index);
            if (range.start() < statement.range().start()
                    || range.end() > statement.range().end()) {
                continue;
            }
            String text = tokens.text(index);
            if (text.equals("[")) {
                start = range.start();
            } else if (text.equals("]") && start >= 0) {
                TextRange place = new TextRange(start, range.end());
                String written = place.of(context.script().file().text());
                if (TemplateText.is(written)) {
                    context.report(() -> place, "%s was not filled in.", written)
                            .help("Write the name that is meant.");
                    return;
                }
            }
        }
    }

    /** Nobody calls anything so; a word such as TODO may be a name. */
    private static boolean isTemplate(String name) {
        return (name.startsWith("[") || name.startsWith("<")) && TemplateText.is(name);
    }
}
