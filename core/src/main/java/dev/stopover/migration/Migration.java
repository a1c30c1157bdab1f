package dev.stopover.migration;

import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A version with a script to go up and, if any, a script to go down.
 *
 * @param version the version as its runner writes it; empty for repeatable migrations
 * @param name what its file name says besides the version
 * @param up the script to go up
 * @param down the script to go down, if there is one
 * @param verify the script that checks what the script to go up did, if there is one
 * @param repeatable whether its runner runs it again when it changes
 * @param downApplied whether the runner would apply the script to go down as a migration of its own
 */
public record Migration(
        String version,
        String name,
        Script up,
        Optional<Script> down,
        Optional<Script> verify,
        boolean repeatable,
        boolean downApplied) {

    /** What a record's own equals says; that one takes the JVM a while to make ready. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Migration migration
                && up.equals(migration.up)
                && down.equals(migration.down)
                && verify.equals(migration.verify)
                && version.equals(migration.version)
                && name.equals(migration.name)
                && repeatable == migration.repeatable
                && downApplied == migration.downApplied;
    }

    /** No two have one script. */
    @Override
    public int hashCode() {
        return up.hashCode();
    }

    /** Whether it can be taken back: its script to go down does something, or says in Liquibase's words that it need not. */
    public boolean isTakenBack() {
        return down.filter(script -> !script.isRead()
                        || script.delivery().runner() == Runner.LIQUIBASE
                        || script.executed().stream().anyMatch(Migration::doesSomething))
                .isPresent();
    }

    /** Whether its name says that it takes back an earlier migration, going forward: it needs no rollback of its own. */
    public boolean isRollbackForward() {
        return !named().isEmpty();
    }

    /** What a rollback that goes forward says that it takes back; empty for other migrations. */
    String named() {
        for (String word : List.of("rollback", "revert", "undo")) {
            if (name.length() > word.length() + 1
                    && name.startsWith(word)
                    && "_-".indexOf(name.charAt(word.length())) >= 0) {
                return name.substring(word.length() + 1);
            }
        }
        return "";
    }

    /** The script to go up and, if there is one, the script to go down. */
    public Stream<Script> scripts() {
        return Stream.concat(Stream.of(up), down.stream());
    }

    /** The same with a script to go down. */
    public Migration withDown(Script script) {
        return new Migration(version, name, up, Optional.of(script), verify, repeatable, downApplied);
    }

    private static boolean doesSomething(Executed executed) {
        Statement statement = executed.statement();
        return !(statement instanceof Begin || statement instanceof Commit);
    }

    /** A migration that is neither verified nor repeatable, whose rollback, if any, is applied only on demand. */
    public static Migration of(String version, String name, Script up, Optional<Script> down) {
        return new Migration(version, name, up, down, Optional.empty(), false, false);
    }
}
