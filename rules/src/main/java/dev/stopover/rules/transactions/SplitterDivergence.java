package dev.stopover.rules.transactions;

import dev.stopover.catalog.State;
import dev.stopover.migration.BreakpointSplitter;
import dev.stopover.migration.LiquibaseSplitter;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Splitter;
import dev.stopover.migration.SqlMigrateSplitter;
import dev.stopover.migration.SupabaseSplitter;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.Optional;

/** A runner that ends statements elsewhere than PostgreSQL sends half of one, or two at once, and the server refuses. */
public final class SplitterDivergence extends MigrationRule {

    public SplitterDivergence() {
        super(error("splitter-divergence", "The runner sends a file as other statements than PostgreSQL reads")
                .tags("runner", "supabase"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        Script up = migration.up();
        if (!SentEncoding.report(up, context)) {
            judge(up, migration, context);
        }
        if (migration.downApplied() || context.history().layout().runsRollbacks()) {
            migration.down().ifPresent(down -> {
                ScriptContext there = context.in(migration, down);
                boolean ownFile = !down.file().path().equals(up.file().path());
                if (!ownFile || !SentEncoding.report(down, there)) {
                    judge(down, migration, there);
                }
            });
        }
    }

    private static void judge(Script script, Migration migration, ScriptContext context) {
        if (PsqlOnly.report(script, context)) {
            return;
        }
        PsqlEnds.report(script, context);
        Optional<Splitter> splitter = script.delivery().splitter();
        if (splitter.isEmpty()) {
            return;
        }
        if (splitter.get() instanceof SupabaseSplitter supabase) {
            judge(script, supabase, context);
        } else if (splitter.get() instanceof BreakpointSplitter drizzle) {
            Divergence.first(script, drizzle.pieces(script.tokens().excerpt()), false)
                    .ifPresent(divergence -> context.report(
                                    end(script, divergence),
                                    "Drizzle cuts at this breakpoint, inside the statement that begins on line %d.",
                                    line(script, divergence.statement()))
                            .help("Put the breakpoint after the statement."));
        } else if (splitter.get() instanceof SqlMigrateSplitter) {
            SqlMigrateCuts.report(script, migration, context);
        } else if (splitter.get() instanceof LiquibaseSplitter liquibase) {
            Divergence.first(script, liquibase.pieces(script.tokens().excerpt()), false)
                    .ifPresent(
                            divergence -> context.report(
                                            end(script, divergence),
                                            "Liquibase ends the statement of line %d here, and PostgreSQL answers the half "
                                                    + "with a syntax error.",
                                            line(script, divergence.statement()))
                                    .help(
                                            "Say splitStatements:false, or an endDelimiter that does not stand in the statement."));
        }
    }

    private static void judge(Script script, SupabaseSplitter splitter, ScriptContext context) {
        if (!SupabaseSplitter.mayDiverge(script.tokens())) {
            return;
        }
        Optional<Divergence> now = divergence(script, splitter);
        if (now.isPresent()) {
            report(script, now.get(), "The Supabase CLI", Severity.ERROR, context);
            return;
        }
        for (SupabaseSplitter older : splitter.older(script.tokens().excerpt())) {
            Optional<Divergence> then = divergence(script, older);
            if (then.isPresent()) {
                String versions = "The Supabase CLI before " + older.era().until();
                report(script, then.get(), versions, Severity.WARNING, context);
                return;
            }
        }
    }

    private static Optional<Divergence> divergence(Script script, SupabaseSplitter splitter) {
        boolean severalRefused = switch (splitter.sending()) {
            case PREPARED -> true;
            case SIMPLE -> false;
            case PREPARED_UNLESS_CONTROLLED -> !isControlled(script);
        };
        return Divergence.first(script, splitter.pieces(script.tokens().excerpt()), severalRefused);
    }

    private static boolean isControlled(Script script) {
        for (Statement statement : script.statements()) {
            if (statement instanceof Begin
                    || statement instanceof Commit
                    || statement instanceof Rollback
                    || statement instanceof PreparedTransaction) {
                return true;
            }
        }
        return false;
    }

    private static void report(
            Script script, Divergence divergence, String versions, Severity severity, ScriptContext context) {
        if (divergence.next().isPresent()) {
            Cause cause = Cause.of(script, divergence);
            int first = line(script, divergence.statement());
            int second = line(script, divergence.next().get());
            context.report(
                            cause.place(),
                            "%s sends the statements on %s as one, and PostgreSQL answers \"%s\".",
                            versions,
                            first == second ? "line " + first : "lines %d and %d".formatted(first, second),
                            "cannot insert multiple commands into a prepared statement")
                    .help(cause.help())
                    .atMost(severity);
            return;
        }
        context.report(
                        end(script, divergence),
                        "%s ends the statement of line %d here, and PostgreSQL answers the half with a syntax error.",
                        versions,
                        line(script, divergence.statement()))
                .help(help(script, divergence))
                .atMost(severity);
    }

    private static String help(Script script, Divergence divergence) {
        Tokens tokens = script.tokens();
        int number = tokens.significantFrom(divergence.piece().end() + 1) - 1;
        if (number >= 0 && tokens.kind(tokens.significant(number)) == TokenKind.ESCAPE_STRING) {
            return Cause.DOUBLE_THE_QUOTE;
        }
        if (divergence.statement() instanceof CreateRule) {
            return "Write one rule for each action: to the CLI the first closing parenthesis closes all that are open.";
        }
        if (divergence.statement() instanceof CreateFunction) {
            return "Write the body between $$ and $$.";
        }
        return "Write it without a semicolon inside.";
    }

    /** The semicolon or breakpoint at which a piece ends that ends too early. */
    private static TextRange end(Script script, Divergence divergence) {
        String text = script.file().text();
        int start = divergence.piece().end();
        while (Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (text.charAt(start) == ';') {
            return new TextRange(start, start + 1);
        }
        int newline = text.indexOf('\n', start);
        return new TextRange(start, newline < 0 ? text.length() : newline);
    }

    private static int line(Script script, Statement statement) {
        return script.file().lineOf(statement.range().start());
    }
}
