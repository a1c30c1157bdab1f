package dev.stopover.maven;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.RuleChange;
import dev.stopover.migration.History;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.ReadOptions;
import dev.stopover.report.TerminalText;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleProvider;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import dev.stopover.run.Selection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: which migrations are read, how, and with which rules. */
abstract class MigrationsMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether to do nothing. */
    @Parameter(property = "stopover.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Folders or files to report about, relative to the module's folder. Unless some are named, the migration folders in
     * the module's folder are found by their looks, without those in the folders of other modules that judge their own.
     */
    @Parameter(property = "stopover.migrations")
    private List<String> migrations = List.of();

    /**
     * Patterns of files or folders, relative to the module's folder, that nothing is reported about; what lies in a
     * history is replayed all the same.
     */
    @Parameter(property = "stopover.excludes")
    private List<String> excludes = List.of();

    /** The configuration file, instead of the nearest stopover.toml. */
    @Parameter(property = "stopover.config")
    private File config;

    /** The rules to begin with: only-errors, recommended, strict or all. */
    @Parameter(property = "stopover.preset")
    private String preset;

    /**
     * What is said of single rules or categories, by their names: off, on, error, warning or note. It counts before what
     * the configuration file says.
     */
    @Parameter
    private Map<String, String> rules = Map.of();

    /** The major version of PostgreSQL, such as 15. */
    @Parameter(property = "stopover.postgresVersion")
    private String postgresVersion;

    /** The file with findings that do not count, instead of the configured one. */
    @Parameter(property = "stopover.baseline")
    private File baseline;

    /** A branch, tag or commit: only what differs from where the work branched off is reported about. */
    @Parameter(property = "stopover.since")
    private String since;

    /** The day that until=DATE in suppressions is compared with, instead of the clock's in UTC. */
    @Parameter(property = "stopover.today")
    private String today;

    /** Whether a run that judges nothing is as it should be. */
    @Parameter(property = "stopover.allowEmpty", defaultValue = "false")
    private boolean allowEmpty;

    /** Whether nothing is said but findings, and what was not judged. */
    @Parameter(property = "stopover.quiet", defaultValue = "false")
    private boolean quiet;

    /** Does the work of the goal. */
    abstract void work(Modules modules)
            throws ConfigurationException, IOException, MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            inform("Skipped.");
            return;
        }
        String named = execution.getGoal() + ":" + execution.getExecutionId();
        if (!Judged.of(session).add(project.getBasedir().toPath(), named)) {
            inform("The migrations in " + project.getBasedir() + " were judged with another module of this folder.");
            return;
        }
        try {
            work(Modules.of(project, session, execution));
        } catch (ConfigurationException e) {
            e.errors().forEach(error -> getLog().error(TerminalText.escaped(error.toString())));
            throw new MojoExecutionException("Stopover is not configured rightly; see above.", e);
        } catch (IOException e) {
            throw new MojoExecutionException("Stopover could not do its work: " + e, e);
        }
    }

    /** A run as it is configured; a goal may change that. */
    final Run run(Modules modules, UnaryOperator<Configuration> more) throws MojoExecutionException {
        List<RuleProvider> providers =
                ServiceLoader.load(RuleProvider.class, MigrationsMojo.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        List<Rule> known = providers.stream()
                .flatMap(provider -> provider.rules().stream())
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        List<String> left = new ArrayList<>(excludes);
        left.addAll(modules.patterns());
        ReadOptions options = new ReadOptions(Optional.ofNullable(config).map(File::getPath), false, change(known))
                .without(left, false)
                .with(more);
        Run run = new Run(known, options).minding(() -> equivalents(providers), day());
        return since == null ? run : run.about(Selection.since(since));
    }

    /** Whether there is something to speak of; says so if there is nothing, and fails where something was promised. */
    final boolean hasMigrations(Outcome outcome, Modules modules) throws MojoExecutionException {
        boolean found = isFound(outcome, modules);
        boolean leftOut = outcome.report().unjudged().applied() + FindingsLog.excluded(outcome, modules) > 0;
        if (isJudged(outcome) || found && (leftOut || since != null || allowEmpty)) {
            return true;
        }
        if (!allowEmpty && (found || !migrations.isEmpty())) {
            new FindingsLog(getLog(), outcome, modules).printTroubles();
            throw new MojoExecutionException((found
                            ? "Nothing could be judged."
                            : "There are no migrations in " + String.join(", ", migrations) + ".")
                    + " Where that is as it should be, set allowEmpty.");
        }
        informOfNone(outcome, modules);
        return false;
    }

    /** Whether there is something to write about, be it that nothing could be judged; says so if there is nothing. */
    final boolean hasSomething(Outcome outcome, Modules modules) {
        if (isJudged(outcome) || isFound(outcome, modules) || !migrations.isEmpty()) {
            return true;
        }
        informOfNone(outcome, modules);
        return false;
    }

    private void informOfNone(Outcome outcome, Modules modules) {
        inform("There are no migrations in " + modules.folder() + "." + others(outcome, modules));
    }

    private static boolean isJudged(Outcome outcome) {
        return outcome.report().files() > 0
                || !outcome.report().errors().isEmpty()
                || !outcome.report().open().isEmpty();
    }

    private static boolean isFound(Outcome outcome, Modules modules) {
        return hasOwnHistory(outcome, modules) || FindingsLog.excluded(outcome, modules) > 0;
    }

    final List<String> migrations() {
        return migrations;
    }

    final boolean isSince() {
        return since != null;
    }

    final boolean isQuiet() {
        return quiet;
    }

    final void inform(String message) {
        if (quiet) {
            getLog().debug(message);
        } else {
            getLog().info(message);
        }
    }

    private static boolean hasOwnHistory(Outcome outcome, Modules modules) {
        Path root = Path.of(outcome.root());
        return outcome.parts().stream()
                .flatMap(part -> Stream.concat(
                        part.project().histories().stream().map(History::root),
                        part.project().problems().stream()
                                .map(problem -> problem.file().path())))
                .anyMatch(path -> !modules.isOfOthers(root.resolve(path)));
    }

    private UnaryOperator<Configuration> change(List<Rule> known) throws MojoExecutionException {
        if (preset != null && Preset.of(preset).isEmpty()) {
            throw new MojoExecutionException(
                    "preset is %s; it must be only-errors, recommended, strict or all.".formatted(preset));
        }
        if (postgresVersion != null && !postgresVersion.matches("9|1\\d")) {
            throw new MojoExecutionException(
                    "postgresVersion is %s; it must be a major version such as 15.".formatted(postgresVersion));
        }
        Map<String, RuleChange> changes = InlineRules.of(rules, known);
        return configured -> {
            Configuration changed = preset == null
                    ? configured
                    : configured.withPreset(Preset.of(preset).orElseThrow());
            if (postgresVersion != null) {
                changed = changed.withPostgres(Integer.parseInt(postgresVersion));
            }
            if (baseline != null) {
                changed = changed.withBaseline(Optional.of(baseline.getAbsolutePath()));
            }
            return InlineRules.in(changed, changes);
        };
    }

    private Supplier<String> day() throws MojoExecutionException {
        if (today != null) {
            try {
                return LocalDate.parse(today)::toString;
            } catch (DateTimeParseException e) {
                throw new MojoExecutionException(
                        "today is %s; it must be a date such as 2027-01-31.".formatted(today), e);
            }
        }
        String seconds = Optional.ofNullable(System.getenv("SOURCE_DATE_EPOCH")).orElse("");
        return () -> (seconds.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : Instant.now())
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static Map<String, List<String>> equivalents(List<RuleProvider> providers) {
        Map<String, List<String>> equivalents = new HashMap<>();
        providers.forEach(provider -> equivalents.putAll(provider.equivalents()));
        return equivalents;
    }

    /** What there is instead, the first of it with the reason. */
    private static String others(Outcome outcome, Modules modules) {
        List<SkippedFile> others = outcome.parts().stream()
                .flatMap(part -> part.project().others().stream())
                .filter(file -> !modules.isOfOthers(Path.of(outcome.root()).resolve(file.path())))
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        SkippedFile first = others.get(0);
        String more = others.size() == 1 ? "" : ", and %d more".formatted(others.size() - 1);
        return " Not judged: %s (%s)%s.".formatted(TerminalText.escaped(first.path()), first.reason(), more);
    }
}
