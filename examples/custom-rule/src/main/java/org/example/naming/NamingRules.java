package org.example.naming;

import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleProvider;
import java.util.List;

/** The rules of this jar; META-INF/services names this class. */
public final class NamingRules implements RuleProvider {

    @Override
    public List<Rule> rules() {
        return List.of(new TemporaryName());
    }
}
