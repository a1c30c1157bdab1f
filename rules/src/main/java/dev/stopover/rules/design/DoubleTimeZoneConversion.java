package dev.stopover.rules.design;

import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.SetDefault;

/** What timezone() gives for a timestamptz has no zone any more; stored as timestamptz it gets the session's. */
public final class DoubleTimeZoneConversion extends StatementRule {

    private static final String WITH_ZONE = "timestamp with time zone";

    /** The rule. */
    public DoubleTimeZoneConversion() {
        super(RuleInfo.warning("double-time-zone-conversion", "A default converts a time twice")
                .tags("timestamp", "default")
                .since("0.1"));
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        create.columns().forEach(column -> visit(column, context));
    }

    @Override
    public void visit(AlterTable alter, AddColumn add, StatementContext context) {
        visit(add.column(), context);
    }

    @Override
    public void visit(AlterTable alter, SetDefault action, StatementContext context) {
        context.state()
                .relation(alter.table())
                .flatMap(relation -> relation.column(action.column().value()))
                .filter(column -> column.type().name().equals(WITH_ZONE))
                .ifPresent(column -> report(action.value(), column.name(), context));
    }

    private static void visit(ColumnDefinition column, StatementContext context) {
        boolean withZone = column.type()
                .filter(type -> context.state().type(type).name().equals(WITH_ZONE))
                .isPresent();
        if (withZone) {
            column.defaultValue()
                    .ifPresent(value -> report(value.expression(), column.name().toString(), context));
        }
    }

    private static void report(Expression value, String column, StatementContext context) {
        boolean converts = context.ask(value).stream()
                .flatMap(answer -> answer.calls().stream())
                .anyMatch(call -> call.function().name().equals("timezone"));
        if (converts) {
            context.report(
                            value,
                            "%s takes this time, which has no zone any more, for one of the session's TimeZone."
                                    .formatted(column))
                    .help("Write now(): a timestamptz keeps the moment, whatever the zone.");
        }
    }
}
