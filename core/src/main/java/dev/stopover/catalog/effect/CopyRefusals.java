package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.RewriteRule;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.TriggerTiming;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of COPY: options, what it copies from or to, columns (copy.c, copyto.c, copyfrom.c). */
final class CopyRefusals {

    private static final String WRONG_KIND = "42809";
    private static final String NOT_SUPPORTED = "0A000";
    private static final String SYNTAX_ERROR = "42601";

    private static final Set<String> OPTIONS = Set.of(
            "format",
            "freeze",
            "delimiter",
            "null",
            "header",
            "quote",
            "escape",
            "force_quote",
            "force_not_null",
            "force_null",
            "convert_selectively",
            "encoding");

    private final Situation situation;
    private final Touches touches;

    CopyRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Copy copy) {
        copy.query().ifPresent(this::query);
        Optional<Relation> relation =
                copy.table().flatMap(situation.before()::relation).filter(Relation::isKnown);
        relation.ifPresent(known -> {
            touches.at(copy.table().get());
            kind(copy, known);
            columns(copy, known);
        });
        options(copy.options());
    }

    private void kind(Copy copy, Relation relation) {
        String name = relation.name().name();
        String verb = copy.from() ? "cannot copy to " : "cannot copy from ";
        if (relation instanceof Sequence) {
            touches.refuse(WRONG_KIND, verb + "sequence \"%s\"".formatted(name));
        } else if (relation instanceof View view && view.isMaterialized()) {
            if (copy.from() || situation.major() < 18) {
                touches.refuse(WRONG_KIND, verb + "materialized view \"%s\"".formatted(name));
            }
        } else if (relation instanceof View view) {
            boolean instead =
                    view.triggers().values().stream().anyMatch(trigger -> trigger.timing() == TriggerTiming.INSTEAD_OF);
            if (!copy.from() || !instead) {
                touches.refuse(WRONG_KIND, verb + "view \"%s\"".formatted(name));
            }
        } else if (relation instanceof Table table && !copy.from()) {
            if (table.isPartitioned()) {
                touches.refuse(WRONG_KIND, verb + "partitioned table \"%s\"".formatted(name));
            } else if (table.isForeign()) {
                touches.refuse(WRONG_KIND, verb + "foreign table \"%s\"".formatted(name));
            }
        }
    }

    private void columns(Copy copy, Relation relation) {
        Set<String> said = new HashSet<>();
        for (Identifier name : copy.columns()) {
            touches.at(name);
            Optional<Column> column = relation.column(name.value());
            if (column.isEmpty() && Lookup.hasAllColumns(situation.catalog(), relation)) {
                touches.refuse(
                        "42703",
                        "column \"%s\" of relation \"%s\" does not exist"
                                .formatted(name.value(), relation.name().name()));
            } else if (column.filter(found -> found.generated().isPresent()).isPresent()) {
                touches.refuse("42P10", "column \"%s\" is a generated column".formatted(name.value()));
            } else if (!said.add(name.value())) {
                touches.refuse("42701", "column \"%s\" specified more than once".formatted(name.value()));
            }
        }
    }

    private void options(List<Option> options) {
        Set<String> said = new HashSet<>();
        for (Option option : options) {
            touches.at(option);
            String name = option.name().value();
            String value = option.value().map(OptionValue::text).orElse("");
            boolean known = OPTIONS.contains(name)
                    || name.equals("default") && situation.major() >= 16
                    || Set.of("on_error", "log_verbosity").contains(name) && situation.major() >= 17
                    || name.equals("reject_limit") && situation.major() >= 18;
            if (name.equals("csv") || name.equals("binary") || name.equals("force")) {
                continue;
            }
            if (!known) {
                touches.refuse(SYNTAX_ERROR, "option \"%s\" not recognized".formatted(name));
            } else if (!said.add(name)) {
                touches.refuse(SYNTAX_ERROR, "conflicting or redundant options");
            } else if (name.equals("format") && !Set.of("text", "csv", "binary").contains(value)) {
                touches.refuse("22023", "COPY format \"%s\" not recognized".formatted(value));
            }
        }
    }

    /** A data change gives what it returns, unless rules make several of it, or none. */
    private void query(Query query) {
        Mentions mentions = situation.answers().mentions(query);
        if (!mentions.isComplete() || mentions.size() == 0) {
            return;
        }
        int root = mentions.root();
        String event = mentions.role(root).name();
        if (!Set.of("INSERT", "UPDATE", "DELETE", "MERGE").contains(event)) {
            return;
        }
        touches.at(query);
        Optional<Relation> target =
                mentions.child(root, MentionRole.RELATION).map(mentions::name).flatMap(situation.before()::relation);
        boolean instead = false;
        for (RewriteRule rule :
                target.map(found -> List.copyOf(found.rules().values())).orElse(List.of())) {
            if (rule.event().equalsIgnoreCase(event)) {
                rule(rule);
                instead = true;
            }
        }
        if (mentions.child(root, MentionRole.RETURNING).isEmpty() && !instead) {
            touches.refuse(NOT_SUPPORTED, "COPY query must have a RETURNING clause");
        }
    }

    private void rule(RewriteRule rule) {
        if (!rule.instead() && rule.actions().isEmpty()) {
            return;
        }
        if (!rule.instead()) {
            touches.refuse(NOT_SUPPORTED, "DO ALSO rules are not supported for COPY");
        } else if (rule.conditional()) {
            touches.refuse(NOT_SUPPORTED, "conditional DO INSTEAD rules are not supported for COPY");
        } else if (rule.actions().isEmpty()) {
            touches.refuse(NOT_SUPPORTED, "DO INSTEAD NOTHING rules are not supported for COPY");
        } else if (rule.actions().size() > 1) {
            touches.refuse(NOT_SUPPORTED, "multi-statement DO INSTEAD rules are not supported for COPY");
        }
    }
}
