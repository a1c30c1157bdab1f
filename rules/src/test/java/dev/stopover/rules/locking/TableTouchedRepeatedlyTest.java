package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TableTouchedRepeatedlyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new TableTouchedRepeatedly());

    @Test
    void isSilentWhereNothingSaysWhatIsApplied() {
        rule.file("migrations/1_orders.sql", "CREATE TABLE orders (id int);")
                .file("migrations/2_a.sql", "ALTER TABLE orders ADD COLUMN a int;")
                .file("migrations/3_b.sql", "ALTER TABLE orders ADD COLUMN b int;")
                .accepts();
    }

    @Test
    void acceptsATableOfTheSameChangeSet() {
        rule.after("SELECT 1;")
                .file("migrations/0002_orders.sql", "CREATE TABLE orders (id int);")
                .file("migrations/0003_a.sql", "ALTER TABLE orders ADD COLUMN a int;")
                .file("migrations/0004_b.sql", "ALTER TABLE orders ADD COLUMN b int;")
                .accepts();
    }

    @Test
    void countsMigrationsAndNotStatements() {
        rule.after("CREATE TABLE orders (id int);")
                .accepts("ALTER TABLE orders ADD COLUMN a int; ALTER TABLE orders ADD COLUMN b int;");
    }
}
