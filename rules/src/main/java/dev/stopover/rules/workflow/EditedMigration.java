package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Base;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was applied runs no second time: databases that have the old text and those that get the new one differ. */
public final class EditedMigration extends ChangeSetRule {

    /** These keep a digest of the text and refuse to run where it differs. */
    private static final Set<Runner> COMPARING =
            EnumSet.of(Runner.FLYWAY, Runner.SQLX, Runner.PRISMA, Runner.LIQUIBASE, Runner.ATLAS);

    public EditedMigration() {
        super(error("edited-migration", "A migration that others have was edited, renamed or removed")
                .tags("git", "versions"));
    }

    @Override
    public boolean asksForBase() {
        return true;
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (changes.base().isEmpty()) {
            return;
        }
        Base base = changes.base().get();
        for (Base.Before before : base.migrations()) {
            if (before.migration().repeatable()) {
                continue;
            }
            switch (before.fate()) {
                case EDITED -> edited(before.migration(), before.now().orElseThrow(), base, context);
                case GONE -> gone(before.migration(), base, changes, context);
                default -> {}
            }
        }
    }

    private static void edited(Migration before, Migration now, Base base, RuleContext context) {
        Runner runner = context.history().runner();
        Optional<Statement> changed = Optional.empty();
        if (before.up().isRead() && now.up().isRead()) {
            if (!differ(before.up().tokens(), now.up().tokens())) {
                if (COMPARING.contains(runner)) {
                    remarks(now, base, runner, context);
                }
                return;
            }
            changed = firstChanged(before.up(), now.up());
        }
        ScriptContext there = context.in(now, now.up());
        String message = "%s says something else than in %s, and a database that has it does not run it again."
                .formatted(now.up().file().name(), base.name());
        (changed.isPresent() ? there.report(changed.get(), message) : there.reportScript(message))
                .help("Take the edit back, and write what is to change in a new migration." + locked(base));
    }

    private static void remarks(Migration now, Base base, Runner runner, RuleContext context) {
        context.in(now, now.up())
                .reportScript(
                        "%s has other comments or blanks than in %s, and %s refuses to run where the text has changed.",
                        now.up().file().name(), base.name(), runner.title())
                .help("Take the edit back." + locked(base));
    }

    private static void gone(Migration before, Base base, ChangeSet changes, RuleContext context) {
        String name = before.up().file().name();
        Optional<Migration> renamed = before.up().isRead() ? sameText(before, base, changes) : Optional.empty();
        String message = renamed.map(now -> "%s of %s is called %s now, and a database that has it runs it again."
                        .formatted(name, base.name(), now.up().file().path()))
                .orElse("%s of %s is gone, and databases that have it and new ones differ."
                        .formatted(name, base.name()));
        context.in(before, before.up())
                .reportScript(message)
                .help("Bring it back as it was, and undo what it did in a new migration if that is meant."
                        + locked(base));
    }

    private static String locked(Base base) {
        return base.name().equals("stopover.lock")
                ? " If no database has it yet, say stopover lock --accept-edits."
                : "";
    }

    private static Optional<Migration> sameText(Migration before, Base base, ChangeSet changes) {
        String text = Base.text(before);
        return changes.history().migrations().stream()
                .filter(now -> !base.holds(now) && Base.text(now).equals(text))
                .findFirst();
    }

    private static boolean differ(Tokens before, Tokens now) {
        if (before.significantCount() != now.significantCount()) {
            return true;
        }
        for (int number = 0; number < now.significantCount(); number++) {
            if (!before.text(before.significant(number)).equals(now.text(now.significant(number)))) {
                return true;
            }
        }
        return false;
    }

    /** The first statement that is another one; empty if only statements at the end are gone. */
    private static Optional<Statement> firstChanged(Script before, Script now) {
        List<Statement> old = before.statements();
        for (int number = 0; number < now.statements().size(); number++) {
            Statement statement = now.statements().get(number);
            if (number >= old.size() || !text(before, old.get(number)).equals(text(now, statement))) {
                return Optional.of(statement);
            }
        }
        return Optional.empty();
    }

    private static String text(Script script, Statement statement) {
        return statement.range().of(script.file().text());
    }
}
