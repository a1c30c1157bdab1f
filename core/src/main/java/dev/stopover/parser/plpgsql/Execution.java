package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.parser.Expressions;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.parser.SyntaxException;
import dev.stopover.parser.TextWithGaps;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.Nesting;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.RowLoop;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns statements as written into statements as they run: a DO block is followed by what its body executes, each
 * statement with its guards; an EXECUTE stands for the statements in its text, opaque where parts of the text are not
 * known; a loop over constants runs once for each of them.
 */
public final class Execution {

    /** How deep DO blocks and EXECUTE may hold each other. */
    private static final int DEEPEST = 8;

    /** How many statements one statement of a script may execute, lest loops over constants grow without bound. */
    private static final int MOST = 20_000;

    /** How many turns the loops over constants may make in one statement of a script; loops in loops multiply theirs. */
    private static final int MOST_TURNS = 5_000;

    private final Statement written;
    private final List<Executed> executed;
    private final KnownValues.Spent spent = new KnownValues.Spent();
    private int depth;
    private int count;
    private int turns;
    private int guards;

    private Execution(Statement written, List<Executed> executed) {
        this.written = written;
        this.executed = executed;
    }

    /** What a script executes, in order: its statements, each DO block followed by what its body executes. */
    public static List<Executed> of(List<Statement> statements) {
        return under(List.of(), statements);
    }

