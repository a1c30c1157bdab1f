package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.Select;
import java.util.Locale;
import java.util.Optional;

/** What PostgreSQL refuses of a rewrite rule ({@code DefineQueryRewrite} in rewriteDefine.c). */
final class RuleRefusals {

    private static final String WRONG_KIND = "42809";
    private static final String NOT_SUPPORTED = "0A000";

    private final Situation situation;
    private final Touches touches;

    RuleRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateRule create) {
        Optional<Relation> relation =
                situation.before().relation(create.table()).filter(Relation::isKnown);
        touches.at(create.table());
        boolean ruled = relation.isEmpty()
                || !(relation.get() instanceof Sequence)
                        && !(relation.get() instanceof Table table && table.isForeign());
        if (!ruled) {
            touches.refuse(
                    WRONG_KIND,
                    situation.major() < 15
                            ? "\"%s\" is not a table or view"
                                    .formatted(create.table().name())
                            : "relation \"%s\" cannot have rules"
                                    .formatted(create.table().name()));
        }
        if (create.event().toUpperCase(Locale.ROOT).equals("SELECT")) {
            select(create, relation);
        }
    }

    private void select(CreateRule create, Optional<Relation> relation) {
        if (relation.isPresent()
                && relation.get() instanceof Table table
                && (situation.major() >= 16 || table.isPartitioned())) {
            touches.refuse(
                    WRONG_KIND,
                    situation.major() < 16
                            ? "cannot convert partitioned table \"%s\" to a view"
                                    .formatted(table.name().name())
                            : "relation \"%s\" cannot have ON SELECT rules"
                                    .formatted(table.name().name()));
        }
        touches.at(create.keywords());
        if (create.actions().isEmpty()) {
            touches.refuse(NOT_SUPPORTED, "INSTEAD NOTHING rules on SELECT are not implemented");
        } else if (create.actions().size() > 1) {
            touches.refuse(NOT_SUPPORTED, "multiple actions for rules on SELECT are not implemented");
        } else if (!create.instead() || !(create.actions().get(0) instanceof Select)) {
            touches.refuse(NOT_SUPPORTED, "rules on SELECT must have action INSTEAD SELECT");
        } else if (create.where().isPresent()) {
            touches.refuse(NOT_SUPPORTED, "event qualifications are not implemented for rules on SELECT");
        } else if (relation.isPresent() && relation.get() instanceof View view && !create.orReplace()) {
            touches.refuse(
                    "55000", "\"%s\" is already a view".formatted(view.name().name()));
        }
    }
}
