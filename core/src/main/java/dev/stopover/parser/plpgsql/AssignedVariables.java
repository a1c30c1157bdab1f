package dev.stopover.parser.plpgsql;

import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the variables that statements may change. */
final class AssignedVariables {

    private AssignedVariables() {}

    /** The names of the variables. */
    static Set<String> of(List<PlpgsqlStatement> statements) {
        Set<String> assigned = new HashSet<>();
        statements.forEach(statement -> addAssigned(statement, assigned));
        return assigned;
    }

    private static void addAssigned(PlpgsqlStatement statement, Set<String> assigned) {
        if (statement instanceof PlpgsqlStatement.Assign assign) {
            assigned.add(assign.variable());
        } else if (statement instanceof PlpgsqlStatement.Sql sql) {
            assigned.addAll(sql.into());
            assigned.add("found");
        } else if (statement instanceof PlpgsqlStatement.Dynamic dynamic) {
            assigned.addAll(dynamic.into());
        } else if (statement instanceof PlpgsqlStatement.Other other) {
            assigned.addAll(other.into());
        } else if (statement instanceof PlpgsqlStatement.Loop loop) {
            assigned.addAll(loop.variables());
            loop.statements().forEach(inside -> addAssigned(inside, assigned));
        } else if (statement instanceof PlpgsqlStatement.Branches branches) {
            branches.branches().forEach(branch -> branch.statements().forEach(inside -> addAssigned(inside, assigned)));
        } else if (statement instanceof PlpgsqlBlock block) {
            block.statements().forEach(inside -> addAssigned(inside, assigned));
            block.handlers().forEach(handler -> handler.statements().forEach(inside -> addAssigned(inside, assigned)));
        }
    }
}