    /** What a script executes that runs only under conditions. */
    public static List<Executed> under(List<Guard> conditions, List<Statement> statements) {
        Nesting top = conditions.isEmpty() ? Nesting.TOP : new Nesting(false, false, false, false, conditions);
        List<Executed> executed = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            executed.add(new Executed(statement, statement, top));
            if (statement instanceof PsqlCommand psql && psql.runsOtherSql()) {
                executed.add(new Executed(anything(psql), psql, top));
            } else if (statement instanceof DoBlock block) {
                new Execution(statement, executed).body(block.body(), language(block), Map.of(), top);
            }
        }
        return executed;
    }

    /** What psql runs for a command may be anything. */
    private static UnreadStatement anything(PsqlCommand psql) {
        var name = new QualifiedName(psql.keywords(), Optional.empty(), Optional.empty(), String.valueOf(Names.GAP));
        return new UnreadStatement(psql.range(), psql.keywords(), List.of(name), Optional.empty(), Optional.empty());
    }

    /** What a body executes, where parameters have the given values. */
    public static List<Executed> of(Body body, String language, Statement written, Map<String, String> arguments) {
        List<Executed> executed = new ArrayList<>();
        Map<String, Excerpt> texts = new HashMap<>();
        TextRange place = written.keywords();
        arguments.forEach((name, value) ->
                texts.put(name, Excerpt.builder().append(value, place).build()));
        new Execution(written, executed).body(body, language, texts, Nesting.TOP);
        return executed;
    }

    private static String language(DoBlock block) {
        return block.language().orElse("plpgsql");
    }

    private void body(Body body, String language, Map<String, Excerpt> texts, Nesting outer) {
        Nesting nesting = new Nesting(true, outer.dynamic(), outer.loop(), outer.handler(), outer.guards());
        if (depth >= DEEPEST) {
            return;
        }
        depth++;
        if (body instanceof Body.Statements written) {
            written.statements().forEach(statement -> emit(statement, nesting));
        } else if (body instanceof Body.Source source && language.equals("sql")) {
            statements(source.source()).forEach(statement -> emit(statement, nesting));
        } else if (body instanceof Body.Source source && language.equals("plpgsql")) {
            KnownValues known = new KnownValues(spent);
            texts.forEach(known::putText);
            PlpgsqlParser.parse(source.source()).block().ifPresent(block -> block(block, known, nesting));
        }
        depth--;
    }

    private static List<Statement> statements(Excerpt text) {
        return StatementParser.parse(Lexer.lexBody(text));
    }

    private void emit(Statement statement, Nesting nesting) {
        if (++count > MOST) {
            return;
        }
        executed.add(new Executed(statement, written, nesting));
        if (statement instanceof DoBlock block) {
            body(block.body(), language(block), Map.of(), nesting);
        }
    }

    private void block(PlpgsqlBlock block, KnownValues known, Nesting nesting) {
        for (PlpgsqlBlock.Variable variable : block.variables()) {
            known.forget(variable.name());
            variable.value().ifPresent(value -> known.assign(variable.name(), value));
        }
        Nesting inside = nesting;
        for (PlpgsqlBlock.Handler handler : block.handlers()) {
            if (passesOver(handler)) {
                Guard.Kind kind = passesOverDuplicates(handler)
                        ? Guard.Kind.DUPLICATE_PASSED_OVER
                        : Guard.Kind.FAILURE_PASSED_OVER;
                inside = guarded(inside, new Guard(handler.range(), kind, Optional.empty()));
            }
        }
        run(block.statements(), known, inside);
        if (!block.handlers().isEmpty()) {
            known.forget(AssignedVariables.of(block.statements()));
        }
        for (PlpgsqlBlock.Handler handler : block.handlers()) {
            Guard guard = new Guard(handler.range(), Guard.Kind.CONDITION, Optional.empty());
            Nesting caught = guarded(
                    new Nesting(nesting.block(), nesting.dynamic(), nesting.loop(), true, nesting.guards()), guard);
            run(handler.statements(), known.copy(), caught);
            known.forget(AssignedVariables.of(handler.statements()));
        }
        block.variables().forEach(variable -> known.forget(variable.name()));
    }

    private static boolean passesOver(PlpgsqlBlock.Handler handler) {
        return handler.statements().stream()
                .noneMatch(statement -> statement instanceof PlpgsqlStatement.Raise raise && raise.fails());
    }

    private static boolean passesOverDuplicates(PlpgsqlBlock.Handler handler) {
        return handler.conditions().stream()
                .anyMatch(condition -> condition.startsWith("duplicate_")
                        || condition.equals("others")
                        || DUPLICATES.contains(condition));
    }

    /** The SQLSTATEs of duplicate_column, _object, _function, _database, _schema and _table. */
    private static final Set<String> DUPLICATES = Set.of("42701", "42710", "42723", "42P04", "42P06", "42P07");

    private Guard guard(TextRange range, Guard.Kind kind, Optional<Expression> condition, KnownValues known) {
        return new Guard(range, kind, condition.map(known::substituted), false, ++guards, Optional.empty());
    }

    /** The guard of what runs where another does not hold. */
    private static Guard inverse(Guard guard) {
        Guard.Kind kind = GuardKinds.inverse(guard.kind());
        return new Guard(guard.range(), kind, guard.condition(), !guard.otherwise(), guard.number(), Optional.empty());
    }

    private static Nesting guarded(Nesting nesting, Guard guard) {
        return guarded(nesting, List.of(guard));
    }

    private static Nesting guarded(Nesting nesting, List<Guard> more) {
        List<Guard> guards = new ArrayList<>(nesting.guards());
        guards.addAll(more);
        return new Nesting(nesting.block(), nesting.dynamic(), nesting.loop(), nesting.handler(), guards);
    }

    private static Nesting looping(Nesting nesting) {
        return new Nesting(nesting.block(), nesting.dynamic(), true, nesting.handler(), nesting.guards());
    }

    private void run(List<PlpgsqlStatement> statements, KnownValues known, Nesting outer) {
        Nesting nesting = outer;
        for (PlpgsqlStatement statement : statements) {
            if (statement instanceof PlpgsqlStatement.Branches branches) {
                Optional<Nesting> after = branches(branches, known, nesting);
                if (after.isEmpty()) {
                    return;
                }
                nesting = after.get();
            } else if (statement instanceof PlpgsqlStatement.Exit exit
                    && exit.condition().isPresent()) {
                Guard.Kind kind = GuardKinds.of(exit.condition().get(), known.facts());
                Guard guard = guard(exit.range(), kind, exit.condition(), known);
                nesting = guarded(nesting, inverse(guard));
            } else if (leaves(statement)) {
                return;
            } else {
                run(statement, known, nesting);
            }
        }
    }

    /** Whether what follows in the same list never runs. */
    private static boolean leaves(PlpgsqlStatement statement) {
        return statement instanceof PlpgsqlStatement.Return
                || statement instanceof PlpgsqlStatement.Exit exit
                        && exit.condition().isEmpty()
                || statement instanceof PlpgsqlStatement.Raise raise && raise.fails();
    }

    private static boolean fails(List<PlpgsqlStatement> statements) {
        return !statements.isEmpty()
                && statements.get(statements.size() - 1) instanceof PlpgsqlStatement.Raise raise
                && raise.fails();
    }

    private static boolean leaves(List<PlpgsqlStatement> statements) {
        return statements.stream().anyMatch(Execution::leaves);
    }

    private void run(PlpgsqlStatement statement, KnownValues known, Nesting nesting) {
        if (statement instanceof PlpgsqlBlock block) {
            block(block, known, nesting);
        } else if (statement instanceof PlpgsqlStatement.Sql sql) {
            sql(sql, known, nesting);
        } else if (statement instanceof PlpgsqlStatement.Dynamic dynamic) {
            dynamic(dynamic, known, nesting);
            dynamic.into().forEach(known::forget);
        } else if (statement instanceof PlpgsqlStatement.Assign assign) {
            if (assign.whole()) {
                known.assign(assign.variable(), assign.value());
            } else {
                known.forget(assign.variable());
            }
        } else if (statement instanceof PlpgsqlStatement.Loop loop) {
            loop(loop, known, nesting);
        } else if (statement instanceof PlpgsqlStatement.Other other) {
            other.into().forEach(known::forget);
        }
    }

    /** Runs the branches; how the rest is nested, or nothing if no branch goes on. */
    private Optional<Nesting> branches(PlpgsqlStatement.Branches branches, KnownValues known, Nesting nesting) {
        Nesting rest = nesting;
        boolean goesOn = false;
        boolean otherwise = false;
        Guard.Kind before = Guard.Kind.CONDITION;
        int number = 0;
        List<Guard> earlier = new ArrayList<>();
        for (PlpgsqlStatement.Branch branch : branches.branches()) {
            Guard.Kind kind = branch.condition()
                    .map(condition -> GuardKinds.of(condition, known.facts()))
                    .orElse(number == 1 ? GuardKinds.inverse(before) : Guard.Kind.CONDITION);
            boolean last = branch.condition().isEmpty() && earlier.size() == 1;
            Guard guard = last ? earlier.get(0) : guard(branch.range(), kind, branch.condition(), known);
            Nesting inside = guarded(nesting, earlier);
            run(branch.statements(), known.copy(), last ? inside : guarded(inside, guard));
            branch.condition().ifPresent(condition -> earlier.add(inverse(guard)));
            if (!leaves(branch.statements())) {
                goesOn = true;
            } else if (!fails(branch.statements())) {
                // Only what leaves quietly makes the rest uncertain: a branch that fails undoes all.
                rest = guarded(rest, inverse(guard));
            }
            otherwise |= number > 0 && branch.condition().isEmpty();
            before = kind;
            number++;
        }
        branches.branches().forEach(branch -> known.forget(AssignedVariables.of(branch.statements())));
        known.asked(Optional.empty());
        return goesOn || !otherwise ? Optional.of(rest) : Optional.empty();
    }

    private void sql(PlpgsqlStatement.Sql sql, KnownValues known, Nesting nesting) {
        if (!known.isAgain()) {
            emit(sql.statement(), nesting);
        }
        sql.into().forEach(known::forget);
        known.asked(known.asked().filter(filled -> sql.statement() instanceof Select));
        if (sql.statement() instanceof Select select) {
            Query query = select.query();
            Tokens tokens = query.tokens();
            int from = tokens.significantFrom(tokens.start(query.first()));
            int to = tokens.significantFrom(tokens.start(query.last())) + 1;
            boolean catalog = GuardKinds.readsCatalog(tokens, from, to);
            known.facts().remove("found");
            if (catalog) {
                known.putFact("found", Guard.Kind.EXISTING_OBJECT);
            }
            if (catalog && !sql.into().isEmpty()) {
                known.asked(Optional.of(new KnownValues.Asked(sql.into(), known.substituted(query))));
            }
            if (sql.into().size() == 1) {
                String variable = sql.into().get(0);
                if (isSingleExpression(tokens, from, to)) {
                    known.assign(
                            variable, new Expression(tokens, tokens.significant(from + 1), tokens.significant(to - 1)));
                } else {
                    ConstantRows.named(query, known::text).forEach((column, text) -> {
                        if (column.isEmpty()) {
                            known.putText(variable, text);
                        }
                    });
                    if (catalog) {
                        known.putFact(variable, Guard.Kind.EXISTING_OBJECT);
                    }
                }
            }
        }
    }

    /** Whether a query is SELECT and one expression. */
    private static boolean isSingleExpression(Tokens tokens, int from, int to) {
        if (tokens.keyword(tokens.significant(from)) != Keyword.SELECT || from + 1 >= to) {
            return false;
        }
        Cursor cursor = new Cursor(tokens, from + 1, to);
        try {
            new Expressions(cursor).any();
            return cursor.atEnd();
        } catch (SyntaxException more) {
            return false;
        }
    }

    private void dynamic(PlpgsqlStatement.Dynamic dynamic, KnownValues known, Nesting nesting) {
        if (depth >= DEEPEST) {
            return;
        }
        depth++;
        Excerpt text = known.value(dynamic.text());
        boolean gap = ConstantText.hasGap(text);
        List<Guard> guards = gap ? filled(dynamic, known, nesting).guards() : nesting.guards();
        Nesting inside = new Nesting(nesting.block(), true, nesting.loop(), nesting.handler(), guards);
        List<Statement> statements = gap ? TextWithGaps.statements(text) : statements(text);
        statements.forEach(statement -> emit(statement, inside));
        known.asked(Optional.empty());
        depth--;
    }

    /** Where what a query of the catalogs has filled is all that a text lacks, the schema at hand says what runs. */
    private Nesting filled(PlpgsqlStatement.Dynamic dynamic, KnownValues known, Nesting nesting) {
        if (known.asked().isEmpty()) {
            return nesting;
        }
        KnownValues.Asked asked = known.asked().get();
        Excerpt some = placed("x", dynamic.range());
        Excerpt whole =
                ConstantText.withGaps(dynamic.text(), name -> asked.fills(name) ? Optional.of(some) : known.text(name));
        if (ConstantText.hasGap(whole)) {
            return nesting;
        }
        KnownValues before = known.copy();
        asked.variables().forEach(before::forget);
        RowLoop row = rowLoop(asked, List.of(dynamic), dynamic.range(), before, nesting, 1);
        return guarded(
                nesting,
                new Guard(dynamic.range(), Guard.Kind.CONDITION, Optional.empty(), false, ++guards, Optional.of(row)));
    }

    private void loop(PlpgsqlStatement.Loop loop, KnownValues known, Nesting nesting) {
        loop.query().ifPresent(query -> emit(query, nesting));
        loop.dynamic().ifPresent(dynamic -> dynamic(dynamic, known, nesting));
        Set<String> changed = AssignedVariables.of(loop.statements());
        changed.addAll(loop.variables());
        Optional<List<Map<String, Excerpt>>> found = turns < MOST_TURNS ? turns(loop, known) : Optional.empty();
        turns += found.map(List::size).orElse(1);
        known.forget(changed);
        if (found.isEmpty() || turns > MOST_TURNS) {
            Nesting inside = looping(nesting);
            if (loop.kind() != PlpgsqlStatement.Loop.Kind.ENDLESS) {
                Optional<RowLoop> rows = query(loop, known)
                        .map(query -> rowLoop(
                                new KnownValues.Asked(loop.variables(), query),
                                loop.statements(),
                                loop.range(),
                                known.copy(),
                                looping(nesting),
                                MOST_TURNS));
                inside = guarded(
                        inside, new Guard(loop.range(), Guard.Kind.CONDITION, Optional.empty(), false, ++guards, rows));
            }
            KnownValues copy = known.copy();
            columns(loop, known).forEach(copy::putText);
            run(loop.statements(), copy, inside);
            known.asked(Optional.empty());
            return;
        }
        boolean again = known.isAgain();
        for (Map<String, Excerpt> turn : found.get()) {
            KnownValues inside = known.copy();
            inside.again(again);
            turn.forEach((column, text) -> {
                String variable = loop.variables().get(0);
                inside.putText(column.isEmpty() ? variable : variable + "." + column, text);
            });
            run(loop.statements(), inside, looping(nesting));
            // What is written in the loop runs each time, but is told once.
            again = true;
        }
        known.asked(Optional.empty());
    }

    /** The query that a loop runs over, with the variables that are known in it as constants. */
    private static Optional<Query> query(PlpgsqlStatement.Loop loop, KnownValues known) {
        Optional<Statement> dynamic = loop.dynamic()
                .filter(text -> text.using().isEmpty())
                .map(text -> known.value(text.text()))
                .filter(text -> !ConstantText.hasGap(text))
                .map(Execution::statements)
                .filter(statements -> statements.size() == 1)
                .map(statements -> statements.get(0));
        return loop.query()
                .or(() -> dynamic)
                .filter(Select.class::isInstance)
                .map(Select.class::cast)
                .map(Select::query)
                .map(known::substituted);
    }

    private RowLoop rowLoop(
            KnownValues.Asked asked,
            List<PlpgsqlStatement> body,
            TextRange place,
            KnownValues known,
            Nesting nesting,
            int most) {
        return new RowLoop() {
            @Override
            public Query query() {
                return asked.query();
            }

            @Override
            public Optional<List<List<Executed>>> turns(List<Map<String, String>> rows) {
                if (rows.size() > most) {
                    return Optional.empty();
                }
                List<List<Executed>> turns = new ArrayList<>();
                int statements = 0;
                for (Map<String, String> row : rows) {
                    List<Executed> turn = new ArrayList<>();
                    Execution execution = new Execution(written, turn);
                    execution.guards = guards;
                    KnownValues inside = new KnownValues(execution.spent);
                    inside.take(known);
                    inside.take(asked.variables(), place, row);
                    execution.run(body, inside, nesting);
                    statements += turn.size() + 1;
                    if (statements > MOST_TURNS) {
                        return Optional.empty();
                    }
                    turns.add(turn);
                }
                return Optional.of(turns);
            }
        };
    }

    /** What the loop's variable stands for in each turn, if that is certain. */
    private static Optional<List<Map<String, Excerpt>>> turns(PlpgsqlStatement.Loop loop, KnownValues known) {
        if (loop.variables().size() != 1) {
            return Optional.empty();
        }
        if (loop.kind() == PlpgsqlStatement.Loop.Kind.NUMBERS
                || loop.kind() == PlpgsqlStatement.Loop.Kind.REVERSE_NUMBERS) {
            return numbers(loop, known);
        }
        if (loop.kind() == PlpgsqlStatement.Loop.Kind.ARRAY) {
            return loop.condition()
                    .flatMap(known::elements)
                    .map(elements -> elements.stream()
                            .map(element -> Map.of("", element))
                            .toList());
        }
        return loop.query()
                .filter(Select.class::isInstance)
                .map(Select.class::cast)
                .flatMap(select -> ConstantRows.of(select.query(), known::text));
    }

    private static Optional<List<Map<String, Excerpt>>> numbers(PlpgsqlStatement.Loop loop, KnownValues known) {
        List<Long> bounds = new ArrayList<>();
        for (Expression bound : loop.bounds()) {
            Optional<Long> number = ConstantNumbers.of(bound, known::text);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(number.get());
        }
        long step = bounds.size() > 2 ? bounds.get(2) : 1;
        int sign = loop.kind() == PlpgsqlStatement.Loop.Kind.NUMBERS ? 1 : -1;
        if (bounds.size() < 2 || step <= 0 || sign * (bounds.get(1) - bounds.get(0)) / step >= MOST_TURNS) {
            return Optional.empty();
        }
        List<Map<String, Excerpt>> turns = new ArrayList<>();
        for (long number = bounds.get(0); sign * number <= sign * bounds.get(1); number += sign * step) {
            turns.add(Map.of("", placed(Long.toString(number), loop.range())));
        }
        return Optional.of(turns);
    }

    static Excerpt placed(String text, TextRange place) {
        return Excerpt.builder().append(text, place).build();
    }

    /** What is known of the text of the loop's variable, or of its fields, in all turns. */
    private static Map<String, Excerpt> columns(PlpgsqlStatement.Loop loop, KnownValues known) {
        Map<String, Excerpt> columns = new HashMap<>();
        if (loop.variables().size() == 1) {
            String variable = loop.variables().get(0);
            loop.query()
                    .filter(Select.class::isInstance)
                    .map(Select.class::cast)
                    .map(select -> ConstantRows.named(select.query(), known::text))
                    .ifPresent(named -> named.forEach((column, text) ->
                            columns.put(column.isEmpty() ? variable : variable + "." + column, text)));
        }
        return columns;
    }
}
