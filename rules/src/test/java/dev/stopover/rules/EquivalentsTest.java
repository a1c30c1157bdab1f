package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EquivalentsTest {

    @Test
    void namesRulesThatThereAre() {
        Set<String> ids = new BuiltInRules().rules().stream().map(Rule::id).collect(Collectors.toSet());
        for (Map.Entry<String, List<String>> each :
                new BuiltInRules().equivalents().entrySet()) {
            assertThat(ids).as(each.getKey()).containsAll(each.getValue());
        }
    }
}
