package dev.stopover.cli;

import dev.stopover.config.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How options are described and asked for. */
final class Options {

    private Options() {}

    /** An option with a value. */
    static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option that may be repeated, with a value each time. */
    static OptionSpec values(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option without one. */
    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    /** The option that asks for help, beside which nothing else is required. */
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .arity("0")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    /** What stands behind the options, as many as wanted. */
    static PositionalParamSpec parameters(String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .index("0..*")
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** The number that an option takes, if it was written. */
    static OptionalInt number(Arguments arguments, String option) throws UsageException {
        Optional<String> written = arguments.value(option);
        if (written.isEmpty() || written.get().isEmpty()) {
            return OptionalInt.empty();
        }
        if (!written.get().matches("\\d{1,6}")) {
            throw new UsageException("%s takes a number, not %s.".formatted(option, written.get()));
        }
        return OptionalInt.of(Integer.parseInt(written.get()));
    }

    /** One of the names that an option takes, the first of them if nothing was written. */
    static String choice(Arguments arguments, String option, List<String> choices) throws UsageException {
        return choice(arguments.said(option), arguments.value(option).orElse(choices.get(0)), choices);
    }

    /** One of the names that something takes. */
    static String choice(String what, String written, List<String> choices) throws UsageException {
        if (choices.contains(written)) {
            return written;
        }
        throw new UsageException(
                "%s takes %s, not %s.%s".formatted(what, listed(choices), written, Nearest.question(written, choices)));
    }

    private static String listed(List<String> choices) {
        return choices.size() == 1
                ? choices.get(0)
                : String.join(", ", choices.subList(0, choices.size() - 1)) + " or " + choices.get(choices.size() - 1);
    }
}
