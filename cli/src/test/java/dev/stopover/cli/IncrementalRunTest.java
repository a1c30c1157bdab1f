package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Analysis;
import dev.stopover.migration.History;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.report.findings.JsonReporter;
import dev.stopover.report.schema.SchemaSql;
import dev.stopover.report.schema.ShownSchema;
import dev.stopover.run.Kept;
import dev.stopover.run.LockFile;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that takes over what an earlier one left says what a run says that begins from nothing. */
class IncrementalRunTest {

    private static final int EDITS = 120;

    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE %1$s (id bigint PRIMARY KEY, %3$s text);",
            "CREATE TABLE IF NOT EXISTS %1$s (id bigint, %3$s int NOT NULL, other text);",
            "CREATE TABLE %2$s (id bigint REFERENCES %1$s (id), %3$s text);",
            "ALTER TABLE %1$s ADD COLUMN %3$s text NOT NULL;",
            "ALTER TABLE %1$s DROP COLUMN %3$s, ADD COLUMN %4$s int DEFAULT 0;",
            "ALTER TABLE %1$s ALTER COLUMN %3$s SET NOT NULL;",
            "ALTER TABLE %1$s ADD CONSTRAINT %1$s_%3$s_check CHECK (%3$s IS NOT NULL) NOT VALID;",
            "ALTER TABLE %1$s VALIDATE CONSTRAINT %1$s_%3$s_check;",
            "ALTER TABLE %1$s RENAME TO %2$s;",
            "ALTER TABLE %1$s RENAME COLUMN %3$s TO %4$s;",
            "DROP TABLE %1$s;",
            "DROP TABLE IF EXISTS %1$s CASCADE;",
            "CREATE INDEX %1$s_%3$s_idx ON %1$s (%3$s);",
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS %1$s_%3$s_idx ON %1$s (%3$s);",
            "CREATE VIEW v_%1$s AS SELECT id, %3$s FROM %1$s;",
            "CREATE OR REPLACE FUNCTION f_%3$s() RETURNS int LANGUAGE plpgsql AS $$ BEGIN UPDATE %1$s SET %3$s = 1; RETURN 1; END $$;",
            "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = '%1$s') THEN CREATE TABLE %1$s (id int); END IF; END $$;",
            "ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;",
            "CREATE POLICY %3$s ON %1$s USING (auth.uid() = id);",
            "GRANT SELECT ON %1$s TO anon;",
            "UPDATE %1$s SET %3$s = 'x';",
            "INSERT INTO %1$s (id, %3$s) VALUES (1, 'jane@firm.com');",
            "BEGIN;",
            "COMMIT;",
            "SET lock_timeout = '2s';",
            "SET search_path = other, public;",
            "CREATE SCHEMA IF NOT EXISTS other;",
            "-- stopover:ignore non-concurrent-index -- known\n",
            "-- stopover:ignore-file locking -- all of it\n",
            "-- a remark\n",
            "\\ir parts/%3$s.sql\n",
            "CREATE TABEL %1$s;",
            "ALTER TABLE %1$s ADD COLUMN %3$s 'unended;");

    private static final List<String> TABLES = List.of("orders", "customers", "items");
    private static final List<String> COLUMNS = List.of("a", "b", "c");

    private static final List<String> CONFIGURATIONS = List.of(
            "",
            "postgres = 12\n",
            "postgres = 17\n[rules]\nnon-concurrent-index = \"off\"\n",
            "[rules]\nmissing-if-exists = \"warning\"\nunguarded-create = \"error\"\n",
            "exclude = [\"**/*2*\"]\n",
            "applied-through = \"3\"\n",
            "runner = \"psql\"\n",
            "transaction = \"all-scripts\"\n");

    /** What projects are made of. */
    private enum Kind {
        SUPABASE("supabase/migrations/2024010100000%d_%s.sql", ""),
        FLYWAY("db/migration/V%d__%s.sql", "db/migration/U%d__%s.sql"),
        PAIRS("migrations/00%d_%s.up.sql", "migrations/00%d_%s.down.sql"),
        PSQL("migrations/00%d_%s.sql", ""),
        GOOSE("migrations/00%d_%s.sql", ""),
        LIQUIBASE("changelog/00%d_%s.sql", "");

        private final String up;
        private final String down;

        Kind(String up, String down) {
            this.up = up;
            this.down = down;
        }

        String text(String first, String second) {
            return switch (this) {
                case GOOSE -> "-- +goose Up\n" + first + "\n-- +goose Down\n" + second + "\n";
                case LIQUIBASE ->
                    "--liquibase formatted sql\n--changeset ann:1\n" + first + "\n--changeset ann:2\n" + second + "\n";
                default -> first + "\n" + second;
            };
        }
    }

    private final Random random = new Random(20260101);
    private final Map<String, String> files = new TreeMap<>();
    private Outcome last;
    private final Run run = new Run(IncludedRules.rules(), ReadOptions.DEFAULT);

    @ParameterizedTest
    @EnumSource
    void saysAfterEachEditWhatAWholeRunSays(Kind kind) throws Exception {
        files.put("parts/a.sql", "CREATE TABLE parts_a (id int);");
        files.put("migrations/parts/b.sql", "ALTER TABLE orders ADD COLUMN part int;");
        if (kind == Kind.SUPABASE) {
            files.put("supabase/config.toml", "[api]\nschemas = [\"public\"]\n");
        }
        for (int i = 0; i < 8; i++) {
            add(kind);
        }
        last = run.over(MemoryTree.of(files), List.of());
        for (int edit = 0; edit < EDITS; edit++) {
            String done = edit(kind);
            List<String> paths = paths();
            Outcome whole;
            try {
                whole = run.over(MemoryTree.of(files), paths);
            } catch (ConfigurationException e) {
                continue;
            }
            Outcome next = run.after(last.kept()).over(MemoryTree.of(files), paths);
            assertThat(words(next)).as("%d: %s, seen: %s", edit, done, paths).isEqualTo(words(whole));
            last = next;
        }
    }

    @Test
    void takesOverTheStatesBeforeTheFirstScriptThatDiffers() throws Exception {
        files.put("migrations/1_a.sql", "CREATE TABLE orders (id int);");
        files.put("migrations/2_b.sql", "CREATE TABLE items (id int);");
        files.put("migrations/3_c.sql", "CREATE TABLE customers (id int);");
        Outcome first = run.over(MemoryTree.of(files), List.of("migrations/3_c.sql"));
        files.put("migrations/2_b.sql", "CREATE TABLE items (id bigint);");
        Outcome second = run.after(first.kept()).over(MemoryTree.of(files), List.of("migrations/3_c.sql"));

        List<Analysis.Step> before = steps(first.kept());
        List<Analysis.Step> after = steps(second.kept());
        assertThat(after.get(0).after().catalog())
                .isSameAs(before.get(0).after().catalog());
        assertThat(after.get(1).after().catalog())
                .isNotSameAs(before.get(1).after().catalog());
        assertThat(after.get(2).migration().up())
                .isSameAs(before.get(2).migration().up());
        assertThat(after.get(1).migration().up())
                .isNotSameAs(before.get(1).migration().up());
    }

    @Test
    void looksAgainAtWhatNamesATableThatIsMadeLater() throws Exception {
        files.put("migrations/1_a.sql", "CREATE TABLE orders (id int);");
        files.put("migrations/2_b.sql", "CREATE INDEX ON items (id);");
        files.put("migrations/3_c.sql", "CREATE TABLE customers (id int);");
        Outcome last = run.over(MemoryTree.of(files), List.of());
        for (String text : List.of("CREATE TABLE items (id int);", "-- later\nCREATE TABLE items (id int);", "")) {
            files.put("migrations/3_c.sql", text);
            Outcome next = run.after(last.kept()).over(MemoryTree.of(files), List.of());
            assertThat(words(next)).isEqualTo(words(run.over(MemoryTree.of(files), List.of())));
            last = next;
        }
    }

    private static List<Analysis.Step> steps(Kept kept) {
        return kept.analysis("migrations").orElseThrow().steps();
    }

    /** The report, and the schemas that the histories come to. */
    private static String words(Outcome outcome) throws IOException {
        var out = new ByteArrayOutputStream();
        new JsonReporter("1", true).write(outcome.report(), out);
        StringBuilder words = new StringBuilder(out.toString(StandardCharsets.UTF_8));
        for (Outcome.Part part : outcome.parts()) {
            for (History history : part.project().histories()) {
                List<Analysis.Step> steps =
                        outcome.kept().analysis(history.root()).orElseThrow().steps();
                steps.stream()
                        .reduce((first, second) -> second)
                        .ifPresent(step -> words.append(
                                SchemaSql.of(ShownSchema.of(step.after().catalog()))));
            }
        }
        return words.toString();
    }

    /** Some of the files, as an editor has them open, or everything. */
    private List<String> paths() {
        List<String> names = new ArrayList<>(files.keySet());
        names.removeIf(name -> !name.endsWith(".sql"));
        if (names.isEmpty() || random.nextInt(4) == 0) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            paths.add(names.get(random.nextInt(names.size())));
        }
        return paths.stream().distinct().toList();
    }

    private String edit(Kind kind) {
        List<String> names = new ArrayList<>(files.keySet());
        names.removeIf(name -> !name.endsWith(".sql"));
        String name = names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(10)) {
            case 0 -> {
                return "add " + add(kind);
            }
            case 1 -> {
                files.remove(name);
                return "delete " + name;
            }
            case 2 -> {
                String text = files.remove(name);
                String other = String.format(kind.up, random.nextInt(9) + 1, one(COLUMNS));
                files.put(other, String.valueOf(text));
                return "rename " + name + " to " + other;
            }
            case 3 -> {
                boolean platform = kind == Kind.SUPABASE && random.nextBoolean();
                String file = platform ? "supabase/config.toml" : "stopover.toml";
                files.put(
                        file,
                        platform
                                ? "[api]\nauto_expose_new_tables = %b\n".formatted(random.nextBoolean())
                                : one(CONFIGURATIONS));
                return "configure " + files.get(file);
            }
            case 4 -> {
                lock();
                return "lock";
            }
            default -> {
                if (name.isEmpty()) {
                    return add(kind);
                }
                String[] lines = files.get(name).split("\n", -1);
                int line = random.nextInt(lines.length);
                lines[line] = lines[line].startsWith("--") || random.nextInt(3) > 0
                        ? lines[line] + "\n" + statement()
                        : random.nextBoolean() ? statement() : "";
                files.put(name, String.join("\n", lines));
                return "change " + name;
            }
        }
    }

    /** Locks what stands there now, or nothing any more. */
    private void lock() {
        files.keySet().removeIf(name -> name.endsWith("stopover.lock"));
        if (random.nextBoolean()) {
            for (Outcome.Part part : last.parts()) {
                for (History history : part.project().histories()) {
                    files.put(
                            SourceTree.join(history.root(), "stopover.lock"),
                            LockFile.of(history).text());
                }
            }
        }
    }

    private String add(Kind kind) {
        int version = random.nextInt(9) + 1;
        String name = one(COLUMNS);
        String path = String.format(kind.up, version, name);
        files.put(path, kind.text(statement() + "\n" + statement(), statement()));
        if (!kind.down.isEmpty() && random.nextBoolean()) {
            files.put(String.format(kind.down, version, name), statement());
        }
        return path;
    }

    private String statement() {
        return String.format(one(STATEMENTS), one(TABLES), one(TABLES), one(COLUMNS), one(COLUMNS));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
