package dev.stopover.rules.compatibility;

import dev.stopover.catalog.Function;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queries and expressions in the body of a function that is looked at only when it runs. */
final class BodyNames {

    private final Answers answers;
    private final List<Mentions> mentions = new ArrayList<>();
    private final Set<String> made = new HashSet<>();

    private BodyNames(Answers answers) {
        this.answers = answers;
    }

    /** Those of a function; a body of another language has none. */
    static BodyNames of(Function function, Answers answers, Executed at) {
        BodyNames names = new BodyNames(answers);
        Optional<Body> body = function.body().filter(Body.Source.class::isInstance);
        if (body.isEmpty()) {
            return names;
        }
        if (function.language().equals("sql")) {
            answers.executed(body.get(), "sql", at.written(), Map.of())
                    .forEach(executed -> names.add(executed.statement()));
        } else {
            answers.block(body.get(), function.language()).ifPresent(names::add);
        }
        return names;
    }

    /** What they mention, in order. */
    List<Mentions> mentions() {
        return mentions;
    }

    /** Whether the body makes a table of this name itself. */
    boolean makes(String table) {
        return made.contains(table);
    }

    private void add(PlpgsqlBlock block) {
        block.variables().forEach(variable -> variable.value().ifPresent(this::add));
        block.descendants().forEach(this::add);
    }

    private void add(PlpgsqlStatement statement) {
        if (statement instanceof PlpgsqlBlock block) {
            block.variables().forEach(variable -> variable.value().ifPresent(this::add));
        } else if (statement instanceof PlpgsqlStatement.Sql sql) {
            add(sql.statement());
        } else if (statement instanceof PlpgsqlStatement.Assign assign) {
            add(assign.value());
        } else if (statement instanceof PlpgsqlStatement.Branches branches) {
            branches.branches().forEach(branch -> branch.condition().ifPresent(this::add));
        } else if (statement instanceof PlpgsqlStatement.Loop loop) {
            loop.query().ifPresent(this::add);
            loop.condition().ifPresent(this::add);
            loop.bounds().forEach(this::add);
        } else if (statement instanceof PlpgsqlStatement.Assert condition) {
            add(condition.condition());
        } else if (statement instanceof PlpgsqlStatement.Return returned) {
            returned.value().ifPresent(this::add);
        } else if (statement instanceof PlpgsqlStatement.Exit exit) {
            exit.condition().ifPresent(this::add);
        } else if (statement instanceof PlpgsqlStatement.Other other) {
            other.expressions().forEach(this::add);
        }
    }

    private void add(Statement statement) {
        if (statement instanceof CreateTable create) {
            made.add(create.table().name());
        } else if (statement instanceof CreateTableAs create) {
            made.add(create.table().name());
        }
        Query.of(statement).ifPresent(query -> mentions.add(answers.mentions(query)));
    }

    private void add(Expression expression) {
        mentions.add(answers.mentions(expression));
    }
}
