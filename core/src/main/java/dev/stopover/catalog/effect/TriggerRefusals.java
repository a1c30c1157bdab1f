package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.TransitionTable;
import dev.stopover.syntax.TriggerEvent;
import dev.stopover.syntax.TriggerTiming;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of a trigger, in the order of its checks ({@code CreateTriggerFiringOn} in trigger.c). */
final class TriggerRefusals {

    private static final String WRONG_KIND = "42809";
    private static final String NOT_SUPPORTED = "0A000";
    private static final String INVALID_OBJECT = "42P17";
    private static final Set<String> SYSTEM = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

    private final Situation situation;
    private final Touches touches;

    TriggerRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateTrigger create) {
        Optional<Relation> relation =
                situation.before().relation(create.table()).filter(Relation::isKnown);
        touches.at(create.table());
        relation.ifPresent(known -> kind(create, known));
        touches.at(create.keywords());
        if (fires(create, "TRUNCATE") && create.forEachRow()) {
            touches.refuse(NOT_SUPPORTED, "TRUNCATE FOR EACH ROW triggers are not supported");
        }
        if (create.timing() == TriggerTiming.INSTEAD_OF) {
            instead(create);
        }
        Set<Boolean> named = new HashSet<>();
        for (TransitionTable transition : create.transitions()) {
            touches.at(transition);
            transition(create, transition, relation);
            if (!named.add(transition.after())) {
                touches.refuse(INVALID_OBJECT, words(transition) + " cannot be specified multiple times");
            }
        }
        if (create.transitions().size() == 2
                && create.transitions()
                        .get(0)
                        .name()
                        .value()
                        .equals(create.transitions().get(1).name().value())) {
            touches.refuse(INVALID_OBJECT, "OLD TABLE name and NEW TABLE name cannot be the same");
        }
        create.when().ifPresent(when -> condition(create, when, relation));
        function(create);
        relation.filter(known -> !(known instanceof View view) || view.columnsKnown())
                .ifPresent(known -> columns(create, known));
    }

    private static boolean fires(CreateTrigger create, String event) {
        return create.events().stream().anyMatch(each -> each.event().equals(event));
    }

    private void kind(CreateTrigger create, Relation relation) {
        String name = relation.name().name();
        boolean instead = create.timing() == TriggerTiming.INSTEAD_OF;
        if (relation instanceof Table table) {
            if (instead) {
                touches.refuse(
                        WRONG_KIND,
                        table.isForeign()
                                ? "\"%s\" is a foreign table".formatted(name)
                                : "\"%s\" is a table".formatted(name));
            }
            if (table.isForeign() && create.constraint()) {
                touches.refuse(WRONG_KIND, "\"%s\" is a foreign table".formatted(name));
            }
            if (table.isPartitioned()
                    && create.forEachRow()
                    && !create.transitions().isEmpty()) {
                touches.refuse(NOT_SUPPORTED, "\"%s\" is a partitioned table".formatted(name));
            }
        } else if (relation instanceof View view && !view.isMaterialized()) {
            if (!instead && create.forEachRow() || fires(create, "TRUNCATE")) {
                touches.refuse(WRONG_KIND, "\"%s\" is a view".formatted(name));
            }
        } else {
            touches.refuse(
                    WRONG_KIND,
                    situation.major() < 15
                            ? "\"%s\" is not a table or view".formatted(name)
                            : "relation \"%s\" cannot have triggers".formatted(name));
        }
    }

    private void instead(CreateTrigger create) {
        if (!create.forEachRow()) {
            touches.refuse(NOT_SUPPORTED, "INSTEAD OF triggers must be FOR EACH ROW");
        }
        if (create.when().isPresent()) {
            touches.refuse(NOT_SUPPORTED, "INSTEAD OF triggers cannot have WHEN conditions");
        }
        if (create.events().stream().anyMatch(event -> !event.columns().isEmpty())) {
            touches.refuse(NOT_SUPPORTED, "INSTEAD OF triggers cannot have column lists");
        }
    }

    private void transition(CreateTrigger create, TransitionTable transition, Optional<Relation> relation) {
        if (!transition.table()) {
            touches.refuse(NOT_SUPPORTED, "ROW variable naming in the REFERENCING clause is not supported");
        }
        relation.ifPresent(known -> {
            String name = known.name().name();
            if (known instanceof View) {
                touches.refuse(WRONG_KIND, "\"%s\" is a view".formatted(name));
            } else if (known instanceof Table table && table.isForeign()) {
                touches.refuse(WRONG_KIND, "\"%s\" is a foreign table".formatted(name));
            } else if (known instanceof Table table
                    && create.forEachRow()
                    && !table.parents().isEmpty()) {
                touches.refuse(
                        NOT_SUPPORTED,
                        table.isPartition()
                                ? "ROW triggers with transition tables are not supported on partitions"
                                : "ROW triggers with transition tables are not supported on inheritance children");
            }
        });
        if (create.timing() != TriggerTiming.AFTER) {
            touches.refuse(INVALID_OBJECT, "transition table name can only be specified for an AFTER trigger");
        }
        if (fires(create, "TRUNCATE")) {
            touches.refuse(NOT_SUPPORTED, "TRUNCATE triggers with transition tables are not supported");
        }
        if (create.events().size() > 1) {
            touches.refuse(
                    NOT_SUPPORTED, "transition tables cannot be specified for triggers with more than one event");
        }
        if (create.events().stream().anyMatch(event -> !event.columns().isEmpty())) {
            touches.refuse(NOT_SUPPORTED, "transition tables cannot be specified for triggers with column lists");
        }
        List<String> events = transition.after() ? List.of("INSERT", "UPDATE") : List.of("DELETE", "UPDATE");
        if (events.stream().noneMatch(event -> fires(create, event))) {
            touches.refuse(
                    INVALID_OBJECT,
                    words(transition)
                            + (transition.after()
                                    ? " can only be specified for an INSERT or UPDATE trigger"
                                    : " can only be specified for a DELETE or UPDATE trigger"));
        }
    }

    private static String words(TransitionTable transition) {
        return transition.after() ? "NEW TABLE" : "OLD TABLE";
    }

    private void condition(CreateTrigger create, Expression when, Optional<Relation> relation) {
        Mentions mentions = situation.answers().mentions(when);
        for (int i = 0; i < mentions.size() && mentions.isComplete(); i++) {
            int at = i;
            touches.at(() -> mentions.range(at));
            if (mentions.is(i, MentionRole.QUERY)) {
                touches.refuse(NOT_SUPPORTED, "cannot use subquery in trigger WHEN condition");
            }
            boolean star = mentions.is(i, MentionRole.STAR);
            if (!star && !mentions.is(i, MentionRole.COLUMN)) {
                continue;
            }
            List<String> parts = mentions.parts(i);
            boolean row = parts.size() == 1
                    && (parts.get(0).equals("new") || parts.get(0).equals("old"));
            if (parts.size() == 2 && (parts.get(0).equals("new") || parts.get(0).equals("old")) || row) {
                value(create, parts.get(0), star || row ? "" : parts.get(1), relation);
            }
        }
    }

    private void value(CreateTrigger create, String row, String column, Optional<Relation> relation) {
        if (!create.forEachRow()) {
            touches.refuse(INVALID_OBJECT, "statement trigger's WHEN condition cannot reference column values");
        } else if (row.equals("old") && fires(create, "INSERT")) {
            touches.refuse(INVALID_OBJECT, "INSERT trigger's WHEN condition cannot reference OLD values");
        } else if (row.equals("new") && fires(create, "DELETE")) {
            touches.refuse(INVALID_OBJECT, "DELETE trigger's WHEN condition cannot reference NEW values");
        } else if (row.equals("new") && create.timing() == TriggerTiming.BEFORE) {
            if (SYSTEM.contains(column)) {
                touches.refuse(NOT_SUPPORTED, "BEFORE trigger's WHEN condition cannot reference NEW system columns");
            }
            boolean computed = relation.stream()
                    .flatMap(known -> known.columns().stream())
                    .filter(each -> column.isEmpty() || each.name().equals(column))
                    .anyMatch(each -> each.generated().isPresent());
            if (computed) {
                touches.refuse(
                        INVALID_OBJECT, "BEFORE trigger's WHEN condition cannot reference NEW generated columns");
            }
        }
    }

    private void function(CreateTrigger create) {
        List<Function> candidates = situation.before().functions(create.function()).stream()
                .filter(function -> function.arguments().isEmpty())
                .toList();
        if (candidates.size() != 1
                || candidates.get(0).knowledge() != Knowledge.KNOWN
                || candidates.get(0).returns().isEmpty()) {
            return;
        }
        String returns = candidates.get(0).returns().get().name();
        if (!returns.equals("trigger") && TypeChanges.isBuiltIn(returns)) {
            touches.at(create.function());
            touches.refuse(
                    INVALID_OBJECT,
                    "function %s must return type trigger"
                            .formatted(create.function().name()));
        }
    }

    private void columns(CreateTrigger create, Relation relation) {
        for (TriggerEvent event : create.events()) {
            Set<String> said = new HashSet<>();
            for (Identifier name : event.columns()) {
                Optional<Column> column = relation.column(name.value());
                touches.at(name);
                if (column.isEmpty() && !SYSTEM.contains(name.value())) {
                    touches.refuse(
                            "42703",
                            "column \"%s\" of relation \"%s\" does not exist"
                                    .formatted(name.value(), relation.name().name()));
                } else if (!said.add(name.value())) {
                    touches.refuse("42701", "column \"%s\" specified more than once".formatted(name.value()));
                }
            }
        }
    }
}
