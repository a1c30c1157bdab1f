package dev.stopover.engine;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.History;
import dev.stopover.migration.Later;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Sequel;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Property;
import dev.stopover.rule.Rule;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.StatementContext;
import dev.stopover.secret.Secret;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.QualifiedName;
import java.util.List;

/** What one rule is told in one place. */
record Judgement(Rule rule, History history, Place place, Sequel sequel, Answers answers, Findings findings)
        implements StatementContext {

    @Override
    public Migration migration() {
        return place.migration();
    }

    @Override
    public Script script() {
        return place.script();
    }

    @Override
    public State beforeScript() {
        return place.course().before();
    }

    @Override
    public Moment moment() {
        return here().moment();
    }

    @Override
    public List<Moment> moments() {
        return findings.judges(script())
                ? place.course()
                        .until(
                                place.isStatement()
                                        ? place.number()
                                        : place.course().size())
                : List.of();
    }

    @Override
    public List<Failure> failuresOf(Executed statement) {
        return findings.failuresOf(statement);
    }

    @Override
    public List<Secret> secrets() {
        return place.course().secrets();
    }

    @Override
    public boolean isEmpty(QualifiedName relation) {
        return here().course().isEmpty(relation);
    }

    @Override
    public Later later() {
        return sequel.after(script(), here().number());
    }

    @Override
    public <T> T option(Property<T> property) {
        return findings.settings(rule, script()).option(property);
    }

    @Override
    public List<String> rollbackHeader() {
        return findings.configured().rollbackHeader();
    }

    @Override
    public ScriptContext in(Migration migration, Script script) {
        return new Judgement(rule, history, findings.placeOf(migration, script), sequel, answers, findings);
    }

    @Override
    public Draft report(Ranged range, String message) {
        TextRange part = Precedence.knows(rule.id()) ? place.partAt(range.range()) : range.range();
        return findings.report(rule, script(), range.range(), part, false, message);
    }

    @Override
    public Draft reportScript(String message) {
        TextRange start = TextRange.at(script().range().start());
        return findings.report(rule, script(), start, start, true, message);
    }

    private Place here() {
        if (!place.isStatement()) {
            throw new IllegalStateException(rule + " asks about a statement where none is judged");
        }
        return place;
    }
}
