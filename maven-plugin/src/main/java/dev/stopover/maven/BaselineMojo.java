package dev.stopover.maven;

import dev.stopover.config.ConfigurationException;
import dev.stopover.report.findings.Baseline;
import dev.stopover.run.Baselines;
import dev.stopover.run.Outcome;
import dev.stopover.run.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes down the findings that there are now, so that only new ones count: into the baseline that the pom or the
 * configuration names, or else into stopover-baseline.json in the module's folder.
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends MigrationsMojo {

    private static final String USUAL = "stopover-baseline.json";

    @Override
    void work(Modules modules) throws ConfigurationException, IOException, MojoExecutionException {
        var named = new AtomicReference<Optional<String>>(Optional.empty());
        Outcome outcome = run(modules, configuration -> {
                    named.compareAndSet(Optional.empty(), configuration.baseline());
                    return configuration.withBaseline(Optional.empty());
                })
                .over(modules.folder(), migrations());
        if (!hasMigrations(outcome, modules)) {
            return;
        }
        if (!outcome.report().errors().isEmpty()) {
            new FindingsLog(getLog(), outcome, modules).printTroubles();
            throw new MojoExecutionException("Not everything could be judged, so there is no baseline; see above.");
        }
        Path file = named.get()
                .flatMap(written -> Baselines.file(
                        outcome.root(), outcome.parts().get(0).configuration().withBaseline(named.get())))
                .orElse(modules.folder().resolve(USUAL));
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new MojoExecutionException("There is a baseline already: " + file + ". To begin anew, delete it.");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Baseline baseline = Baseline.of(outcome.report());
        ReportFile.write(file, baseline::write);
        inform("Written: %s, with %d findings."
                .formatted(file, baseline.entries().size()));
        if (named.get().isEmpty()) {
            inform("It counts where the parameter baseline names it, or baseline in stopover.toml.");
        }
    }
}
