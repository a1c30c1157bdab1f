package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.stopover.migration.TransactionMode;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that are as deep, as wide and as tangled as their author likes: other people's pull requests bring them. */
class HostileSchemaTest {

    /** Shapes whose cost may grow with their size only, not with its square or the number of ways through them. */
    private enum Shape {
        UNNAMED_CHECKS(n -> "CREATE TABLE t (a int);" + "ALTER TABLE t ADD CHECK (a > 0);".repeat(n)),
        CHECKS_OF_ONE_STATEMENT(n -> "CREATE TABLE t (a int" + ", CHECK (a > 0)".repeat(n) + ");"),
        UNNAMED_INDEXES(n -> "CREATE TABLE t (a int);" + "CREATE INDEX ON t (a);".repeat(n)),
        INHERITANCE_DIAMONDS(n -> {
            StringBuilder sql = new StringBuilder("CREATE TABLE a0 (x int); CREATE TABLE b0 (y int);");
            for (int i = 1; i < n / 16; i++) {
                for (String side : new String[] {"a", "b"}) {
                    sql.append("CREATE TABLE %s%d () INHERITS (a%d, b%d);".formatted(side, i, i - 1, i - 1));
                }
            }
            return sql + """
                    ALTER TABLE a0 ADD COLUMN z int;
                    ALTER TABLE a0 ALTER COLUMN x SET NOT NULL;
                    ALTER TABLE a0 ADD CONSTRAINT positive CHECK (x > 0) NOT VALID;
                    ALTER TABLE a0 VALIDATE CONSTRAINT positive;
                    ALTER TABLE a0 RENAME COLUMN x TO w;
                    ALTER TABLE a0 DROP CONSTRAINT positive;
                    ALTER TABLE a0 DROP COLUMN w;
                    """;
        }),
        COLUMNS(n -> {
            StringBuilder sql = new StringBuilder("CREATE TABLE t (a int");
            for (int i = 0; i < n * 8; i++) {
                sql.append(", a").append(i).append(" int");
            }
            return sql + ");";
        });

        private final IntFunction<String> sql;

        Shape(IntFunction<String> sql) {
            this.sql = sql;
        }
    }

    @ParameterizedTest
    @EnumSource
    void costsTwiceAsMuchAtTwiceTheSize(Shape shape) {
        long small = allocated(shape.sql.apply(400));
        long large = allocated(shape.sql.apply(800));
        assertThat(large).isLessThan(small * 5 / 2);
    }

    @Test
    void refusesTheColumnsThatACrossJoinDoubles() {
        StringBuilder sql = new StringBuilder("CREATE TABLE t0 (a int, b int);");
        for (int i = 1; i < 40; i++) {
            sql.append("CREATE TABLE t%d AS SELECT x.*, y.* FROM t%d x, t%d y;".formatted(i, i - 1, i - 1));
        }
        assertThat(Replayed.of(sql.toString()).failures())
                .containsExactly("42701 column \"a\" specified more than once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE p (x int); ALTER TABLE p INHERIT p;",
                "CREATE TABLE p (x int); CREATE TABLE c () INHERITS (p); ALTER TABLE p INHERIT c;",
                "CREATE TABLE p (x int) PARTITION BY LIST (x); ALTER TABLE p ATTACH PARTITION p FOR VALUES IN (1);"
            })
    void refusesATableThatWouldBeItsOwnChild(String sql) {
        Replayed replayed = Replayed.of(sql + "ALTER TABLE p ADD COLUMN y int; DROP TABLE p CASCADE;");
        assertThat(replayed.failures()).containsExactly("42P07 circular inheritance not allowed");
    }

    @Test
    void goesOnWhereViewsReadThemselves() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int, note text);
                CREATE VIEW a AS SELECT id, note FROM orders;
                CREATE VIEW b AS SELECT * FROM a;
                CREATE OR REPLACE VIEW a AS SELECT * FROM b;
                CREATE OR REPLACE VIEW a AS SELECT * FROM a;
                """);
        assertThat(replayed.state()
                        .catalog()
                        .view(new ObjectName("public", "a"))
                        .orElseThrow()
                        .columns())
                .extracting(Column::name)
                .containsExactly("id", "note");
        assertThat(Replayed.of("""
                CREATE TABLE orders (id int);
                CREATE VIEW a AS SELECT id FROM orders;
                CREATE VIEW b AS SELECT id FROM a;
                CREATE OR REPLACE VIEW a AS SELECT id FROM b;
                DROP VIEW a CASCADE;
                """).state().catalog().views()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW v%d AS SELECT * FROM v%d; / CREATE VIEW v0 AS SELECT 1 AS a; / DROP VIEW v0 CASCADE;",
                "CREATE TABLE v%d () INHERITS (v%d); / CREATE TABLE v0 (a int); / "
                        + "ALTER TABLE v0 ADD COLUMN b int; DROP TABLE v0 CASCADE;",
                "CREATE TABLE v%d PARTITION OF v%d FOR VALUES IN (1) PARTITION BY LIST (a); / "
                        + "CREATE TABLE v0 (a int PRIMARY KEY) PARTITION BY LIST (a); / "
                        + "CREATE INDEX ON v0 (a); ALTER TABLE v0 DROP CONSTRAINT v0_pkey; DROP TABLE v0;",
                "CREATE DOMAIN v%d AS v%d; / CREATE DOMAIN v0 AS int; / DROP DOMAIN v0 CASCADE;",
                "CREATE TABLE v%d (a int PRIMARY KEY REFERENCES v%d ON DELETE CASCADE); / "
                        + "CREATE TABLE v0 (a int PRIMARY KEY); / ALTER TABLE v0 DROP CONSTRAINT v0_pkey CASCADE;"
            })
    void followsChainsOfAnyLength(String shape) {
        String[] parts = shape.split(" / ");
        StringBuilder sql = new StringBuilder(parts[1]);
        for (int i = 1; i < 1500; i++) {
            sql.append(parts[0].formatted(i, i - 1));
        }
        assertThat(Replayed.of(sql + parts[2]).failures()).isEmpty();
    }

    private static long allocated(String sql) {
        var script = Replayed.script(sql, TransactionMode.PER_SCRIPT);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Answers answers = new LazyAnswers();
        long before = 0;
        for (int round = 0; round < 2; round++) {
            before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            State state = State.empty();
            for (Executed executed : script.executed()) {
                state = state.after(executed, answers);
            }
        }
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
