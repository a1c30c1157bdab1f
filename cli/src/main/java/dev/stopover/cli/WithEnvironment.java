package dev.stopover.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments of which those that are not written are taken from variables of the environment, {@code STOPOVER_FAIL_ON} for
 * {@code --fail-on}. An empty variable says nothing.
 *
 * @param written the arguments as they were written
 * @param environment the variables of the process
 * @param options the options that variables stand for
 */
record WithEnvironment(Arguments written, Map<String, String> environment, List<String> options) implements Arguments {

    /** Those of all commands. */
    static final List<String> EVERYWHERE = List.of("--config", "--postgres", "--color");

    /** Those of check. */
    static final List<String> OF_CHECK = List.of(
            "--config",
            "--postgres",
            "--color",
            "--format",
            "--fail-on",
            "--preset",
            "--baseline",
            "--schema",
            "--today");

    @Override
    public Optional<String> value(String option) {
        Optional<String> value = written.value(option);
        return value.isPresent() ? value : variable(option);
    }

    @Override
    public List<String> values(String option) {
        return written.values(option);
    }

    @Override
    public boolean has(String flag) {
        return written.has(flag) || variable(flag).isPresent();
    }

    @Override
    public List<String> parameters() {
        return written.parameters();
    }

    @Override
    public String said(String option) {
        return written.value(option).isEmpty() && variable(option).isPresent() ? name(option) : option;
    }

    /** The name of the variable that stands for an option. */
    static String name(String option) {
        var name = new StringBuilder("STOPOVER_");
        for (int i = 2; i < option.length(); i++) {
            char letter = option.charAt(i);
            name.append(letter == '-' ? '_' : (char) (letter - 'a' + 'A'));
        }
        return name.toString();
    }

    private Optional<String> variable(String option) {
        String value = options.contains(option) ? environment.getOrDefault(name(option), "") : "";
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
