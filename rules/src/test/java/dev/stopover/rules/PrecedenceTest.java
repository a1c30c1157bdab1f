package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.engine.Linter;
import dev.stopover.migration.ChangeSet;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where several rules could blame one action, the one that says most is heard. */
class PrecedenceTest {

    private static final Set<String> LIVE = Set.of("locking", "rewrites", "data-loss", "compatibility", "workflow");
    private static final Set<String> ASIDE = Set.of("missing-rollback", "failing-rollback", "incomplete-rollback");

    @Test
    void aColumnThatRewritesItsTableIsNotBlamedForReadingItToo() throws ConfigurationException {
        assertThat(rules("ALTER TABLE orders ADD COLUMN number bigserial UNIQUE CHECK (number > 0);"))
                .containsExactly("missing-lock-timeout", "serial-column-on-existing-table");
    }

    @Test
    void aMigrationThatFailsIsNotBlamedForWhatItWouldLock() throws ConfigurationException {
        assertThat(rules("ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"))
                .containsExactly("missing-lock-timeout", "not-null-without-backfill");
    }

    @Test
    void eachActionOfAStatementIsBlamedForItsOwnFault() throws ConfigurationException {
        assertThat(rules("ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid(), ADD CHECK (id > 0);"))
                .containsExactly("check-validated-at-once", "missing-lock-timeout", "volatile-default");
    }

    @Test
    void rowsChangedUnderALockAreOneFault() throws ConfigurationException {
        assertThat(rules("BEGIN; ALTER TABLE orders ADD COLUMN a int; UPDATE orders SET a = 1; COMMIT;"))
                .containsExactly("backfill-under-exclusive-lock", "missing-lock-timeout");
    }

    @Test
    void whatIsLostIsToldOnceWhereARollbackBringsTheSchemaBack() throws ConfigurationException {
        assertThat(rules("ALTER TABLE orders DROP COLUMN note;", "ALTER TABLE orders ADD COLUMN note text;"))
                .containsExactly("dropped-column", "missing-lock-timeout");
        assertThat(rules("DROP TABLE orders;", "CREATE TABLE orders (id int, note text);"))
                .containsExactly("dropped-table", "missing-lock-timeout");
        assertThat(rules("DELETE FROM orders;", "SELECT 1;")).containsExactly("unfiltered-dml");
        assertThat(rules("TRUNCATE orders;", "SELECT 1;")).containsExactly("missing-lock-timeout", "truncated-table");
        assertThat(rules("DELETE FROM orders WHERE note = 'x';", "SELECT 1;"))
                .containsExactly("irreversible-change", "unbatched-backfill");
    }

    @Test
    void statementsOfADoBlockAreBlamedEachForItself() throws ConfigurationException {
        assertThat(rules("""
                DO $$ BEGIN
                  ALTER TABLE orders ADD CHECK (id > 0);
                  UPDATE orders SET note = '' WHERE id > 5;
                END $$;
                """))
                .containsExactly("backfill-under-exclusive-lock", "check-validated-at-once", "missing-lock-timeout");
    }

    @Test
    void anUpdateOfAllRowsIsOneFault() throws ConfigurationException {
        assertThat(rules("UPDATE orders SET note = '';")).containsExactly("unfiltered-dml");
        assertThat(rules("UPDATE orders SET note = '' WHERE id > 5;")).containsExactly("unbatched-backfill");
    }

    private static Set<String> rules(String up) throws ConfigurationException {
        return rules(Map.of(
                "migrations/1_orders.sql", "CREATE TABLE orders (id int, note text);", "migrations/2_judged.sql", up));
    }

    private static Set<String> rules(String up, String down) throws ConfigurationException {
        return rules(Map.of(
                "migrations/1_orders.up.sql",
                "CREATE TABLE orders (id int, note text);",
                "migrations/1_orders.down.sql",
                "DROP TABLE orders;",
                "migrations/2_judged.up.sql",
                up,
                "migrations/2_judged.down.sql",
                down));
    }

    private static Set<String> rules(Map<String, String> files) throws ConfigurationException {
        List<Rule> rules = new BuiltInRules()
                .rules().stream()
                        .filter(rule -> LIVE.contains(rule.category()))
                        .filter(rule -> rule.info().preset() == Preset.RECOMMENDED)
                        .toList();
        var reader = new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT);
        var history = reader.read(MemoryTree.of(files), List.of())
                .parts()
                .get(0)
                .project()
                .histories()
                .get(0);
        return new Linter(rules, Settings.DEFAULT, new LazyAnswers())
                .lint(List.of(ChangeSet.all(history))).findings().stream()
                        .filter(finding -> finding.file().path().startsWith("migrations/2_judged"))
                        .map(Finding::rule)
                        .filter(rule -> !ASIDE.contains(rule))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
