package dev.stopover.rules.data_loss;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Table;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import java.util.List;

/** A schema that is dropped with CASCADE takes along everything in it. */
public final class DroppedSchema extends StatementRule {

    private static final int SHOWN = 5;

    public DroppedSchema() {
        super(RuleInfo.error("dropped-schema", "A schema is dropped with what is in it")
                .noteInRollback()
                .tags("drop", "schema"));
    }

    @Override
    public void visit(Drop drop, StatementContext context) {
        if (drop.kind() != ObjectKind.SCHEMA) {
            return;
        }
        for (ObjectReference schema : drop.objects()) {
            String name = schema.name().name();
            if (!isOfThisMigration(name, context)) {
                if (drop.cascade().isPresent()) {
                    reportCascade(schema, context);
                } else {
                    context.report(schema, "Whatever still looks for something in %s fails from here on.", name)
                            .help(
                                    "Nothing to do where nobody uses it: without CASCADE it is dropped only while it is empty.")
                            .atMost(Severity.NOTE);
                }
            }
        }
    }

    private static void reportCascade(ObjectReference schema, StatementContext context) {
        String name = schema.name().name();
        List<String> tables = context.catalog().tables().stream()
                .map(Table::name)
                .filter(table -> table.schema().equals(name))
                .map(ObjectName::toString)
                .toList();
        String lost = tables.isEmpty()
                ? "everything in it"
                : String.join(", ", tables.subList(0, Math.min(SHOWN, tables.size())))
                        + (tables.size() > SHOWN ? " and %d tables more".formatted(tables.size() - SHOWN) : "");
        context.report(schema, "Dropping the schema %s deletes %s for good.", name, lost)
                .help(
                        "Keep a copy (%s), drop what is in it by name, then: DROP SCHEMA %s;",
                        Dump.of("schema", Names.quoted(name)), Names.quoted(name));
    }

    private static boolean isOfThisMigration(String schema, StatementContext context) {
        return context.catalog()
                .schemas()
                .find(schema)
                .flatMap(Schema::origin)
                .filter(origin -> Stakes.isOfThisMigration(origin, context))
                .isPresent();
    }
}
