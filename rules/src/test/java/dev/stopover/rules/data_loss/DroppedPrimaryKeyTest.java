package dev.stopover.rules.data_loss;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DroppedPrimaryKeyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DroppedPrimaryKey());

    @Test
    void acceptsAKeyThatIsAddedLaterInTheScript() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, number text NOT NULL);")
                .accepts("""
                        ALTER TABLE orders DROP CONSTRAINT orders_pkey;
                        ALTER TABLE orders ADD PRIMARY KEY (id, number);
                        """);
    }

    @Test
    void acceptsAConstraintThatIsNoKey() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, total int CONSTRAINT positive CHECK (total > 0));")
                .accepts("ALTER TABLE orders DROP CONSTRAINT positive;");
    }

    @Test
    void acceptsATableOfTheSameMigration() {
        rule.accepts("""
                CREATE TABLE orders (id bigint PRIMARY KEY);
                ALTER TABLE orders DROP CONSTRAINT orders_pkey;
                """);
    }

    @Test
    void doesNotSayThatRowsMayBeThereTwiceWhereOtherColumnsAreUnique() {
        rule.after("CREATE TABLE media (id int, project int, hash text, PRIMARY KEY (id), UNIQUE (project, hash));")
                .reports("""
                        ALTER TABLE media DROP CONSTRAINT media_pkey;
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ other unique columns stay
                        """);
    }

    @Test
    void acceptsTheRollbackOfTheMigrationThatMadeTheKey() {
        rule.file("migrations/1_orders.up.sql", "CREATE TABLE orders (id int NOT NULL);")
                .file("migrations/1_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/2_key.up.sql", "ALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY (id);")
                .file("migrations/2_key.down.sql", "ALTER TABLE orders DROP CONSTRAINT orders_key;")
                .accepts();
    }

    @Test
    void reportsAKeyThatGoesWithItsColumn() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, code text);").reports("""
                ALTER TABLE orders DROP COLUMN id;
                                   ^^^^^^^^^^^^^^ orders loses its primary key (id): rows may be there twice
                """);
    }

    @Test
    void acceptsAnotherKeyInItsPlace() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, code bigint NOT NULL);")
                .accepts("ALTER TABLE orders DROP COLUMN id, ADD PRIMARY KEY (code);");
    }
}
