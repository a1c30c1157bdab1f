package dev.stopover.rules.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlockedByDependentTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new BlockedByDependent());

    @Test
    void namesWhereTheDependentWasMade() {
        assertThat(rule.after("CREATE TYPE state AS ENUM ('new'); CREATE TABLE orders (state state);")
                        .reports("""
                                DROP TYPE state;
                                          ^^^^^ Cannot drop type state because other objects depend on it
                                """)
                        .findings()
                        .get(0)
                        .related())
                .isNotEmpty();
    }

    @Test
    void acceptsWhatIsDroppedTogether() {
        rule.after("CREATE TABLE a (id bigint PRIMARY KEY); CREATE TABLE b (a bigint REFERENCES a);")
                .accepts("DROP TABLE b, a;");
    }
}
