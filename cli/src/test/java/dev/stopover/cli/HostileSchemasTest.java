package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories that are as long, as deep and as tangled as their author likes, through every command that replays them. */
class HostileSchemasTest {

    /** The stack of a thread that Java makes by itself is no smaller anywhere. */
    private static final int SMALL_STACK = 512 * 1024;

    /** What one migration makes and the next one changes. */
    private enum Shape {
        VIEWS(
                n -> "CREATE TABLE v0 (a int);" + each(n, "CREATE VIEW v%2$d AS SELECT * FROM v%1$d;"),
                "DROP TABLE v0 CASCADE;"),
        CHILDREN(
                n -> "CREATE TABLE c0 (a int);" + each(n, "CREATE TABLE c%2$d () INHERITS (c%1$d);"),
                "ALTER TABLE c0 ADD COLUMN b int; ALTER TABLE c0 RENAME a TO c; DROP TABLE c0 CASCADE;"),
        PARTITIONS(
                n -> "CREATE TABLE p0 (a int) PARTITION BY LIST (a);"
                        + each(n, "CREATE TABLE p%2$d PARTITION OF p%1$d DEFAULT PARTITION BY LIST (a);"),
                "CREATE INDEX ON p0 (a); ALTER TABLE p0 ADD CHECK (a > 0); TRUNCATE p0; DROP TABLE p0;"),
        KEYS(
                n -> "CREATE TABLE k0 (a int PRIMARY KEY);"
                        + each(n, "CREATE TABLE k%2$d (a int PRIMARY KEY REFERENCES k%1$d ON DELETE CASCADE);"),
                "DELETE FROM k0; TRUNCATE k0 CASCADE; DROP TABLE k0 CASCADE;"),
        DOMAINS(
                n -> "CREATE DOMAIN d0 AS int;" + each(n, "CREATE DOMAIN d%2$d AS d%1$d;") + "CREATE TABLE t (a d" + n
                        + ");",
                "ALTER TABLE t ALTER a TYPE bigint; DROP DOMAIN d0 CASCADE;"),
        CALLS(
                n -> "CREATE FUNCTION f0() RETURNS void LANGUAGE plpgsql AS 'BEGIN CREATE TABLE made (a int); END';"
                        + each(
                                n,
                                "CREATE FUNCTION f%2$d() RETURNS void LANGUAGE plpgsql AS 'BEGIN PERFORM f%1$d(); END';"),
                "SELECT f400();"),
        SELVES(
                n -> "CREATE TABLE t (a int); CREATE VIEW a AS SELECT a FROM t; CREATE VIEW b AS SELECT a FROM a;"
                        + "CREATE OR REPLACE VIEW a AS SELECT a FROM b; CREATE OR REPLACE VIEW b AS SELECT a FROM b;"
                        + "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT f()';"
                        + "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT g()';",
                "SELECT f(); ALTER TABLE t RENAME a TO b; ALTER TABLE t ALTER b TYPE bigint; DROP TABLE t CASCADE;"
                        + "CREATE TABLE p (x int); ALTER TABLE p INHERIT p; DROP FUNCTION g() CASCADE;"),
        ADVANCE(
                n -> "CREATE TABLE t (a int); CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS "
                        + "'BEGIN INSERT INTO t VALUES (1); RETURN NEW; END';"
                        + "CREATE TRIGGER again AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION g();",
                "INSERT INTO t VALUES (1); DELETE FROM t;");

        private final IntFunction<String> first;
        private final String second;

        Shape(IntFunction<String> first, String second) {
            this.first = first;
            this.second = second;
        }

        private static String each(int count, String sql) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < count; i++) {
                all.append(sql.formatted(i, i + 1)).append('\n');
            }
            return all.toString();
        }
    }

    /** Statements of one script whose locks and findings may cost no more than their number. */
    private enum Load {
        RANGES(n -> "CREATE TABLE p (a int NOT NULL) PARTITION BY RANGE (a);"
                + Shape.each(n, "CREATE TABLE p_%1$d PARTITION OF p FOR VALUES FROM (%1$d) TO (%2$d);")),
        ATTACHED_RANGES(n -> "CREATE TABLE p (a int NOT NULL) PARTITION BY RANGE (a);"
                + Shape.each(
                        n,
                        "CREATE TABLE p_%1$d (a int NOT NULL);"
                                + "ALTER TABLE p ATTACH PARTITION p_%1$d FOR VALUES FROM (%1$d) TO (%2$d);")),
        ALTERED_TABLES(n -> "BEGIN;" + Shape.each(n, "ALTER TABLE t%1$d ADD COLUMN a int;") + "COMMIT;"),
        ASKED_TABLES(n -> Shape.each(n, """
                CREATE TABLE t%1$d (a int);
                DO $$ DECLARE r record; BEGIN
                  FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = 't%1$d' LOOP
                    EXECUTE format('ALTER TABLE %%I ENABLE ROW LEVEL SECURITY', r.tablename);
                  END LOOP;
                END $$;""")),
        REFERENCED_TABLE(n ->
                "CREATE TABLE t (id int PRIMARY KEY);" + Shape.each(n, "CREATE TABLE u%1$d (t int REFERENCES t);"));

        private final IntFunction<String> sql;

        Load(IntFunction<String> sql) {
            this.sql = sql;
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void endsNoCommand(Shape shape) throws Exception {
        write("1_first.up.sql", shape.first.apply(700));
        write("1_first.down.sql", "SELECT 1;");
        write("2_second.up.sql", shape.second);
        write("2_second.down.sql", "SELECT 2;");
        for (String command :
                new String[] {"check", "locks --rollbacks", "schema", "diff 2", "history", "rollback check"}) {
            Shell.Outcome[] outcome = new Shell.Outcome[1];
            Thread thread = new Thread(
                    null, () -> outcome[0] = Shell.in(folder).stopover(command.split(" ")), "small", SMALL_STACK);
            thread.start();
            thread.join();
            assertThat(outcome[0].errors()).as(command).doesNotContain("fault", "failed");
            assertThat(outcome[0].status()).as(command).isLessThan(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void costsTwiceAsMuchAtTwiceTheSize(Load load) throws IOException {
        for (String command : new String[] {"locks", "check", "review"}) {
            long once = allocated(load.sql.apply(300), command);
            long twice = allocated(load.sql.apply(600), command);
            assertThat(twice).as(command).isLessThan(once * 5 / 2);
        }
    }

    private long allocated(String sql, String command) throws IOException {
        write("1_load.sql", sql);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int round = 0; round < 2; round++) {
            before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            Shell.in(folder).stopover(command);
        }
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("migrations").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
