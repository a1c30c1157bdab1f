package dev.stopover.maven;

import dev.stopover.config.ConfigurationException;
import dev.stopover.run.Fixed;
import dev.stopover.run.Fixer;
import dev.stopover.run.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Mends in the PostgreSQL migrations of a module what can be mended safely. */
@Mojo(name = "fix", threadSafe = true)
public final class FixMojo extends MigrationsMojo {

    /** Whether fixes are made too that change what runs. */
    @Parameter(property = "stopover.unsafeFixes", defaultValue = "false")
    private boolean unsafeFixes;

    @Override
    void work(Modules modules) throws ConfigurationException, IOException, MojoExecutionException {
        Fixed fixed =
                new Fixer(run(modules, UnaryOperator.identity()), modules.folder(), migrations(), unsafeFixes).fix();
        if (!hasMigrations(fixed.outcome(), modules)) {
            return;
        }
        var findings = new FindingsLog(getLog(), fixed.outcome(), modules);
        findings.printTroubles();
        if (!fixed.outcome().report().errors().isEmpty()) {
            throw new MojoExecutionException("Not everything could be judged, so nothing is mended; see above.");
        }
        Path root = Path.of(fixed.outcome().root());
        for (Fixed.File file : fixed.files()) {
            Path target = root.resolve(file.path());
            if (file.before().isPresent()) {
                // A link to a file of the project stays a link.
                target = target.toRealPath();
            } else {
                Files.createDirectories(target.getParent());
            }
            if (!file.isAsRead(target)) {
                throw new MojoExecutionException(
                        file.path() + " has changed since it was read, and nothing was written to it. Try again.");
            }
            ReportFile.write(target, out -> out.write(file.bytes()));
            inform("Mended: " + root.resolve(file.path()));
        }
        findings.printSummary();
    }
}
