package dev.stopover.rules;

import dev.stopover.rules.locking.NonConcurrentIndex;
import dev.stopover.testing.RuleTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that psql puts in where another file names them are judged, mended and shown as what they are. */
class IncludedFilesTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NonConcurrentIndex());

    @Test
    void reportsAnIndexInAFileThatPsqlIncludesWhereItStands() {
        rule.after("CREATE TABLE orders (id bigint, customer_id bigint);")
                .file("lib/indexes.sql", """
                        CREATE TABLE notes (id int);

                        CREATE INDEX orders_customer_idx ON orders (customer_id);
                        ^^^^^^^^^^^^ lock on orders, which blocks writes until it is built
                        """)
                .file("migrations/0002_once.sql", "\\ir ../lib/indexes.sql\n")
                .file("migrations/0003_again.sql", "DROP INDEX orders_customer_idx;\n\\i lib/indexes.sql\n")
                .reports()
                .fixedTo(Map.of("lib/indexes.sql", """
                        CREATE TABLE notes (id int);

                        CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
                        """));
    }
}
