package dev.stopover.rules.design;

import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.SetDefault;
import java.util.List;

/** What timezone() gives for a timestamptz has no zone any more; stored as timestamptz it gets the session's. */
public final class DoubleTimeZoneConversion extends StatementRule {

    private static final String WITH_ZONE = "timestamp with time zone";

    public DoubleTimeZoneConversion() {
        super(warning("double-time-zone-conversion", "A default converts a time twice")
                .tags("timestamp", "default"));
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        report(create.columns(), context);
    }

    @Override
    public void visit(AlterTable alter, AddColumn add, StatementContext context) {
        report(List.of(add.column()), context);
    }

    @Override
    public void visit(AlterTable alter, SetDefault action, StatementContext context) {
        boolean withZone = context.state()
                .column(alter.table(), action.column())
                .filter(column -> column.type().name().equals(WITH_ZONE))
                .isPresent();
        if (withZone && converts(action.value(), context)) {
            report(action.value(), action.column().toString(), context);
        }
    }

    /** The columns of one table are mended together. */
    private static void report(List<ColumnDefinition> columns, StatementContext context) {
        List<ColumnDefinition> found = columns.stream()
                .filter(column -> column.type()
                                .filter(type ->
                                        context.state().type(type).name().equals(WITH_ZONE))
                                .isPresent()
                        && column.defaultValue()
                                .filter(value -> converts(value.expression(), context))
                                .isPresent())
                .toList();
        if (found.isEmpty()) {
            return;
        }
        String more = found.size() == 1 ? "" : " (and %d more)".formatted(found.size() - 1);
        Draft draft = report(
                found.get(0).defaultValue().orElseThrow().expression(),
                found.get(0).name() + more,
                context);
        found.stream()
                .skip(1)
                .forEach(column ->
                        draft.related(column.defaultValue().orElseThrow().expression(), "So does %s.", column.name()));
    }

    private static boolean converts(Expression value, StatementContext context) {
        return context.ask(value).stream()
                        .flatMap(answer -> answer.calls().stream())
                        .anyMatch(call -> call.function().name().equals("timezone"))
                || convertsNow(context.answers().mentions(value));
    }

    /** {@code now() AT TIME ZONE 'utc'}, which has no zone any more. */
    private static boolean convertsNow(Mentions mentions) {
        int root = mentions.root();
        return root >= 0
                && mentions.is(root, MentionRole.OPERATOR)
                && mentions.keyword(root) == Keyword.AT
                && mentions.is(mentions.children(root)[0], MentionRole.CALL);
    }

    private static Draft report(Expression value, String column, StatementContext context) {
        return context.report(
                        value,
                        "%s takes this time, which has no zone any more, for one of the session's TimeZone.",
                        column)
                .help("Write now(): a timestamptz keeps the moment, whatever the zone.");
    }
}
