package dev.stopover.catalog.effect;

import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.StatisticsElement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of extended statistics ({@code CreateStatistics} in statscmds.c). */
final class StatisticsRefusals {

    private static final Set<String> SYSTEM = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");
    private static final Set<String> KINDS = Set.of("ndistinct", "dependencies", "mcv");

    private final Situation situation;
    private final Touches touches;

    StatisticsRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateStatistics create) {
        Optional<Relation> relation =
                situation.before().relation(create.table()).filter(Relation::isKnown);
        if (create.statistics().isEmpty() && situation.major() < 16) {
            touches.refuse("42601", "syntax error at or near \"ON\"");
        }
        touches.at(create.table());
        boolean wrong = relation.filter(known ->
                                known instanceof Sequence || known instanceof View view && !view.isMaterialized())
                        .isPresent()
                || relation.isEmpty() && isOther(create);
        if (wrong) {
            touches.refuse(
                    "42809",
                    situation.major() < 15
                            ? "relation \"%s\" is not a table, foreign table, or materialized view"
                                    .formatted(create.table().name())
                            : "cannot define statistics for relation \"%s\""
                                    .formatted(create.table().name()));
        }
        for (StatisticsElement element : create.elements()) {
            name(element).ifPresent(name -> column(element, name, relation));
        }
        count(create);
        for (Identifier kind : create.kinds()) {
            if (!KINDS.contains(kind.value())) {
                touches.at(kind);
                touches.refuse("42601", "unrecognized statistics kind \"%s\"".formatted(kind.value()));
            }
        }
        twice(create);
    }

    private void column(StatisticsElement element, String name, Optional<Relation> relation) {
        touches.at(element);
        if (SYSTEM.contains(name)) {
            touches.refuse("0A000", "statistics creation on system columns is not supported");
        } else if (relation.isPresent()
                && relation.get().column(name).isEmpty()
                && Lookup.hasAllColumns(situation.catalog(), relation.get())) {
            touches.refuse("42703", "column \"%s\" does not exist".formatted(name));
        }
    }

    /** An index, or a composite type, which PostgreSQL finds among relations. */
    private boolean isOther(CreateStatistics create) {
        return situation.before().index(create.table()).isPresent()
                || situation
                        .before()
                        .type(create.table())
                        .filter(type -> type.kind() == UserType.Kind.COMPOSITE)
                        .isPresent();
    }

    /** The column that an element is; one in parentheses is a column, too. */
    private Optional<String> name(StatisticsElement element) {
        if (element.column().isPresent()) {
            return element.column().map(Identifier::value);
        }
        Optional<Expression> expression = element.expression();
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        Mentions mentions = situation.answers().mentions(expression.get());
        boolean column = mentions.isComplete()
                && mentions.size() == 1
                && mentions.is(0, MentionRole.COLUMN)
                && mentions.parts(0).size() == 1;
        return column ? Optional.of(mentions.value(0)) : Optional.empty();
    }

    private void count(CreateStatistics create) {
        touches.at(create.elements().get(0));
        if (create.elements().size() > 1) {
            return;
        }
        if (name(create.elements().get(0)).isPresent()) {
            touches.refuse("42P17", "extended statistics require at least 2 columns");
        } else if (!create.kinds().isEmpty()) {
            touches.refuse(
                    "0A000", "when building statistics on a single expression, statistics kinds may not be specified");
        }
    }

    private void twice(CreateStatistics create) {
        Set<String> columns = new HashSet<>();
        Set<String> expressions = new HashSet<>();
        for (StatisticsElement element : create.elements()) {
            touches.at(element);
            Optional<String> name = name(element);
            if (name.isPresent() && !columns.add(name.get())) {
                touches.refuse("42701", "duplicate column name in statistics definition");
            }
            if (name.isEmpty()
                    && element.expression().isPresent()
                    && !expressions.add(element.expression().get().text())) {
                touches.refuse("42701", "duplicate expression in statistics definition");
            }
        }
    }
}
