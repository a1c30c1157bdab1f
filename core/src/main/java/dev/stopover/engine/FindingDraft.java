package dev.stopover.engine;

import dev.stopover.migration.Direction;
import dev.stopover.migration.Script;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Related;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleSettings;
import dev.stopover.rule.Severity;
import dev.stopover.source.Fix;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule has reported, and may still add to. */
final class FindingDraft implements Draft {

    private final Rule rule;
    private final RuleSettings settings;
    private final Script script;
    private final TextRange range;
    private final TextRange part;
    private final boolean wholeFile;
    private final String message;
    private final Runnable onceARepository;
    private final List<Related> related = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();
    private final List<TextRange> secrets = new ArrayList<>();
    private Optional<String> help = Optional.empty();
    private Severity highest = Severity.ERROR;

    FindingDraft(
            Rule rule,
            RuleSettings settings,
            Script script,
            TextRange range,
            TextRange part,
            boolean wholeFile,
            String message,
            Runnable onceARepository) {
        this.rule = rule;
        this.settings = settings;
        this.script = script;
        this.range = range;
        this.part = part;
        this.wholeFile = wholeFile;
        this.message = message;
        this.onceARepository = onceARepository;
    }

    Rule rule() {
        return rule;
    }

    Script script() {
        return script;
    }

    TextRange range() {
        return range;
    }

    /** The action or statement that it blames. */
    TextRange part() {
        return part;
    }

    boolean wholeFile() {
        return wholeFile;
    }

    @Override
    public Draft help(String text) {
        help = Optional.of(text);
        return this;
    }

    @Override
    public Draft fix(Fix fix) {
        fixes.add(fix);
        return this;
    }

    @Override
    public Draft related(Ranged place, String words) {
        return related(script, place, words);
    }

    @Override
    public Draft related(Script other, Ranged place, String words) {
        related.add(new Related(other.file(), place.range(), words));
        return this;
    }

    @Override
    public Draft secret(Ranged place) {
        secrets.add(place.range());
        return this;
    }

    @Override
    public Draft ofTheRepository() {
        onceARepository.run();
        return this;
    }

    @Override
    public Draft atMost(Severity severity) {
        highest = highest.atMost(severity);
        return this;
    }

    Finding finding() {
        Severity usual = script.direction() == Direction.DOWN
                ? rule.info().rollbackSeverity()
                : rule.info().severity();
        Severity severity = settings.severity().orElse(usual.atMost(highest));
        return new Finding(
                rule.id(),
                severity,
                script.file(),
                range,
                wholeFile,
                message,
                help,
                related,
                fixes,
                secrets,
                Optional.empty());
    }
}
