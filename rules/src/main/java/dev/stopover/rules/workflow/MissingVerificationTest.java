package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Migration;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.ScriptContext;
import java.util.Optional;

/** A test that says what a migration brings about tells on every build whether it still does. */
public final class MissingVerificationTest extends MigrationRule {

    public MissingVerificationTest() {
        super(warning("missing-verification-test", "No test looks at what a migration brings about")
                .preset(Preset.STRICT)
                .tags("test", "verification"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        Optional<String> place = place(migration, context.history().layout());
        if (place.isPresent()
                && migration.verify().isEmpty()
                && !migration.repeatable()
                && !context.script().statements().isEmpty()) {
            context.reportScript(
                            "No test of %s lies at %s.", migration.up().file().name(), place.get())
                    .help("Write %s, which fails unless all that the migration makes is there.", place.get());
        }
    }

    /** Where a test is found, in the layouts that have a place for it. */
    private static Optional<String> place(Migration migration, Layout layout) {
        return switch (layout) {
            case SUPABASE ->
                Optional.of("supabase/tests/%s_%s_test.sql".formatted(migration.version(), migration.name()));
            case SQITCH -> Optional.of("verify/" + migration.up().file().name());
            default -> Optional.empty();
        };
    }
}
