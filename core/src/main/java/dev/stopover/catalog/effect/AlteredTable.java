package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Identifier;
import java.util.List;
import java.util.Optional;

/** The table that an ALTER TABLE names, with those below it that change too, and what is done to all of them. */
final class AlteredTable {

    private final Situation situation;
    private final Touches touches;
    private final AlterTable alter;
    private final Optional<Table> known;

    AlteredTable(Situation situation, Touches touches, AlterTable alter) {
        this.situation = situation;
        this.touches = touches;
        this.alter = alter;
        this.known = situation.before().table(alter.table());
    }

    /** The statement. */
    AlterTable alter() {
        return alter;
    }

    /** The table, if the history knows it. */
    Optional<Table> known() {
        return known;
    }

    /** The known and those below it that an action changes too. */
    List<Table> family() {
        if (known.isEmpty()) {
            return List.of();
        }
        return alter.only() ? List.of(known.get()) : situation.family(known.get());
    }

    void scan(Truth answer) {
        family().forEach(each -> touches.scan(each, answer));
        if (known.isEmpty()) {
            touches.scan(alter.table(), answer);
        }
    }

    void rewrite(Truth answer) {
        family().forEach(each -> touches.rewrite(each, answer));
        if (known.isEmpty() && !answer.isNo()) {
            touches.rewriteUnknown(alter.table(), answer);
        }
    }

    void buildIndex() {
        if (known.isEmpty()) {
            touches.buildIndex(alter.table());
        } else {
            touches.buildIndex(known.get());
            situation.partitions(known.get()).forEach(touches::buildIndex);
        }
    }

    Optional<Column> column(Identifier name) {
        return Situation.column(known, name.value());
    }

    String name() {
        return alter.table().name();
    }
}
