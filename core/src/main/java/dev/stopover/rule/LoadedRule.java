package dev.stopover.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A rule that judges. */
public abstract sealed class LoadedRule implements Rule
        permits StatementRule, MigrationRule, ChangeSetRule, SuppressionRule {

    private final RuleInfo info;

    LoadedRule(RuleInfo info) {
        this.info = info;
    }

    /** A rule whose findings are errors. */
    protected static RuleInfo error(String id, String summary) {
        return RuleInfo.error(id, summary);
    }

    /** A rule whose findings are warnings. */
    protected static RuleInfo warning(String id, String summary) {
        return RuleInfo.warning(id, summary);
    }

    /** A rule whose findings are notes. */
    protected static RuleInfo note(String id, String summary) {
        return RuleInfo.note(id, summary);
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final String id() {
        return info.id();
    }

    @Override
    public final Preset preset() {
        return info.preset();
    }

    @Override
    public final Severity severity() {
        return info.severity();
    }

    @Override
    public final String category() {
        String name = getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1).replace('_', '-');
    }

    @Override
    public Set<String> looksAt() {
        return Visits.of(getClass());
    }

    @Override
    public final String page() {
        try (InputStream page = getClass().getResourceAsStream(getClass().getSimpleName() + ".md")) {
            return page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page of " + id(), e);
        }
    }

    @Override
    public final Rule loaded() {
        return this;
    }

    @Override
    public final String toString() {
        return id();
    }
}
