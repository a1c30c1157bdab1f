package dev.stopover.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The day of a run, for comments that suppress findings until a day: what an option says, or {@code SOURCE_DATE_EPOCH}, or
 * the clock's in UTC. Nothing else depends on it, and it is asked only where such a comment stands.
 */
final class Today {

    private static final String OPTION = "--today";

    private Today() {}

    /** The option that says so. */
    static OptionSpec option() {
        return Options.value(
                "DATE",
                "The day that until=DATE in suppressions is compared with, instead of the clock's in UTC.",
                OPTION);
    }

    /** The day, as 2026-11-28. */
    static Supplier<String> of(Arguments arguments, Terminal terminal) throws UsageException {
        Optional<String> written = arguments.value(OPTION);
        if (written.isPresent()) {
            String day = date(written.get());
            return () -> day;
        }
        String seconds = terminal.environment().getOrDefault("SOURCE_DATE_EPOCH", "");
        return () -> (seconds.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : Instant.now())
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static String date(String written) throws UsageException {
        if (!written.matches("\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])")) {
            throw new UsageException("%s takes a date such as 2027-01-31, not %s.".formatted(OPTION, written));
        }
        return written;
    }
}
