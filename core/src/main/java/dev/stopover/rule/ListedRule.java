package dev.stopover.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A rule of a list. Its class is loaded when more is asked than its list says: to run a few rules, or to run many over a
 * few kinds of statements, takes few classes.
 */
public final class ListedRule implements Rule {

    private final String id;
    private final String category;
    private final Preset preset;
    private final Severity severity;
    private final Set<String> looksAt;
    private final Function<String, ?> maker;
    private Optional<Rule> loaded = Optional.empty();

    private ListedRule(String[] words, Function<String, ?> maker) {
        this.id = words[0];
        this.category = words[1];
        this.preset = Preset.of(words[2]).orElseThrow();
        this.severity = Severity.of(words[3]).orElseThrow();
        this.looksAt = Set.of(words[4].split(","));
        this.maker = maker;
    }

    /**
     * The rule of a line.
     *
     * @param line what {@link #line} says of it
     * @param maker makes rules by their ids. It does not say that they are rules, because the JVM would load the classes of
     *     all that it may make to see that they are.
     */
    public static ListedRule of(String line, Function<String, ?> maker) {
        return new ListedRule(line.split(" "), maker);
    }

    /** What a list has to say of a rule, on one line. */
    public static String line(Rule rule) {
        return String.join(
                " ",
                rule.id(),
                rule.category(),
                rule.preset().id(),
                rule.severity().id().toLowerCase(Locale.ROOT),
                String.join(",", rule.looksAt().stream().sorted().toList()));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String category() {
        return category;
    }

    @Override
    public Preset preset() {
        return preset;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Set<String> looksAt() {
        return looksAt;
    }

    @Override
    public RuleInfo info() {
        return loaded().info();
    }

    @Override
    public String page() {
        return loaded().page();
    }

    @Override
    public synchronized Rule loaded() {
        if (loaded.isEmpty()) {
            loaded = Optional.of((Rule) maker.apply(id));
        }
        return loaded.get();
    }

    @Override
    public String toString() {
        return id;
    }
}
