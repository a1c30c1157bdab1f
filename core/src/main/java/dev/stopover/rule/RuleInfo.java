package dev.stopover.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known of a rule without running it.
 *
 * @param id named for the fault that one sees, in lower case with hyphens
 * @param summary one sentence without a full stop; the title of the rule's page
 * @param severity how much a finding in a script to go up weighs
 * @param rollbackSeverity how much a finding in a script to go down weighs
 * @param preset the narrowest preset that has it
 * @param since the version of Stopover that first had it
 * @param tags words to find it by, besides its category
 * @param properties its options
 * @param bySize whether its findings are about work that takes the longer the larger a table is
 * @param groupedFrom so many findings in one script are one, for whoever acts on one acts on all; 0 if each is its own
 * @param onSeeds whether it is asked about seeds and tests too, which are no migrations
 */
public record RuleInfo(
        String id,
        String summary,
        Severity severity,
        Severity rollbackSeverity,
        Preset preset,
        String since,
        List<String> tags,
        List<Property<?>> properties,
        boolean bySize,
        int groupedFrom,
        boolean onSeeds)
        implements Choosable {

    /** Keeps copies of the lists. */
    public RuleInfo {
        tags = List.copyOf(tags);
        properties = List.copyOf(properties);
    }

    /** A rule whose findings are errors. */
    public static RuleInfo error(String id, String summary) {
        return of(id, summary, Severity.ERROR);
    }

    /** A rule whose findings are warnings. */
    public static RuleInfo warning(String id, String summary) {
        return of(id, summary, Severity.WARNING);
    }

    /** A rule whose findings are notes. */
    public static RuleInfo note(String id, String summary) {
        return of(id, summary, Severity.NOTE);
    }

    /** The same with another severity in rollbacks. */
    public RuleInfo inRollback(Severity other) {
        return new RuleInfo(
                id, summary, severity, other, preset, since, tags, properties, bySize, groupedFrom, onSeeds);
    }

    /** The same with notes in rollbacks, which are run by hand and in need. */
    public RuleInfo noteInRollback() {
        return inRollback(Severity.NOTE);
    }

    /** The same for work under a lock, with words to find it by: weighed by the size of the table, a note in rollbacks. */
    public RuleInfo underLock(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = "lock";
        return noteInRollback().weighedBySize().tags(all);
    }

    /** The same for a preset that is wider than the recommended one. */
    public RuleInfo preset(Preset narrowest) {
        return new RuleInfo(
                id,
                summary,
                severity,
                rollbackSeverity,
                narrowest,
                since,
                tags,
                properties,
                bySize,
                groupedFrom,
                onSeeds);
    }

    /** The same with the version that first had it. */
    public RuleInfo since(String version) {
        return new RuleInfo(
                id,
                summary,
                severity,
                rollbackSeverity,
                preset,
                version,
                tags,
                properties,
                bySize,
                groupedFrom,
                onSeeds);
    }

    /** The same with words to find it by. */
    public RuleInfo tags(String... words) {
        return new RuleInfo(
                id,
                summary,
                severity,
                rollbackSeverity,
                preset,
                since,
                List.of(words),
                properties,
                bySize,
                groupedFrom,
                onSeeds);
    }

    /** The same with options. */
    public RuleInfo options(Property<?>... options) {
        return new RuleInfo(
                id,
                summary,
                severity,
                rollbackSeverity,
                preset,
                since,
                tags,
                List.of(options),
                bySize,
                groupedFrom,
                onSeeds);
    }

    /** The same for findings that are notes where the tables are known to be small. */
    public RuleInfo weighedBySize() {
        return new RuleInfo(
                id, summary, severity, rollbackSeverity, preset, since, tags, properties, true, groupedFrom, onSeeds);
    }

    /** The same for findings that are one where there are so many in one script. */
    public RuleInfo groupedFrom(int count) {
        return new RuleInfo(
                id, summary, severity, rollbackSeverity, preset, since, tags, properties, bySize, count, onSeeds);
    }

    /** The same for what holds of seeds and tests as it does of migrations. */
    public RuleInfo onSeedsToo() {
        return new RuleInfo(
                id, summary, severity, rollbackSeverity, preset, since, tags, properties, bySize, groupedFrom, true);
    }

    /** The option of that name, if the rule has it. */
    public Optional<Property<?>> property(String name) {
        for (Property<?> property : properties) {
            if (property.name().equals(name)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    private static RuleInfo of(String id, String summary, Severity severity) {
        return new RuleInfo(
                id, summary, severity, severity, Preset.RECOMMENDED, "0.1", List.of(), List.of(), false, 0, false);
    }
}
