package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.rule.ScriptContext;
import java.util.List;

/** A migration about many things is reviewed badly, and taken back as a whole or not at all. */
public final class OversizedMigration extends MigrationRule {

    static final Property<Integer> MAX_STATEMENTS =
            Property.number("max-statements", "How many statements a migration may have.", 50);

    static final Property<Integer> MAX_TABLES =
            Property.number("max-tables", "How many tables that were there before a migration may touch.", 5);

    private static final int SHOWN = 4;
    private static final String HELP = "Write a migration for each thing that can be deployed by itself.";

    public OversizedMigration() {
        super(note("oversized-migration", "A migration does more than one can look through")
                .preset(Preset.STRICT)
                .tags("review")
                .options(MAX_STATEMENTS, MAX_TABLES));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        if (context.history().migrations().get(0) == migration) {
            // The first one brings what was there before there were migrations.
            return;
        }
        int statements = context.script().statements().size();
        if (statements > context.option(MAX_STATEMENTS)) {
            context.reportScript(
                            "%s has %d statements, more than %d.",
                            migration.up().file().name(), statements, context.option(MAX_STATEMENTS))
                    .help(HELP);
            return;
        }
        List<String> tables = context.moments().stream()
                .flatMap(moment -> moment.effect().touches().stream())
                .filter(touch -> touch.blocks().isPresent()
                        && before.catalog().table(touch.name()).isPresent())
                .map(touch -> touch.name().toString())
                .distinct()
                .sorted()
                .toList();
        if (tables.size() > context.option(MAX_TABLES)) {
            context.reportScript(
                            "%s locks %d tables that were there before: %s%s.",
                            migration.up().file().name(),
                            tables.size(),
                            String.join(", ", tables.stream().limit(SHOWN).toList()),
                            tables.size() > SHOWN ? " and others" : "")
                    .help(HELP);
        }
    }
}
