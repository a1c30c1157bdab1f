package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.ListedRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.Rule;
import dev.stopover.testing.RulePage;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInRulesTest {

    static Stream<Rule> rules() {
        return new BuiltInRules().rules().stream().map(Rule::loaded);
    }

    @Test
    void eachIsListedOnceInTheOrderOfTheirIds() {
        List<String> ids = rules().map(Rule::id).toList();

        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void eachIsLoadedOnceAndWhenItIsAskedForMore() {
        Rule rule = new BuiltInRules().rules().get(0);

        assertThat(rule).isInstanceOf(ListedRule.class);
        assertThat(rule.info().id()).isEqualTo(rule.id());
        assertThat(rule.loaded()).isSameAs(rule.loaded()).isNotSameAs(rule);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void classIsNamedAsTheRule(Rule rule) {
        String words = rule.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");

        assertThat(words.toLowerCase(Locale.ROOT)).isEqualTo(rule.id());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasNoStateOfItsOwn(Rule rule) {
        assertThat(rule.getClass().getDeclaredFields())
                .allMatch(field -> Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void pageHasItsSummaryAsTitleAndShowsBothSides(Rule rule) {
        RulePage page = RulePage.of(rule);

        assertThat(page.title()).isEqualTo(rule.info().summary());
        assertThat(page.count("reports")).as("examples that report").isPositive();
        assertThat(page.count("accepts")).as("examples that are accepted").isPositive();
        assertThat(rule.info().summary()).doesNotEndWith(".");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void pageDescribesEveryOptionWithItsDefault(Rule rule) {
        for (Property<?> property : rule.info().properties()) {
            assertThat(rule.page()).contains("- `" + property.name() + "`:");
            assertThat(rule.page().replaceAll("\\s+", " ")).contains("Default: `" + property.defaultText() + "`.");
            assertThat(property.description()).endsWith(".");
        }
        assertThat(Arrays.stream(rule.page().split("\n")).filter(line -> line.matches("- `[a-z-]+`: .*")))
                .hasSameSizeAs(rule.info().properties());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void examplesOfThePageRun(Rule rule) {
        RulePage.of(rule).runOn(rule);
    }
}
