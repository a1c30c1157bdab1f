package dev.stopover.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, order, false",
        "?, orders, true",
        "orders_?, orders_2024, true",
        "orders_?, orders, false",
        "?_old, orders_old, true",
        "?_old, orders_older, false",
        "a?a, a, false",
        "a?a, aa, true",
        "a?b?c, axbybc, true",
        "a?b?c, acb, false",
    })
    void aNameWithGapsMayMeanWhateverFillsThem(String written, String name, boolean meant) {
        assertThat(Names.mayMean(written.replace('?', Names.GAP), name)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"orders, orders", "Orders, '\"Orders\"'", "${schema}, ${schema}", ":schema, :schema", ":, '\":\"'"})
    void aNameThatATemplateOrPsqlFillsInIsLeftAsItIs(String name, String quoted) {
        assertThat(Names.quoted(name)).isEqualTo(quoted);
    }
}
