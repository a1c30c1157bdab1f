package dev.stopover.rules.locking;

import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import java.util.Optional;
import java.util.stream.Stream;

/** What statements change. */
final class Targets {

    private Targets() {}

    /** The relations whose rows, or columns, a statement changes itself. */
    static Stream<QualifiedName> of(Statement statement) {
        if (statement instanceof Update update) {
            return Stream.of(update.table());
        } else if (statement instanceof Delete delete) {
            return Stream.of(delete.table());
        } else if (statement instanceof Truncate truncate) {
            return truncate.tables().stream();
        } else if (statement instanceof Merge merge) {
            return Stream.of(merge.table());
        } else if (statement instanceof AlterTable alter) {
            return Stream.of(alter.table());
        } else if (statement instanceof Insert insert) {
            return Stream.of(insert.table());
        }
        return statement instanceof UnreadStatement opaque ? opaque.names().stream() : Stream.empty();
    }

    /** The data change or query of a statement, whose WITH clause may change data too. */
    static Optional<Query> query(Statement statement) {
        if (statement instanceof Select select) {
            return Optional.of(select.query());
        } else if (statement instanceof Insert insert) {
            return Optional.of(insert.query());
        } else if (statement instanceof Update update) {
            return Optional.of(update.query());
        } else if (statement instanceof Delete delete) {
            return Optional.of(delete.query());
        }
        return statement instanceof Merge merge ? Optional.of(merge.query()) : Optional.empty();
    }
}
