package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.Statement;
import java.util.List;

/** What works through a table while others wait should be given up where it takes longer than anybody thought. */
public final class MissingStatementTimeout extends TimeoutRule {

    private static final Property<Integer> LONGEST =
            Property.number("longest-seconds", "The longest statement_timeout that counts as one, in seconds.", 3600);

    private static final Property<Boolean> SET_ELSEWHERE = Property.flag(
            "set-elsewhere",
            "Whether the role, the database or whoever starts the runner sets a statement_timeout.",
            false);

    public MissingStatementTimeout() {
        super(
                note("missing-statement-timeout", "A long statement runs without limit")
                        .preset(Preset.ALL)
                        .weighedBySize()
                        .tags("timeout"),
                "statement_timeout",
                "15min",
                List.of("statement_timeout", "transaction_timeout"),
                LONGEST,
                SET_ELSEWHERE);
    }

    /** What is done concurrently may take as long as it takes. */
    @Override
    List<Touch> limited(Moment moment) {
        Statement statement = moment.statement();
        boolean concurrently = statement instanceof CreateIndex create && create.concurrently()
                || statement instanceof Reindex reindex && reindex.concurrently();
        return moment.effect().standing().stream()
                .filter(touch -> !concurrently
                        && touch.kind().holdsRows()
                        && touch.work().isYes())
                .toList();
    }

    @Override
    String message(Locked waiting) {
        return "Nothing limits how long this works on "
                + Several.of(waiting.touches().stream().map(Touch::name).toList());
    }

    @Override
    String help(String setting, boolean usual) {
        return "Run %s before%s.".formatted(setting, usual ? "" : " what takes long in new migrations");
    }
}
