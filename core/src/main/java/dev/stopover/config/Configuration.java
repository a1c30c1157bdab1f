package dev.stopover.config;

import dev.stopover.config.PathOverride.PathPattern;
import dev.stopover.migration.History;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TableSizes;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.Choosable;
import dev.stopover.rule.Preset;
import dev.stopover.rule.RuleSettings;
import dev.stopover.rule.Settings;
import dev.stopover.rule.Severity;
import dev.stopover.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What is configured.
 *
 * @param file the file that says so, if there is one
 * @param exclude the files that are not reported about, relative to the project
 * @param baseline the file with findings that do not count, relative to the project
 * @param paths the migration folders, relative to the project; found by themselves if none
 * @param layout how their files pair up and order, if not found by itself
 * @param runner what runs them, if not what belongs to the layout
 * @param transaction how the runner meets transactions, if not in its usual way
 * @param postgres the major version of PostgreSQL
 * @param exposedSchemas the schemas that an API exposes
 * @param appliedThrough the last version that is applied everywhere: it and what comes before is not judged
 * @param supabaseCliVersion the version of the Supabase CLI
 * @param flywayMixed whether Flyway may mix statements in and outside transactions, if that is stated
 * @param statistics how large the tables of the database are
 * @param requireRollbacks whether every migration needs a rollback, if that is stated
 * @param rollbackHeader the lines of the comment over a written rollback; none for the usual one
 * @param requireSuppressionReason whether a suppression needs a reason
 * @param suppressionComments the other tools whose comments suppress findings too
 * @param failOn the least severity that fails a run; the outer one is empty if not stated, the inner one for "none"
 * @param preset which rules run and count where nothing else is said
 * @param rules what is configured of rules, by their ids
 * @param overrides what differs on some paths, later ones over earlier ones
 */
