package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.TransactionMode;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.syntax.Answers;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A statement costs what it touches and the logarithm of the schema's size, never the size: shown by counting. */
class StepCostTest {

    private static final String STATEMENTS = """
            CREATE TABLE orders (id serial PRIMARY KEY, customer_id int REFERENCES table_7 (id), note text UNIQUE);
            CREATE INDEX ON orders (customer_id);
            CREATE POLICY own ON orders USING (note = 'x');
            CREATE VIEW notes AS SELECT note FROM orders;
            ALTER TABLE orders RENAME COLUMN note TO remark;
            ALTER TABLE orders RENAME TO purchases;
            ALTER TABLE purchases ADD COLUMN total int, ALTER COLUMN customer_id SET NOT NULL;
            ALTER TABLE purchases DROP COLUMN total;
            GRANT SELECT ON purchases TO anon;
            DROP VIEW notes;
            DROP TABLE purchases;
            """;

    private static final String OF_ONE_OVERLOAD = """
            CREATE OR REPLACE FUNCTION f(x type_7) RETURNS int LANGUAGE sql RETURN 2;
            ALTER FUNCTION f(type_7) SET search_path = '';
            COMMENT ON FUNCTION f(type_7) IS 'one of many';
            GRANT EXECUTE ON FUNCTION f(type_7) TO anon;
            DROP FUNCTION f(type_7);
            """;

    @Test
    void allocatesNoMoreInALargeSchema() {
        long small = allocated(STATEMENTS, schemaOf(20));
        long large = allocated(STATEMENTS, schemaOf(2000));
        assertThat(large).isLessThan(small * 2);
    }

    @Test
    void looksAtNoOverloadsButTheOneThatIsMeant() {
        long few = allocated(OF_ONE_OVERLOAD, overloads(20));
        long many = allocated(OF_ONE_OVERLOAD, overloads(2000));
        assertThat(many).isLessThan(few * 2);
    }

    @Test
    void comparesKeysOnlyOnOnePath() {
        for (int size : new int[] {16, 1024, 65_536}) {
            AtomicLong comparisons = new AtomicLong();
            PersistentMap<Counted, Integer> map = PersistentMap.empty();
            for (int i = 0; i < size; i++) {
                map = map.with(new Counted(i * 7919 % size, comparisons), i);
            }
            comparisons.set(0);
            map.find(new Counted(size / 2, comparisons));
            int height = 32 - Integer.numberOfLeadingZeros(size);
            assertThat(comparisons.get()).isLessThanOrEqualTo(height * 3L / 2);
        }
    }

    @Test
    void keepsKeysInOrderWhateverIsAddedAndTaken() {
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        Map<Integer, Integer> expected = new TreeMap<>();
        int key = 1;
        for (int i = 0; i < 5000; i++) {
            key = key * 1103515245 + 12345 & 0x3FF;
            if (i % 3 == 2) {
                map = map.without(key);
                expected.remove(key);
            } else {
                map = map.with(key, i);
                expected.put(key, i);
            }
        }
        assertThat(map).hasSameSizeAs(expected);
        assertThat(map.entrySet()).containsExactlyElementsOf(expected.entrySet());
    }

    private static State schemaOf(int tables) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < tables; i++) {
            sql.append("CREATE TABLE table_%d (id serial PRIMARY KEY, note text); CREATE INDEX ON table_%d (note);"
                    .formatted(i, i));
        }
        return Replayed.of(sql.toString()).state();
    }

    private static State overloads(int functions) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < functions; i++) {
            sql.append("CREATE DOMAIN type_%d AS int; CREATE FUNCTION f(x type_%d) RETURNS int LANGUAGE sql RETURN 1;"
                    .formatted(i, i));
        }
        return Replayed.of(sql.toString()).state();
    }

    private static long allocated(String statements, State state) {
        var script = Replayed.script(statements, TransactionMode.PER_SCRIPT);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Answers answers = new LazyAnswers();
        long before = 0;
        State current = state;
        for (int round = 0; round < 3; round++) {
            before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            current = state;
            for (int i = 0; i < script.executed().size(); i++) {
                var moment = new Moment(
                        script.executed().get(i), script.transactions().get(i), current, 18, answers);
                assertThat(moment.schemaFailures()).isEmpty();
                current = moment.after();
                assertThat(current.failures()).isEmpty();
            }
        }
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private record Counted(int number, AtomicLong comparisons) implements Comparable<Counted> {
        @Override
        public int compareTo(Counted other) {
            comparisons.incrementAndGet();
            return Integer.compare(number, other.number);
        }
    }
}
