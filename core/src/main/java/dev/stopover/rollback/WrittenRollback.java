package dev.stopover.rollback;

import dev.stopover.catalog.State;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.migration.TransactionMode;
import dev.stopover.source.Applicability;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.NewFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rollback that was made from the schemas before and after its migration.
 *
 * @param place where it belongs
 * @param text what to write there; a section with its header where it stands in its migration's file
 * @param hands what it does not do and somebody has to decide, one sentence each
 * @param whole whether it does something, and nothing is left to do
 */
public record WrittenRollback(RollbackPlace place, String text, List<String> hands, boolean whole) {

    private static final List<String> USUAL_HEADER = List.of("Takes back {file}.");

    /** Keeps a copy of the list. */
    public WrittenRollback {
        hands = List.copyOf(hands);
    }

    /**
     * Writes the rollback of a migration.
     *
     * @param history the history
     * @param migration a migration of it
     * @param before what stands before the migration
     * @param after what stands after it
     * @param header the lines of the comment over it, as the configuration has them; none for the usual one
     */
    public static WrittenRollback of(
            History history, Migration migration, State before, State after, List<String> header, Answers answers) {
        Reversal.Result result = Reversal.of(before, after, answers);
        RollbackPlace place = RollbackPlace.of(history, migration);
        boolean concurrently = isConcurrent(migration.up());
        List<String> hands = hands(migration.up(), result, answers);
        if (!place.allowsBlocks() && result.statements().stream().anyMatch(each -> each.indexOf(';') >= 0)) {
            hands.add("Liquibase cuts these lines at semicolons; give the changeset rollbackSplitStatements:false.");
        }
        List<String> lines = new ArrayList<>();
        for (String line : header.isEmpty() ? USUAL_HEADER : header) {
            lines.add("-- " + filled(line, migration));
        }
        for (DataLoss loss : DataLoss.of(migration, before)) {
            lines.add("-- " + loss.kind().words() + " of " + oneLine(loss.what())
                    + ": no statement here brings them back, only a copy or a backup does.");
        }
        for (String hand : hands) {
            lines.add("-- A hand is needed: " + oneLine(hand));
        }
        List<String> statements = new ArrayList<>();
        for (String statement : result.statements()) {
            statements.add((concurrently ? concurrent(statement) : statement) + ";");
        }
        if (!concurrently && place.allowsBlocks()) {
            Verification.of(before.catalog(), after.catalog(), result.left())
                    .ifPresent(block -> statements.add(block + ";"));
        }
        if (needsTransaction(migration.up(), history) && !concurrently && statements.size() > 1) {
            statements.add(0, "BEGIN;");
            statements.add("COMMIT;");
        }
        boolean whole = hands.isEmpty() && !result.statements().isEmpty();
        return new WrittenRollback(place, place.written(lines, statements, concurrently), hands, whole);
    }

    private static String filled(String line, Migration migration) {
        return oneLine(line.replace("{file}", migration.up().file().name())
                .replace("{version}", migration.version())
                .replace("{name}", migration.name()));
    }

    private static List<String> hands(Script up, Reversal.Result result, Answers answers) {
        List<String> hands = new ArrayList<>();
        result.left().forEach(difference -> hands.add(hand(difference)));
        for (Doubt doubt : Doubt.of(up, answers)) {
            if (doubt.decides()) {
                hands.add("Line " + doubt.line() + " of the migration may do more than is known. " + doubt.reason());
            }
        }
        if (hands.isEmpty() && result.statements().isEmpty()) {
            up.executed().stream()
                    .filter(executed -> !executed.nesting().certain() && Doubt.mayChangeSchema(executed.statement()))
                    .findFirst()
                    .ifPresent(executed -> hands.add("What line "
                            + up.file().lineOf(executed.range().start())
                            + " of the migration does stands under a condition, and whether it holds is not known."));
        }
        return hands;
    }

    private static String hand(Difference difference) {
        SchemaPart part = difference.part();
        boolean enumeration = difference.kind() == Difference.Kind.CHANGED
                && part.kind() == SchemaPart.Kind.TYPE
                && part.definition().startsWith("ENUM");
        return "This " + difference.sentence()
                + (enumeration
                        ? " PostgreSQL removes no value from an enum; it may stay there unused, or the type is made anew and"
                                + " the columns are moved over."
                        : "");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** Whether its runner was told to keep it out of a transaction, for an index that keeps nobody waiting. */
    private static boolean isConcurrent(Script up) {
        boolean concurrent = false;
        for (int i = 0; i < up.executed().size(); i++) {
            Executed executed = up.executed().get(i);
            if (up.transactions().get(i).kind() != Transaction.Kind.NONE) {
                return false;
            }
            concurrent |= executed.statement() instanceof CreateIndex create && create.concurrently()
                    || executed.statement() instanceof Drop drop && drop.concurrently();
        }
        return concurrent;
    }

    private static String concurrent(String statement) {
        for (String words : List.of("DROP INDEX ", "CREATE UNIQUE INDEX ", "CREATE INDEX ")) {
            if (statement.startsWith(words)) {
                return words + "CONCURRENTLY " + statement.substring(words.length());
            }
        }
        return statement;
    }

    private static boolean needsTransaction(Script up, History history) {
        TransactionMode mode = up.transaction();
        return (mode == TransactionMode.AUTOCOMMIT || mode == TransactionMode.IMPLICIT_WHEN_SEVERAL)
                && RollbackPlace.allowsTransactions(history.layout());
    }

    /** Writing it, where that is all there is to do: into a file of its own, or into its migration's. */
    public Optional<Fix> fix() {
        if (!whole || !place.isWritable()) {
            return Optional.empty();
        }
        return Optional.of(
                place.inMigration()
                        ? Fix.unsafe("Write its rollback", new Edit(TextRange.at(place.offset()), text))
                        : Fix.newFile(
                                "Write its rollback, " + place.path(),
                                Applicability.UNSAFE,
                                new NewFile(place.path(), text)));
    }

    /** The text of a file when this has been written into it, where the layout has it in the migration's own. */
    public String in(String file) {
        return file.substring(0, place.offset()) + text + file.substring(place.offset());
    }
}