public record Configuration(
        Optional<SourceFile> file,
        List<PathPattern> exclude,
        Optional<String> baseline,
        List<String> paths,
        Optional<Layout> layout,
        Optional<Runner> runner,
        Optional<TransactionMode> transaction,
        OptionalInt postgres,
        Optional<List<String>> exposedSchemas,
        Optional<String> appliedThrough,
        Optional<String> supabaseCliVersion,
        Optional<Boolean> flywayMixed,
        TableSizes statistics,
        Optional<Boolean> requireRollbacks,
        List<String> rollbackHeader,
        boolean requireSuppressionReason,
        List<String> suppressionComments,
        Optional<Optional<Severity>> failOn,
        Preset preset,
        Map<String, RuleChange> rules,
        List<PathOverride> overrides)
        implements Settings {

    /** Nothing is configured. */
    public static final Configuration DEFAULT = new Draft().configuration();

    /** Keeps copies of the collections. */
    public Configuration {
        exclude = List.copyOf(exclude);
        suppressionComments = List.copyOf(suppressionComments);
        paths = List.copyOf(paths);
        rollbackHeader = List.copyOf(rollbackHeader);
        exposedSchemas = exposedSchemas.map(List::copyOf);
        rules = Map.copyOf(rules);
        overrides = List.copyOf(overrides);
    }

    /**
     * What is configured of one rule's findings in one file, the rule as such being on or off.
     *
     * @param path the file's path, relative to the project
     */
    @Override
    public RuleSettings settings(Choosable rule, String path) {
        RuleSettings preset = this.preset.settings(rule);
        RuleSettings settings = Optional.ofNullable(rules.get(rule.id()))
                .map(change -> change.applyTo(preset))
                .orElse(preset);
        for (PathOverride override : overrides) {
            RuleChange change = override.rules().get(rule.id());
            if (change != null && override.covers(path)) {
                settings = change.applyTo(settings);
            }
        }
        return settings;
    }

    /** The same with another major version of PostgreSQL. */
    public Configuration withPostgres(int major) {
        return with(draft -> draft.postgres = OptionalInt.of(major));
    }

    /** The same with another version that is applied everywhere. */
    public Configuration withAppliedThrough(String version) {
        return with(draft -> draft.appliedThrough = Optional.of(version));
    }

    /** The same with another least severity that ends a run with 1; empty for none. */
    public Configuration withFailOn(Optional<Severity> least) {
        return with(draft -> draft.failOn = Optional.of(least));
    }

    /** The same with another runner. */
    public Configuration withRunner(Runner other) {
        return with(draft -> draft.runner = Optional.of(other));
    }

    /** The same with another preset. */
    public Configuration withPreset(Preset other) {
        return with(draft -> draft.preset = other);
    }

    /** The same with another baseline, or with none. */
    public Configuration withBaseline(Optional<String> path) {
        return with(draft -> draft.baseline = path);
    }

    /** The same with the sizes of tables. */
    Configuration withStatistics(TableSizes sizes) {
        return with(draft -> draft.statistics = sizes);
    }

    /** The same where the histories are known that it applies to. */
    public Configuration among(List<History> histories) {
        return overrides.isEmpty()
                ? this
                : with(draft -> draft.overrides = overrides.stream()
                        .map(override -> override.among(histories))
                        .toList());
    }

    /** The same with one rule changed. */
    public Configuration withRule(String rule, RuleChange change) {
        Map<String, RuleChange> changed = new LinkedHashMap<>(rules);
        changed.put(rule, change);
        return with(draft -> draft.rules = changed);
    }

    private Configuration with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.configuration();
    }

    /** A configuration that is still being put together. */
    static final class Draft {

        Optional<SourceFile> file = Optional.empty();
        List<PathPattern> exclude = List.of();
        Optional<String> baseline = Optional.empty();
        List<String> paths = List.of();
        Optional<Layout> layout = Optional.empty();
        Optional<Runner> runner = Optional.empty();
        Optional<TransactionMode> transaction = Optional.empty();
        OptionalInt postgres = OptionalInt.empty();
        Optional<List<String>> exposedSchemas = Optional.empty();
        Optional<String> appliedThrough = Optional.empty();
        Optional<String> supabaseCliVersion = Optional.empty();
        Optional<Boolean> flywayMixed = Optional.empty();
        TableSizes statistics = TableSizes.UNKNOWN;
        Optional<Boolean> requireRollbacks = Optional.empty();
        List<String> rollbackHeader = List.of();
        boolean requireSuppressionReason;
        List<String> suppressionComments = List.of();
        Optional<Optional<Severity>> failOn = Optional.empty();
        Preset preset = Preset.RECOMMENDED;
        Map<String, RuleChange> rules = Map.of();
        List<PathOverride> overrides = List.of();

        Draft() {}

        Draft(Configuration from) {
            file = from.file;
            exclude = from.exclude;
            baseline = from.baseline;
            paths = from.paths;
            layout = from.layout;
            runner = from.runner;
            transaction = from.transaction;
            postgres = from.postgres;
            exposedSchemas = from.exposedSchemas;
            appliedThrough = from.appliedThrough;
            supabaseCliVersion = from.supabaseCliVersion;
            flywayMixed = from.flywayMixed;
            statistics = from.statistics;
            requireRollbacks = from.requireRollbacks;
            rollbackHeader = from.rollbackHeader;
            requireSuppressionReason = from.requireSuppressionReason;
            suppressionComments = from.suppressionComments;
            failOn = from.failOn;
            preset = from.preset;
            rules = from.rules;
            overrides = from.overrides;
        }

        Configuration configuration() {
            return new Configuration(
                    file,
                    exclude,
                    baseline,
                    paths,
                    layout,
                    runner,
                    transaction,
                    postgres,
                    exposedSchemas,
                    appliedThrough,
                    supabaseCliVersion,
                    flywayMixed,
                    statistics,
                    requireRollbacks,
                    rollbackHeader,
                    requireSuppressionReason,
                    suppressionComments,
                    failOn,
                    preset,
                    rules,
                    overrides);
        }
    }
}
