package dev.stopover.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** What was written behind a command's name. */
interface Arguments {

    /** The value of an option, if one was written. */
    Optional<String> value(String option);

    /** The values of an option that may be repeated, in the order in which they were written. */
    List<String> values(String option);

    /** Whether an option without a value was written. */
    boolean has(String flag);

    /** How the value of an option was said: by the option itself, or by the variable that stands for it. */
    default String said(String option) {
        return option;
    }

    /** What stands there besides options. */
    List<String> parameters();

    /** Arguments of which none is an option: the everyday case, for which picocli's classes are not even loaded. */
    static Arguments plain(List<String> parameters) {
        return new Arguments() {
            @Override
            public Optional<String> value(String option) {
                return Optional.empty();
            }

            @Override
            public List<String> values(String option) {
                return List.of();
            }

            @Override
            public boolean has(String flag) {
                return false;
            }

            @Override
            public List<String> parameters() {
                return parameters;
            }
        };
    }

    /** What picocli made of them. */
    static Arguments parsed(ParseResult result) {
        return new Arguments() {
            @Override
            public Optional<String> value(String option) {
                return Optional.ofNullable(result.matchedOptionValue(option, null));
            }

            @Override
            public List<String> values(String option) {
                return result.matchedOptionValue(option, List.of());
            }

            @Override
            public boolean has(String flag) {
                return result.hasMatchedOption(flag);
            }

            @Override
            public List<String> parameters() {
                return result.hasMatchedPositional(0) ? result.matchedPositionalValue(0, List.of()) : List.of();
            }
        };
    }
}
