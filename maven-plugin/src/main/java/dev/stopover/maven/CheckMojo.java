package dev.stopover.maven;

import dev.stopover.config.ConfigurationException;
import dev.stopover.project.ReadOptions;
import dev.stopover.report.findings.SarifReporter;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleProvider;
import dev.stopover.rule.Severity;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Judges the PostgreSQL migrations of a project and fails the build on what is grave enough. Rules of third parties are
 * those of jars that the plugin is given as dependencies.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {

    private static final String NEVER = "none";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String version;

    /** Whether to do nothing. */
    @Parameter(property = "stopover.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Folders or files to report about, relative to the project's folder. Unless some are named, the migration folders
     * below the project's folder are found by their looks; a module that lies in a folder where they were already found
     * does not look again.
     */
    @Parameter(property = "stopover.migrations")
    private List<String> migrations = List.of();

    /** The configuration file, instead of the nearest stopover.toml. */
    @Parameter(property = "stopover.configuration")
    private File configuration;

    /**
     * The least severity that fails the build: error, warning, note or none. Unless it is named, the configuration file
     * says so, and without one it is error.
     */
    @Parameter(property = "stopover.failOn")
    private String failOn;

    /** Where the report is written, as stopover.sarif. */
    @Parameter(property = "stopover.outputDirectory", defaultValue = "${project.build.directory}/stopover")
    private File outputDirectory;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped.");
            return;
        }
        if (failOn != null && !failOn.equals(NEVER) && Severity.of(failOn).isEmpty()) {
            throw new MojoExecutionException(
                    "failOn is " + failOn + "; it must be error, warning, note or " + NEVER + ".");
        }
        if (migrations.isEmpty() && !Judged.of(session).add(project.getBasedir().toPath())) {
            getLog().info("The migrations below " + project.getBasedir() + " were judged with a folder above it.");
            return;
        }
        Outcome outcome = judge();
        if (outcome.report().files() == 0 && outcome.report().errors().isEmpty()) {
            getLog().info("There are no migrations below " + project.getBasedir() + ".");
            return;
        }
        write(outcome);
        var findings = new FindingsLog(getLog(), outcome);
        findings.print();
        if (!outcome.report().errors().isEmpty()) {
            throw new MojoExecutionException("Stopover could not do all of its work; see above.");
        }
        if (fails(outcome)) {
            throw new MojoFailureException("Stopover found " + findings.summary() + "; see above.");
        }
    }

    private Outcome judge() throws MojoExecutionException {
        List<RuleProvider> providers = ServiceLoader.load(RuleProvider.class, CheckMojo.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        List<Rule> rules = providers.stream()
                .flatMap(provider -> provider.rules().stream())
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        Map<String, List<String>> equivalents = new HashMap<>();
        providers.forEach(provider -> equivalents.putAll(provider.equivalents()));
        ReadOptions options = new ReadOptions(
                Optional.ofNullable(configuration).map(File::getPath), false, ReadOptions.DEFAULT.change());
        try {
            return new Run(rules, options)
                    .minding(
                            () -> equivalents,
                            () -> LocalDate.now(ZoneOffset.UTC).toString())
                    .over(project.getBasedir().toPath(), migrations);
        } catch (ConfigurationException e) {
            e.errors().forEach(error -> getLog().error(error.toString()));
            throw new MojoExecutionException("Stopover is not configured rightly; see above.", e);
        }
    }

    private void write(Outcome outcome) throws MojoExecutionException {
        Path file = outputDirectory.toPath().resolve("stopover.sarif");
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                new SarifReporter(version, false).write(outcome.report(), out);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write " + file + ".", e);
        }
    }

    private boolean fails(Outcome outcome) {
        return failOn == null
                ? outcome.fails()
                : Severity.of(failOn).filter(outcome::fails).isPresent();
    }
}
