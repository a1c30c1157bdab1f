package dev.stopover.rules.data_loss;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Table;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.Few;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import java.util.List;
import java.util.Optional;

/** A schema that is dropped with CASCADE takes along everything in it. */
public final class DroppedSchema extends StatementRule {

    private static final int SHOWN = 5;

    public DroppedSchema() {
        super(error("dropped-schema", "A schema is dropped with what is in it")
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
            Optional<Origin> origin = context.catalog().schemas().find(name).flatMap(Schema::origin);
            if (Stakes.isOfThisMigration(origin, context)) {
                continue;
            }
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

    private static void reportCascade(ObjectReference schema, StatementContext context) {
        String name = schema.name().name();
        List<ObjectName> tables = context.catalog().tables().stream()
                .map(Table::name)
                .filter(table -> table.schema().equals(name))
                .toList();
        String lost = tables.isEmpty() ? "everything in it" : Few.of(tables, SHOWN, "tables more");
        context.report(schema, "Dropping the schema %s deletes %s for good.", name, lost)
                .help(
                        "Keep a copy (%s), drop what is in it by name, then: DROP SCHEMA %s;",
                        Dump.of("schema", Names.quoted(name)), Names.quoted(name));
    }
}
