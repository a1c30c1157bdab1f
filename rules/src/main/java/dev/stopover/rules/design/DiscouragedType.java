package dev.stopover.rules.design;

import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.CreateTable;
import java.util.Locale;
import java.util.Set;

/** Some types are there for compatibility, and another one does better what they are taken for. */
public final class DiscouragedType extends StatementRule {

    static final Property<Set<String>> ALLOWED = Property.names(
            "allowed", "Types that are wanted all the same: char, money, json, timestamp, timetz, serial.");

    public DiscouragedType() {
        super(note("discouraged-type", "A column has a type that another one serves better")
                .preset(Preset.STRICT)
                .tags("type")
                .options(ALLOWED));
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        create.columns().forEach(column -> report(column, context));
    }

    @Override
    public void visit(AlterTable alter, AddColumn add, StatementContext context) {
        report(add.column(), context);
    }

    private static void report(ColumnDefinition column, StatementContext context) {
        column.type()
                .flatMap(type -> Discouraged.of(type, context.state().type(type)))
                .filter(found -> !context.option(ALLOWED).contains(name(found)))
                .ifPresent(found -> context.report(
                                column.type().get(), "%s %s.", column.type().get(), found.why())
                        .help("Take %s.", found.instead()));
    }

    private static String name(Discouraged found) {
        return found == Discouraged.TIME_WITH_ZONE ? "timetz" : found.name().toLowerCase(Locale.ROOT);
    }
}
