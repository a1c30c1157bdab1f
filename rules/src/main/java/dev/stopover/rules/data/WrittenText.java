package dev.stopover.rules.data;

import dev.stopover.migration.Script;
import dev.stopover.rule.RuleContext;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FunctionCall;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.WrittenValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A text in a statement that changes data.
 *
 * @param table the table, or the function that gets it
 * @param column the column that it is written into, or the names beside it that say something of a person
 * @param position the number of the column in its row, 0-based; negative if that is not known
 * @param value the text
 * @param range where it stands
 * @param use what becomes of it
 */
record WrittenText(QualifiedName table, Optional<String> column, int position, String value, TextRange range, Use use) {

    /** What becomes of a text. */
    enum Use {
        /** It is written into a table. */
        WRITTEN,
        /** A function gets it. */
        PASSED,
        /** It chooses the rows that are changed or deleted. */
        CHOOSES,
        /** It chooses who is given a role or a right. */
        EMPOWERS
    }

    /** The texts of a statement, in order; those of a data change in its WITH clause belong to that. */
    static List<WrittenText> by(Statement statement, Script script, RuleContext context) {
        List<WrittenText> found = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        query(statement).map(context.answers()::changes).orElse(List.of()).stream()
                .flatMap(change -> alone(change, script, context).stream())
                .forEach(found::add);
        found.forEach(text -> seen.add(text.range().start()));
        for (WrittenText text : alone(statement, script, context)) {
            if (seen.add(text.range().start())) {
                found.add(text);
            }
        }
        return found;
    }

    /** The texts that the variables of a block hold, for the first table that the block changes. */
    static List<WrittenText> by(PlpgsqlBlock block) {
        Optional<QualifiedName> table = block.descendants()
                .filter(PlpgsqlStatement.Sql.class::isInstance)
                .map(sql -> ((PlpgsqlStatement.Sql) sql).statement())
                .flatMap(statement -> statement instanceof Insert insert
                        ? Stream.of(insert.table())
                        : statement instanceof Update update ? Stream.of(update.table()) : Stream.empty())
                .findFirst();
        List<WrittenText> found = new ArrayList<>();
        table.ifPresent(name -> Stream.concat(Stream.of(block), block.descendants())
                .forEach(statement -> held(statement, name, found)));
        return found;
    }

    private static void held(PlpgsqlStatement statement, QualifiedName table, List<WrittenText> found) {
        if (statement instanceof PlpgsqlBlock block) {
            block.variables()
                    .forEach(
                            variable -> variable.value().ifPresent(value -> add(table, variable.name(), value, found)));
        } else if (statement instanceof PlpgsqlStatement.Assign assign) {
            add(table, assign.variable(), assign.value(), found);
        } else if (statement instanceof PlpgsqlStatement.Loop loop) {
            String variables = String.join(" ", loop.variables());
            loop.condition().ifPresent(value -> add(table, variables, value, found));
            loop.query()
                    .filter(Select.class::isInstance)
                    .map(rows -> ((Select) rows).query())
                    .ifPresent(
                            rows -> add(table, variables, Texts.of(rows.tokens(), rows.first(), rows.last()), found));
        }
    }

    private static void add(QualifiedName table, String variable, Expression value, List<WrittenText> found) {
        add(table, variable, Texts.of(value.tokens(), value.first(), value.last()), found);
    }

    private static void add(QualifiedName table, String variable, Texts texts, List<WrittenText> found) {
        if (texts.texts().isEmpty()) {
            return;
        }
        String names = variable + ' ' + texts.names();
        for (Texts.Text text : texts.texts()) {
            if (!text.condition()) {
                found.add(new WrittenText(table, Optional.of(names), -1, text.value(), text.range(), Use.WRITTEN));
            }
        }
    }

    private static Optional<Query> query(Statement statement) {
        if (statement instanceof Insert insert) {
            return Optional.of(insert.query());
        } else if (statement instanceof Update update) {
            return Optional.of(update.query());
        } else if (statement instanceof Delete delete) {
            return Optional.of(delete.query());
        }
        return statement instanceof Select select ? Optional.of(select.query()) : Optional.empty();
    }

    private static List<WrittenText> alone(Statement statement, Script script, RuleContext context) {
        if (statement instanceof Insert insert) {
            return texts(
                    insert.table(),
                    insert.query(),
                    PersonalNames.isOfPower(insert.table().name()),
                    context);
        } else if (statement instanceof Merge merge) {
            return texts(merge.table(), merge.query(), false, context);
        } else if (statement instanceof Update update) {
            boolean power = update.columns().stream().anyMatch(column -> PersonalNames.isOfPower(column.value()));
            return texts(update.table(), update.query(), power, context);
        } else if (statement instanceof Delete delete) {
            return texts(delete.table(), delete.query(), false, context);
        } else if (statement instanceof CreateTableAs create) {
            return texts(create.table(), create.query(), false, context);
        } else if (statement instanceof Select select) {
            return passed(select, context);
        } else if (statement instanceof Copy copy && copy.from() && copy.table().isPresent()) {
            return rows(copy, copy.table().get(), script);
        } else if (statement instanceof CreateTable create) {
            return defaults(create.table(), create.columns());
        } else if (statement instanceof AlterTable alter) {
            return defaults(alter);
        } else if (statement instanceof CreatePolicy create) {
            return taken(
                    create.table(), Stream.concat(create.using().stream(), create.withCheck().stream()), Use.EMPOWERS);
        } else if (statement instanceof Call call
                && PersonalNames.isPersonalTable(call.procedure().name())) {
            return taken(call.procedure(), Stream.of(call.call()), Use.PASSED);
        }
        return List.of();
    }

