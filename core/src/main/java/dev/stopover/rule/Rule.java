package dev.stopover.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Judges migrations. Rules hold no state: one instance serves every file of every run. */
public abstract sealed class Rule permits StatementRule, MigrationRule, ChangeSetRule, SuppressionRule {

    private final RuleInfo info;

    Rule(RuleInfo info) {
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

    /** What is to be known of it without running it. */
    public final RuleInfo info() {
        return info;
    }

    /** Its name, wherever it is named. */
    public final String id() {
        return info.id();
    }

    /** What it is about: the last part of its package. */
    public final String category() {
        String name = getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1).replace('_', '-');
    }

    /** Its page in Markdown, which lies beside its class under the same name; empty if it has none. */
    public final String page() {
        try (InputStream page = getClass().getResourceAsStream(getClass().getSimpleName() + ".md")) {
            return page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page of " + id(), e);
        }
    }

    @Override
    public final String toString() {
        return id();
    }
}
