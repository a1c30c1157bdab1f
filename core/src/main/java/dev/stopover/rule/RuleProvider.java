package dev.stopover.rule;

import java.util.List;

/** A list of rules; jars of third parties name theirs as a {@link java.util.ServiceLoader} service. */
public interface RuleProvider {

    /** The rules, in the order of their ids. */
    List<Rule> rules();
}