    /** The texts of expressions: whoever a policy asks for is given what it lets through, a procedure gets what it is called with. */
    private static List<WrittenText> taken(QualifiedName name, Stream<Expression> expressions, Use use) {
        List<WrittenText> found = new ArrayList<>();
        expressions.forEach(expression -> {
            Texts texts = Texts.of(expression.tokens(), expression.first(), expression.last());
            String names = texts.texts().isEmpty() ? "" : texts.names();
            for (Texts.Text text : texts.texts()) {
                found.add(new WrittenText(name, Optional.of(names), -1, text.value(), text.range(), use));
            }
        });
        return found;
    }

    private static List<WrittenText> defaults(QualifiedName table, List<ColumnDefinition> columns) {
        List<WrittenText> found = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            column.defaultValue().ifPresent(value -> add(table, column.name().value(), value.expression(), found));
        }
        return found;
    }

    private static List<WrittenText> defaults(AlterTable alter) {
        List<WrittenText> found = new ArrayList<>();
        for (AlterTableAction action : alter.actions()) {
            if (action instanceof AddColumn addColumn) {
                found.addAll(defaults(alter.table(), List.of(addColumn.column())));
            } else if (action instanceof SetDefault set) {
                add(alter.table(), set.column().value(), set.value(), found);
            }
        }
        return found;
    }

    /** The column is certain where a row is written out; elsewhere the names beside a text must do. */
    private static List<WrittenText> texts(QualifiedName table, Query query, boolean power, RuleContext context) {
        Texts texts = Texts.of(query.tokens(), query.first(), query.last());
        if (texts.texts().stream().noneMatch(text -> PersonalDatum.isPossible(text.value()))) {
            return List.of();
        }
        String names = texts.names();
        Map<Integer, WrittenValue> values = new HashMap<>();
        context.ask(query)
                .ifPresent(answer -> answer.values()
                        .forEach(value -> values.put(value.range().start(), value)));
        List<WrittenText> found = new ArrayList<>();
        for (Texts.Text text : texts.texts()) {
            WrittenValue value = values.get(text.range().start());
            if (value != null) {
                found.add(new WrittenText(
                        table, value.column(), value.position(), text.value(), text.range(), Use.WRITTEN));
            } else {
                Use use = !text.condition() ? Use.WRITTEN : power ? Use.EMPOWERS : Use.CHOOSES;
                found.add(new WrittenText(table, Optional.of(names), -1, text.value(), text.range(), use));
            }
        }
        return found;
    }

    /** A query writes nothing itself; a function that it calls with a text may. */
    private static List<WrittenText> passed(Select select, RuleContext context) {
        Query query = select.query();
        Texts texts = Texts.of(query.tokens(), query.first(), query.last());
        if (texts.texts().stream().noneMatch(text -> PersonalDatum.isPossible(text.value()))) {
            return List.of();
        }
        Optional<QualifiedName> function = context.ask(query).stream()
                .flatMap(answer -> answer.calls().stream())
                .filter(FunctionCall::output)
                .map(FunctionCall::function)
                .filter(name -> PersonalNames.isPersonalTable(name.name()))
                .findFirst();
        String names = texts.names();
        List<WrittenText> found = new ArrayList<>();
        function.ifPresent(name -> texts.texts().stream()
                .filter(text -> !text.condition())
                .forEach(text -> found.add(
                        new WrittenText(name, Optional.of(names), -1, text.value(), text.range(), Use.PASSED))));
        return found;
    }

    /** The cells of the rows that follow COPY … FROM stdin, in PostgreSQL's text format. */
    private static List<WrittenText> rows(Copy copy, QualifiedName table, Script script) {
        List<WrittenText> found = new ArrayList<>();
        TextRange data = copy.data().orElse(TextRange.at(0));
        String text = script.file().text();
        int position = 0;
        int start = data.start();
        for (int at = data.start(); at < data.end(); at++) {
            char unit = text.charAt(at);
            if (unit == '\t' || unit == '\n' || unit == '\r') {
                if (at > start) {
                    Optional<String> column = position < copy.columns().size()
                            ? Optional.of(copy.columns().get(position).value())
                            : Optional.empty();
                    found.add(new WrittenText(
                            table, column, position, text.substring(start, at), new TextRange(start, at), Use.WRITTEN));
                }
                position = unit == '\t' ? position + 1 : 0;
                start = at + 1;
            }
        }
        return found;
    }
}
