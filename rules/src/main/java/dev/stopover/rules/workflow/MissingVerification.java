package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.ScriptContext;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.PlpgsqlStatement.Assert;
import dev.stopover.syntax.PlpgsqlStatement.Assign;
import dev.stopover.syntax.PlpgsqlStatement.Branches;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A migration that looks at what it has done fails and is rolled back where it did not do it. */
public final class MissingVerification extends MigrationRule {

    public MissingVerification() {
        super(warning("missing-verification", "A migration does not look whether it did what it is for")
                .preset(Preset.STRICT)
                .tags("verification"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        if (migration.verify().isPresent() || migration.repeatable()) {
            return;
        }
        Set<String> changed = new HashSet<>();
        Optional<DoBlock> other = Optional.empty();
        for (Executed executed : context.script().executed()) {
            changed.addAll(ChangedNames.of(executed.statement()));
        }
        if (changed.isEmpty()) {
            return;
        }
        for (Statement statement : context.script().statements()) {
            if (statement instanceof DoBlock block) {
                Optional<PlpgsqlBlock> body = context.answers()
                        .block(block.body(), block.language().orElse("plpgsql"))
                        .filter(PlpgsqlBlock::isVerification);
                if (body.filter(verification -> looksAt(verification, changed)).isPresent()) {
                    return;
                }
                if (body.isPresent()) {
                    other = Optional.of(block);
                }
            }
        }
        if (other.isPresent()) {
            context.report(
                            other.get()::keywords,
                            "This looks at nothing that the migration changes, so it succeeds whatever came of it.")
                    .help("Ask for what the migration makes, by its name, and RAISE EXCEPTION where it is not there.");
        } else {
            context.reportScript(
                            "%s does not look whether it did what it is for.",
                            migration.up().file().name())
                    .help(
                            "End with a DO block that asks for what it makes and says RAISE EXCEPTION where that is missing.");
        }
    }

    /** Whether what decides about failing has the name of something that is changed in it. */
    private static boolean looksAt(PlpgsqlBlock block, Set<String> changed) {
        return block.descendants().anyMatch(statement -> asksFor(statement, changed));
    }

    private static boolean asksFor(PlpgsqlStatement statement, Set<String> changed) {
        if (statement instanceof Branches branches) {
            return branches.branches().stream()
                    .flatMap(branch -> branch.condition().stream())
                    .anyMatch(condition -> names(condition, changed));
        }
        if (statement instanceof Assert check) {
            return names(check.condition(), changed);
        }
        if (statement instanceof Assign assign) {
            return names(assign.value(), changed);
        }
        return statement instanceof PlpgsqlStatement.Sql sql
                && sql.statement() instanceof Select select
                && names(
                        select.query().tokens(),
                        select.query().first(),
                        select.query().last(),
                        changed);
    }

    private static boolean names(Expression expression, Set<String> changed) {
        return names(expression.tokens(), expression.first(), expression.last(), changed);
    }

    /** Names stand as names, and in strings that are compared with the system's catalogs. */
    private static boolean names(Tokens tokens, int first, int last, Set<String> changed) {
        for (int index = first; index <= last; index++) {
            String value = tokens.value(index);
            if (changed.contains(value)
                    || List.of(value.split("\\.")).stream()
                            .anyMatch(part -> changed.contains(part.replace("\"", "")))) {
                return true;
            }
        }
        return false;
    }
}
