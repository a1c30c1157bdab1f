package dev.stopover.project.liquibase;

import dev.stopover.parser.Lexer;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Liquibase asks before it runs a changeset of XML, YAML or JSON: its preconditions, where it passes the changeset
 * over if they do not hold, and whether its contexts and labels are wanted.
 */
final class Conditions {

    private static final Set<String> PASSED_OVER = Set.of("MARK_RAN", "CONTINUE");

    private static final String TABLE = "tableName";

    /** The views of the catalog that say what exists, and their columns for a schema, a table and a name. */
    private static final Map<String, List<String>> EXISTENCE = Map.of(
            "tableExists", List.of("tables", "table_schema", "", "table_name", TABLE),
            "viewExists", List.of("views", "table_schema", "", "table_name", "viewName"),
            "columnExists", List.of("columns", "table_schema", "table_name", "column_name", "columnName"),
            "sequenceExists", List.of("sequences", "sequence_schema", "", "sequence_name", "sequenceName"),
            "foreignKeyConstraintExists",
                    List.of("table_constraints", "table_schema", "", "constraint_name", "foreignKeyName"));

    private Conditions() {}

    /** The conditions under which a changeset runs; none where it runs in any case. */
    static List<Guard> of(Node changeSet) {
        List<Guard> guards = new ArrayList<>();
        for (Node preconditions : changeSet.children("preConditions")) {
            if (PASSED_OVER.contains(preconditions.text("onFail"))) {
                preconditions.children().forEach(each -> add(each, false, guards));
            }
        }
        for (String key : List.of("context", "contextFilter", "labels")) {
            if (!changeSet.text(key).isEmpty()) {
                guards.add(new Guard(changeSet.range(), Guard.Kind.CONDITION, Optional.empty()));
            }
        }
        return guards;
    }

    /** Whether it is certain that Liquibase passes a changeset over on PostgreSQL. */
    static boolean neverHold(Node changeSet) {
        return changeSet.children("preConditions").stream()
                .filter(preconditions -> PASSED_OVER.contains(preconditions.text("onFail")))
                .flatMap(preconditions -> preconditions.children().stream())
                .anyMatch(condition -> holds(condition).filter(holds -> !holds).isPresent());
    }

    /** Whether a condition holds on PostgreSQL; empty where that hangs on the database. */
    private static Optional<Boolean> holds(Node condition) {
        List<Optional<Boolean>> parts =
                condition.children().stream().map(Conditions::holds).toList();
        boolean open = parts.stream().anyMatch(Optional::isEmpty);
        return switch (condition.name()) {
            case "dbms" -> Optional.of(LiquibaseDatabases.includePostgres(condition.text("type")));
            case "and" -> parts.contains(Optional.of(false)) ? Optional.of(false) : known(true, open);
            case "or" -> parts.contains(Optional.of(true)) ? Optional.of(true) : known(false, open);
            case "not" -> parts.contains(Optional.of(true)) ? Optional.of(false) : known(true, open);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> known(boolean holds, boolean open) {
        return open ? Optional.empty() : Optional.of(holds);
    }

    private static void add(Node condition, boolean negated, List<Guard> guards) {
        switch (condition.name()) {
            case "not" -> {
                if (condition.children().size() == 1) {
                    add(condition.children().get(0), !negated, guards);
                } else {
                    unknown(condition, guards);
                }
            }
            case "and" -> {
                if (negated) {
                    unknown(condition, guards);
                } else {
                    condition.children().forEach(each -> add(each, false, guards));
                }
            }
            case "dbms" -> {
                if (LiquibaseDatabases.includePostgres(condition.text("type")) == negated) {
                    unknown(condition, guards);
                }
            }
            case "tableExists", "viewExists", "columnExists", "sequenceExists", "foreignKeyConstraintExists" ->
                guards.add(existence(condition, negated));
            default -> unknown(condition, guards);
        }
    }

    private static void unknown(Node condition, List<Guard> guards) {
        guards.add(new Guard(condition.range(), Guard.Kind.CONDITION, Optional.empty()));
    }

    /** The question in the words that a precondition in formatted SQL would have. */
    private static Guard existence(Node condition, boolean negated) {
        List<String> columns = EXISTENCE.get(condition.name());
        StringBuilder query = new StringBuilder("SELECT count(*) FROM information_schema.")
                .append(columns.get(0))
                .append(" WHERE ")
                .append(columns.get(3))
                .append(" = ")
                .append(constant(condition.text(columns.get(4))));
        if (!condition.text("schemaName").isEmpty()) {
            query.append(" AND ").append(columns.get(1)).append(" = ").append(constant(condition.text("schemaName")));
        }
        if (!columns.get(2).isEmpty()) {
            query.append(" AND ").append(columns.get(2)).append(" = ").append(constant(condition.text(TABLE)));
        }
        Excerpt text = Excerpt.builder().append(query, condition.range()).build();
        Tokens tokens = Lexer.lex(text);
        Expression asked =
                new Expression(tokens, tokens.significant(0), tokens.significant(tokens.significantCount() - 1));
        return new Guard(
                condition.range(),
                negated ? Guard.Kind.MISSING_OBJECT : Guard.Kind.EXISTING_OBJECT,
                Optional.of(asked));
    }

    private static String constant(String name) {
        boolean folded = name.equals(name.toUpperCase(Locale.ROOT));
        String meant = folded ? name.toLowerCase(Locale.ROOT) : name;
        return "'" + meant.replace("'", "''") + "'";
    }
}
