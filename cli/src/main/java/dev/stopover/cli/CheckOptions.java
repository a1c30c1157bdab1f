package dev.stopover.cli;

import dev.stopover.config.Configuration;
import dev.stopover.engine.Meter;
import dev.stopover.project.ReadOptions;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** The options of a check that say what counts: which rules, about which migrations, and how grave it has to be. */
final class CheckOptions {

    private static final String PRESET = "--preset";
    private static final String BASELINE = "--baseline";
    private static final String APPLIED = "--applied-through";
    private static final String EXCLUDE = "--exclude";
    private static final String FORCE_EXCLUDE = "--force-exclude";
    private static final String FAIL_ON = "--fail-on";
    private static final String MAX_WARNINGS = "--max-warnings";
    private static final List<String> PRESETS = List.of("recommended", "only-errors", "strict", "all");
    private static final List<String> THRESHOLDS = List.of("error", "warning", "note", "none");

    private CheckOptions() {}

    static void describe(CommandSpec command) {
        command.addOption(Options.value(
                "SEVERITY", "The least severity to end with 1: error (the default), warning, note or none.", FAIL_ON));
        command.addOption(Options.value("N", "End with 1 also where there are more warnings than this.", MAX_WARNINGS));
        command.addOption(Options.value(
                "NAME", "The rules to begin with: only-errors, recommended (the default), strict or all.", PRESET));
        RuleChoice.describe(command);
        command.addOption(Options.value(
                "VERSION",
                "The last version that is applied everywhere: it and what comes before is replayed and not judged.",
                APPLIED));
        command.addOption(Options.value(
                "FILE", "Findings that do not count, as stopover baseline create writes them.", BASELINE));
        command.addOption(Options.values(
                "PATTERN",
                "Report nothing about these files or folders; what lies in a history is replayed all the same. May be"
                        + " repeated.",
                EXCLUDE));
        command.addOption(Options.flag(
                "Leave out what is excluded also where it is named, as a hook wants it that names files.",
                FORCE_EXCLUDE));
    }

    /** Refuses what is wrong before any work is done. */
    static void check(Arguments arguments) throws UsageException {
        Options.choice(arguments, FAIL_ON, THRESHOLDS);
        Options.choice(arguments, PRESET, PRESETS);
        mostWarnings(arguments);
    }

    /** A run as the options have it. */
    static Run run(Arguments arguments, Meter meter, Terminal terminal) throws UsageException {
        List<Rule> rules = IncludedRules.rules();
        RuleChoice choice = RuleChoice.of(arguments, rules);
        return new Run(rules, readOptions(arguments, terminal).with(choice::in))
                .asking(choice::asks)
                .minding(IncludedRules::equivalents, Today.of(arguments, terminal))
                .timed(meter);
    }

    private static ReadOptions readOptions(Arguments arguments, Terminal terminal) throws UsageException {
        ReadOptions options =
                ProjectOptions.readOptions(arguments).without(arguments.values(EXCLUDE), arguments.has(FORCE_EXCLUDE));
        // Nearly every run says nothing of these, and each function that is made costs a start some classes.
        if (arguments.value(BASELINE).isPresent()
                || arguments.value(PRESET).isPresent()
                || arguments.value(FAIL_ON).isPresent()) {
            options = options.with(change(arguments, terminal));
        }
        Optional<String> applied = arguments.value(APPLIED);
        return applied.isPresent()
                ? options.with(configuration -> configuration.withAppliedThrough(applied.get()))
                : options;
    }

    /** What the options, and the variables that stand for them, change of a configuration. */
    static UnaryOperator<Configuration> change(Arguments arguments, Terminal terminal) throws UsageException {
        Optional<String> baseline = arguments
                .value(BASELINE)
                .map(file -> terminal.folder().resolve(file).toAbsolutePath().toString());
        Preset preset = Preset.of(Options.choice(arguments, PRESET, PRESETS)).orElseThrow();
        Optional<Severity> failOn = Severity.of(Options.choice(arguments, FAIL_ON, THRESHOLDS));
        boolean presets = arguments.value(PRESET).isPresent();
        boolean fails = arguments.value(FAIL_ON).isPresent();
        return configuration -> {
            Configuration changed = baseline.isPresent() ? configuration.withBaseline(baseline) : configuration;
            changed = presets ? changed.withPreset(preset) : changed;
            return fails ? changed.withFailOn(failOn) : changed;
        };
    }

    /** Whether something was found that is grave enough, or there are too many warnings. */
    static boolean fails(Outcome outcome, Arguments arguments) throws UsageException {
        OptionalInt most = mostWarnings(arguments);
        if (most.isPresent() && outcome.report().count(Severity.WARNING) > most.getAsInt()) {
            return true;
        }
        return outcome.fails();
    }

    private static OptionalInt mostWarnings(Arguments arguments) throws UsageException {
        return Options.number(arguments, MAX_WARNINGS);
    }
}
