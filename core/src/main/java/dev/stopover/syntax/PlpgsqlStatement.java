package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/** A statement of PL/pgSQL, as far as it matters what it executes. */
public sealed interface PlpgsqlStatement extends Ranged permits PlpgsqlBlock, PlpgsqlStatement.Simple {

    /** A statement that is no block. */
    sealed interface Simple extends PlpgsqlStatement
            permits Sql, Dynamic, Assign, Branches, Loop, Raise, Assert, Return, Exit, Other {}

    /**
     * A statement of SQL; INTO is cut out of it, and PERFORM stands for SELECT.
     *
     * @param range where it stands
     * @param statement the statement
     * @param into the variables that get its result
     */
    record Sql(TextRange range, Statement statement, List<String> into) implements Simple {

        /** Keeps a copy of the list. */
        public Sql {
            into = List.copyOf(into);
        }
    }

    /**
     * {@code EXECUTE}, or one of the statements that take a query from EXECUTE.
     *
     * @param range where it stands
     * @param text the expression whose text is executed
     * @param using the values of its parameters
     * @param into the variables that get its result
     */
    record Dynamic(TextRange range, Expression text, List<Expression> using, List<String> into) implements Simple {

        /** Keeps copies of the lists. */
        public Dynamic {
            using = List.copyOf(using);
            into = List.copyOf(into);
        }
    }

    /**
     * An assignment.
     *
     * @param range where it stands
     * @param variable the variable, folded
     * @param whole whether all of the variable is assigned, not a field or an element
     * @param value its new value
     */
    record Assign(TextRange range, String variable, boolean whole, Expression value) implements Simple {}

    /**
     * {@code IF} and {@code CASE}.
     *
     * @param range where it stands
     * @param branches its branches in order; that of ELSE has no condition
     */
    record Branches(TextRange range, List<Branch> branches) implements Simple {

        /** Keeps a copy of the list. */
        public Branches {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A branch.
     *
     * @param range its head, such as {@code IF condition THEN}
     * @param condition when it is taken; absent for ELSE and the branches of a CASE with an operand
     * @param statements what is done
     */
    record Branch(TextRange range, Optional<Expression> condition, List<PlpgsqlStatement> statements)
            implements Ranged {

        /** Keeps a copy of the list. */
        public Branch {
            statements = List.copyOf(statements);
        }
    }

    /**
     * {@code LOOP}, {@code WHILE}, {@code FOR} and {@code FOREACH}.
     *
     * @param range its head
     * @param kind which of them it is
     * @param variables the variables that change with each turn
     * @param query the query whose rows are gone through, or the array of FOREACH
     * @param condition the condition of WHILE, or the array of FOREACH
     * @param bounds the first and the last number of a loop over numbers, and perhaps the step, in this order
     * @param dynamic the text that FOR … IN EXECUTE executes
     * @param statements what is done
     */
    record Loop(
            TextRange range,
            Kind kind,
            List<String> variables,
            Optional<Statement> query,
            Optional<Expression> condition,
            List<Expression> bounds,
            Optional<Dynamic> dynamic,
            List<PlpgsqlStatement> statements)
            implements Simple {

        /** Keeps copies of the lists. */
        public Loop {
            variables = List.copyOf(variables);
            bounds = List.copyOf(bounds);
            statements = List.copyOf(statements);
        }

        /** The kinds of loops. */
        public enum Kind {
            /** Until EXIT. */
            ENDLESS,
            /** As long as a condition holds. */
            WHILE,
            /** Over numbers, {@code 1..10}. */
            NUMBERS,
            /** Over numbers, the highest first, {@code REVERSE 10..1}. */
            REVERSE_NUMBERS,
            /** Over the rows of a query or cursor. */
            ROWS,
            /** Over the elements of an array. */
            ARRAY
        }
    }

    /**
     * {@code RAISE}.
     *
     * @param range where it stands
     * @param level its level in lower case; {@code exception} where none is written
     * @param message the format of its message, if written
     */
    record Raise(TextRange range, String level, Optional<StringLiteral> message) implements Simple {

        /** Whether it ends what runs, instead of only saying something. */
        public boolean fails() {
            return level.equals("exception");
        }
    }

    /**
     * {@code ASSERT}.
     *
     * @param range where it stands
     * @param condition what must hold
     */
    record Assert(TextRange range, Expression condition) implements Simple {}

    /**
     * {@code RETURN} that ends the function.
     *
     * @param range where it stands
     * @param value what it returns
     */
    record Return(TextRange range, Optional<Expression> value) implements Simple {}

    /**
     * {@code EXIT} and {@code CONTINUE}.
     *
     * @param range where it stands
     * @param condition when it does so
     */
    record Exit(TextRange range, Optional<Expression> condition) implements Simple {}

    /**
     * A statement that executes no SQL of its own, such as {@code NULL} and {@code GET DIAGNOSTICS}.
     *
     * @param range where it stands
     * @param expressions the expressions it evaluates
     * @param into the variables it sets
     */
    record Other(TextRange range, List<Expression> expressions, List<String> into) implements Simple {

        /** Keeps copies of the lists. */
        public Other {
            expressions = List.copyOf(expressions);
            into = List.copyOf(into);
        }
    }
}
