package dev.stopover.definition;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PolicyCommand;
import dev.stopover.syntax.ReferentialAction;
import dev.stopover.syntax.TriggerEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parts of a schema as SQL writes them. */
public final class SqlParts {

    private SqlParts() {}

    /** Names in parentheses, quoted where they have to be. */
    public static String names(List<String> names) {
        return names.stream().map(Names::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    /** What follows a column's name: type, collation, default, NOT NULL. */
    public static String column(Catalog catalog, Relation relation, Column column) {
        StringBuilder sql =
                new StringBuilder(column.type().isKnown() ? column.type().canonical() : "text");
        column.collation().ifPresent(collation -> sql.append(" COLLATE ").append(Names.quoted(collation)));
        if (column.identity() != IdentityKind.NONE) {
            sql.append(" GENERATED ")
                    .append(column.identity() == IdentityKind.ALWAYS ? "ALWAYS" : "BY DEFAULT")
                    .append(" AS IDENTITY");
            catalog.sequencesOf(relation, column).stream()
                    .filter(Sequence::isIdentity)
                    .findFirst()
                    .ifPresent(sequence -> sql.append(" (SEQUENCE NAME ")
                            .append(sequence.name())
                            .append(settings(sequence.settings()))
                            .append(')'));
        }
        column.generated()
                .ifPresent(expression -> sql.append(" GENERATED ALWAYS AS (")
                        .append(line(expression))
                        .append(column.stored() ? ") STORED" : ")"));
        defaultOf(catalog, relation, column)
                .ifPresent(value ->
                        sql.append(Names.hasGap(value) ? " /* DEFAULT, its value not known */" : " DEFAULT " + value));
        if (column.notNull()) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    /** The default of a column; that of a serial column takes the next value of its sequence. */
    public static Optional<String> defaultOf(Catalog catalog, Relation relation, Column column) {
        if (column.serial()) {
            return catalog.sequencesOf(relation, column).stream()
                    .findFirst()
                    .map(sequence -> "nextval(" + literal(sequence.name().toString()) + "::regclass)");
        }
        return column.defaultValue().map(SqlParts::line);
    }

    /** A constraint from its kind on, without its name. */
    public static String constraint(Catalog catalog, Table table, TableConstraint constraint) {
        StringBuilder sql = new StringBuilder();
        switch (constraint.kind()) {
            case PRIMARY_KEY -> sql.append("PRIMARY KEY ").append(names(constraint.columns()));
            case UNIQUE ->
                sql.append("UNIQUE ")
                        .append(
                                index(table, constraint)
                                                .map(Index::nullsDistinct)
                                                .orElse(true)
                                        ? ""
                                        : "NULLS NOT DISTINCT ")
                        .append(names(constraint.columns()));
            case CHECK ->
                sql.append("CHECK (")
                        .append(constraint.expression().map(SqlParts::line).orElse("true"))
                        .append(')');
            case NOT_NULL ->
                sql.append("NOT NULL ").append(Names.quoted(constraint.columns().get(0)));
            case EXCLUDE -> sql.append(exclusion(table, constraint));
            case FOREIGN_KEY -> {
                sql.append("FOREIGN KEY ")
                        .append(names(constraint.columns()))
                        .append(" REFERENCES ")
                        .append(catalog.nameOf(constraint.references())
                                .map(ObjectName::toString)
                                .orElse("?"));
                if (!constraint.referencedColumns().isEmpty()) {
                    sql.append(' ').append(names(constraint.referencedColumns()));
                }
                action(sql, " ON DELETE ", constraint.onDelete());
                action(sql, " ON UPDATE ", constraint.onUpdate());
            }
        }
        List<String> include = index(table, constraint).map(Index::include).orElse(List.of());
        sql.append(include.isEmpty() ? "" : " INCLUDE " + names(include));
        if (constraint.deferrable()) {
            sql.append(" DEFERRABLE").append(constraint.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
        }
        if (constraint.noInherit()) {
            sql.append(" NO INHERIT");
        }
        if (!constraint.enforced()) {
            sql.append(" NOT ENFORCED");
        } else if (!constraint.validated()) {
            sql.append(" NOT VALID");
        }
        return sql.toString();
    }

    /** The index that upholds a constraint. */
    private static Optional<Index> index(Table table, TableConstraint constraint) {
        return constraint.hasIndex() ? table.indexes().find(constraint.name()) : Optional.empty();
    }

    private static String exclusion(Table table, TableConstraint constraint) {
        Optional<Index> index = index(table, constraint);
        String elements = index.stream()
                .flatMap(found -> found.keys().stream())
                .map(key -> key(key)
                        + key.written()
                                .flatMap(IndexColumn::operator)
                                .map(operator -> " WITH " + operator)
                                .orElse(""))
                .collect(Collectors.joining(", "));
        return "EXCLUDE USING " + index.map(Index::method).orElse("gist") + " (" + elements + ")"
                + index.flatMap(Index::predicate)
                        .map(predicate -> " WHERE (" + line(predicate) + ")")
                        .orElse("");
    }

    private static void action(StringBuilder sql, String words, ReferentialAction action) {
        if (action != ReferentialAction.NO_ACTION) {
            sql.append(words).append(action.name().replace('_', ' '));
        }
    }

    /** An index from the relation on: {@code public.orders USING btree (…)}. */
    public static String index(Relation relation, Index index) {
        return relation.name() + indexBody(index);
    }

    /** An index from its method on, with a blank before it. */
    public static String indexBody(Index index) {
        StringBuilder sql = new StringBuilder();
        sql.append(" USING ").append(index.method()).append(" (");
        sql.append(index.keys().stream().map(SqlParts::key).collect(Collectors.joining(", ")));
        sql.append(')');
        if (!index.include().isEmpty()) {
            sql.append(" INCLUDE ").append(names(index.include()));
        }
        sql.append(index.nullsDistinct() ? "" : " NULLS NOT DISTINCT");
        if (!index.options().isEmpty()) {
            sql.append(" WITH ").append(options(index.options()));
        }
        index.predicate().ifPresent(predicate -> sql.append(" WHERE ").append(line(predicate)));
        return sql.toString();
    }

    /** Storage parameters or options in parentheses. */
    public static String options(PersistentMap<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + (option.getValue().isEmpty() ? "" : " = " + option.getValue()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String key(Index.Key key) {
        StringBuilder sql = new StringBuilder(key.column()
                .map(Names::quoted)
                .orElseGet(() -> "(" + key.expression().map(SqlParts::line).orElse("") + ")"));
        key.written().ifPresent(written -> {
            written.collation().ifPresent(collation -> sql.append(" COLLATE ").append(collation));
            written.operatorClass().ifPresent(type -> sql.append(' ').append(type));
            sql.append(written.descending() ? " DESC" : "");
            written.nullsFirst().ifPresent(first -> sql.append(first ? " NULLS FIRST" : " NULLS LAST"));
        });
        return sql.toString();
    }

    /** A policy from its name on. */
    public static String policy(Table table, Policy policy) {
        return Names.quoted(policy.name()) + " ON " + table.name() + policyBody(policy);
    }

    /** A policy from the name of its table on, with a blank before it. */
    public static String policyBody(Policy policy) {
        StringBuilder sql = new StringBuilder(policy.permissive() ? "" : " AS RESTRICTIVE");
        if (policy.command() != PolicyCommand.ALL) {
            sql.append(" FOR ").append(policy.command());
        }
        if (!policy.roles().equals(List.of("public"))) {
            sql.append(" TO ").append(policy.roles().stream().map(Names::quoted).collect(Collectors.joining(", ")));
        }
        policy.using()
                .ifPresent(using -> sql.append(" USING (").append(line(using)).append(')'));
        policy.withCheck()
                .ifPresent(
                        check -> sql.append(" WITH CHECK (").append(line(check)).append(')'));
        return sql.toString();
    }

    /** A trigger from its name on. */
    public static String trigger(Relation relation, Trigger trigger) {
        return Names.quoted(trigger.name()) + " " + occasion(trigger) + " ON " + relation.name() + action(trigger);
    }

    /** A trigger without its name and its table. */
    public static String triggerBody(Trigger trigger) {
        return occasion(trigger) + action(trigger);
    }

    private static String occasion(Trigger trigger) {
        return trigger.timing().name().replace('_', ' ') + " "
                + trigger.events().stream().map(SqlParts::event).collect(Collectors.joining(" OR "));
    }

    private static String action(Trigger trigger) {
        return (trigger.forEachRow() ? " FOR EACH ROW" : " FOR EACH STATEMENT")
                + trigger.when().map(when -> " WHEN (" + line(when) + ")").orElse("") + " EXECUTE FUNCTION "
                + trigger.function() + "(" + arguments(trigger) + ")";
    }

    private static String arguments(Trigger trigger) {
        return trigger.arguments().stream().map(SqlParts::literal).collect(Collectors.joining(", "));
    }

    private static String event(TriggerEvent event) {
        return event.columns().isEmpty()
                ? event.event()
                : event.event() + " OF "
                        + event.columns().stream().map(Identifier::toString).collect(Collectors.joining(", "));
    }

    /** Settings of a sequence as CREATE and ALTER SEQUENCE write them, a blank before each. */
    public static String settings(Map<String, String> settings) {
        StringBuilder sql = new StringBuilder();
        settings.forEach(
                (setting, value) -> sql.append(' ').append(setting.equals("CYCLE") ? value : setting + " " + value));
        return sql.toString();
    }

    /** A text as a string constant. */
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** An expression on one line; the blanks between its tokens are one each. */
    public static String line(Expression expression) {
        String text = expression.text();
        if (text.indexOf('\n') < 0) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        var tokens = expression.tokens();
        for (int i = expression.first(); i <= expression.last(); i++) {
            if (!tokens.kind(i).isTrivia()) {
                line.append(tokens.text(i));
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString();
    }
}
