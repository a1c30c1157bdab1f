package dev.stopover.config;

import java.util.List;
import java.util.stream.Collectors;

/** What is configured is wrong, so that nothing can be read or judged: the run ends with 2. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationError> errors;

    /** For one or more errors. */
    public ConfigurationException(List<ConfigurationError> errors) {
        super(errors.stream().map(ConfigurationError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** For an error that lies in no file. */
    public ConfigurationException(String message) {
        this(List.of(ConfigurationError.of(message)));
    }

    /** The errors, in the order of their places. */
    public List<ConfigurationError> errors() {
        return errors;
    }
}
