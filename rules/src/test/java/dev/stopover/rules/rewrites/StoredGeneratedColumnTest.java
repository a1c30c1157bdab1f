package dev.stopover.rules.rewrites;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredGeneratedColumnTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new StoredGeneratedColumn());

    @Test
    void acceptsAnotherExpressionOfAVirtualColumn() {
        rule.postgres(18)
                .after("CREATE TABLE orders (net numeric, total numeric GENERATED ALWAYS AS (net) VIRTUAL);")
                .accepts("ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (net * 2);");
    }

    @Test
    void reportsATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                ALTER TABLE notes ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED;
                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all of notes is written anew
                """);
    }

    @Test
    void acceptsAColumnThatIsThereAlready() {
        rule.after("CREATE TABLE orders (net numeric, total numeric GENERATED ALWAYS AS (net) STORED);")
                .accepts("""
                ALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric GENERATED ALWAYS AS (net) STORED;
                """);
    }
}
