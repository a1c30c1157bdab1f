package dev.stopover.maven;

import dev.stopover.config.ConfigurationException;
import dev.stopover.run.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Judges the PostgreSQL migrations of a module and writes reports; nothing that is found in them fails the build. */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends ReportingMojo {

    @Override
    void work(Modules modules) throws ConfigurationException, IOException, MojoExecutionException {
        Map<Path, String> targets = targets();
        Outcome outcome = run(modules, UnaryOperator.identity()).over(modules.folder(), migrations());
        if (!hasSomething(outcome, modules)) {
            return;
        }
        write(outcome, targets);
        var findings = new FindingsLog(getLog(), outcome, modules);
        findings.printTroubles();
        findings.printSummary();
        targets.keySet().forEach(file -> inform("Written: " + file));
    }
}
