package dev.stopover.rules.repeatability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnknownObjectTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnknownObject());

    @Test
    void saysNothingOfWhatAnIncludedFileMayHaveMade() {
        rule.accepts("""
                CREATE TABLE notes (id int);
                \\ir orders.sql
                ALTER TABLE orders ADD COLUMN email text;
                """);
    }

    @Test
    void reportsATableThatWasDropped() {
        rule.after("CREATE TABLE orders (id bigint); DROP TABLE orders;").reports("""
                        ALTER TABLE orders ADD COLUMN note text;
                                    ^^^^^^ Relation "orders" does not exist, so the migration fails.
                        """);
    }

    @Test
    void reportsAColumnByItsOldName() {
        rule.after("CREATE TABLE orders (id bigint, note text); ALTER TABLE orders RENAME note TO remark;")
                .reports("""
                        ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                                                        ^^^^ Column "note" of relation "orders" does not exist
                        """);
    }

    @Test
    void acceptsWhatTheHistoryDoesNotKnow() {
        rule.accepts("""
                        ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                        DROP POLICY readers ON orders;
                        DROP TABLE customers;
                        """);
    }

    @Test
    void acceptsWhatATextMayHaveMade() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                        DO $$ DECLARE name text; BEGIN
                            SELECT setting INTO name FROM settings;
                            EXECUTE format('ALTER TABLE orders ADD COLUMN %I text', name);
                        END $$;
                        ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                        """);
    }

    @Test
    void asksWhetherTheNearestNameWasMeant() {
        RuleTester orders = rule.after("CREATE TABLE orders (id bigint, email text);");
        assertThat(orders.reports("""
                        ALTER TABLE orders ALTER COLUMN emial SET NOT NULL;
                                                        ^^^^^ Column "emial" of relation "orders" does not exist
                        """).findings().get(0).help().orElseThrow()).endsWith("Did you mean email?");
        assertThat(orders.after("DROP TABLE orders; CREATE TABLE order_lines (id bigint);")
                        .reports("""
                        ALTER TABLE orders ADD COLUMN note text;
                                    ^^^^^^ does not exist
                        """)
                        .findings()
                        .get(0)
                        .help()
                        .orElseThrow())
                .doesNotContain("Did you mean orders");
    }
}
