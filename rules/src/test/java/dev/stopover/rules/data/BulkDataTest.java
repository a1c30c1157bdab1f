package dev.stopover.rules.data;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkDataTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new BulkData());

    @Test
    void countsTheRowsOfCopy() {
        rule.with("rows", "1").reports("""
                        COPY products (id) FROM stdin;
                        ^^^^ 2 rows are put into products
                        1
                        2
                        \\.
                        """);
    }
}
