package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParentTableLockTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ParentTableLock());

    @Test
    void saysItOnceForAFile() {
        rule.after("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY);")
                .reports("""
                        CREATE TABLE c (a int REFERENCES a);
                        ^^^^^^^^^^^^ lock on public.a and public.b
                        CREATE TABLE d (b int REFERENCES b);
                        """);
    }

    @Test
    void acceptsATableThatRefersToItself() {
        rule.accepts("CREATE TABLE a (id int PRIMARY KEY, parent int REFERENCES a);");
    }

    @Test
    void acceptsTwoTablesThatGoTogether() {
        rule.after("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE c (a int REFERENCES a);")
                .accepts("DROP TABLE c, a;");
    }
}
