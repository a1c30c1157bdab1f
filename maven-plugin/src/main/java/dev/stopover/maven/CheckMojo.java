package dev.stopover.maven;

import dev.stopover.config.ConfigurationException;
import dev.stopover.run.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the PostgreSQL migrations of a module, writes reports, and fails the build on what is grave enough. Rules of
 * third parties are those of jars that the plugin is given as dependencies.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ReportingMojo {

    /**
     * The least severity that fails the build: error, warning, note or none. Unless it is named, the configuration file
     * says so, and without one it is error.
     */
    @Parameter(property = "stopover.failOn")
    private String failOn;

    /** Whether findings fail the build; if not, they are warnings. */
    @Parameter(property = "stopover.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** How many findings that would fail the build are let pass. */
    @Parameter(property = "stopover.maxAllowedViolations", defaultValue = "0")
    private int maxAllowedViolations;

    @Override
    void work(Modules modules)
            throws ConfigurationException, IOException, MojoExecutionException, MojoFailureException {
        Map<Path, String> targets = targets();
        Threshold threshold = Threshold.of(Optional.ofNullable(failOn));
        Outcome outcome = run(modules, UnaryOperator.identity()).over(modules.folder(), migrations());
        if (!hasMigrations(outcome, modules)) {
            return;
        }
        write(outcome, targets);
        boolean fails = failOnViolation && threshold.count(outcome) > maxAllowedViolations;
        var findings = new FindingsLog(getLog(), outcome, modules);
        findings.printFindings(fails ? threshold : Threshold.NONE);
        findings.printTroubles();
        if (!isQuiet()) {
            findings.printSummary();
        }
        if (!outcome.report().errors().isEmpty()) {
            throw new MojoExecutionException("Stopover could not do all of its work; see above.");
        }
        if (fails) {
            throw new MojoFailureException("Stopover found " + findings.summary() + "; see above.");
        }
    }
}
