package org.example.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleProvider;
import dev.stopover.testing.RulePage;
import dev.stopover.testing.RuleTester;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TemporaryNameTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new TemporaryName());

    @Test
    void acceptsATableOfTheSession() {
        rule.accepts("CREATE TEMPORARY TABLE tmp_orders (id bigint);");
    }

    @Test
    void isFoundInItsJarWithItsPage() {
        Rule found = ServiceLoader.load(RuleProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(provider -> provider.rules().stream())
                .filter(each -> each.id().equals("temporary-name"))
                .findFirst()
                .orElseThrow();

        RulePage.of(found).runOn(found);
        assertThat(RulePage.of(found).title()).isEqualTo(found.info().summary());
    }
}
