package dev.stopover.maven;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.run.Outcome;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * How grave findings have to be to count against the build.
 *
 * @param said the least severity as the pom says it, empty inside for none; the outer one is empty if it does not say so
 */
record Threshold(Optional<Optional<Severity>> said) {

    /** No finding counts. */
    static final Threshold NONE = new Threshold(Optional.of(Optional.empty()));

    /** What is written, which may be nothing. */
    static Threshold of(Optional<String> written) throws MojoExecutionException {
        if (written.isEmpty()) {
            return new Threshold(Optional.empty());
        }
        if (written.get().equals("none")) {
            return NONE;
        }
        if (Severity.of(written.get()).isEmpty()) {
            throw new MojoExecutionException(
                    "failOn is %s; it must be error, warning, note or none.".formatted(written.get()));
        }
        return new Threshold(Optional.of(Severity.of(written.get())));
    }

    /** Whether a finding counts: what the pom says comes before what is configured, which is error without a word. */
    boolean isReached(Outcome.Part part, Finding finding) {
        return said.or(() -> part.configuration().failOn())
                .orElse(Optional.of(Severity.ERROR))
                .filter(finding.severity()::atLeast)
                .isPresent();
    }

    /** How many findings count. */
    long count(Outcome outcome) {
        return outcome.parts().stream()
                .mapToLong(part -> part.report().open().stream()
                        .filter(finding -> isReached(part, finding))
                        .count())
                .sum();
    }
}
