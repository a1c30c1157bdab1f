package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.View;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.OutputColumn;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.RefreshMaterializedView;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses to do with views. */
final class ViewRefusals {

    private final Situation situation;
    private final Touches touches;

    ViewRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** More names than columns; queries of which not all columns are known have none too many. */
    void names(List<Identifier> names, Query query, String message) {
        List<String> shown = situation.answers().ask(query).map(QueryAnswer::outputs).orElse(List.of()).stream()
                .map(OutputColumn::name)
                .toList();
        if (!shown.isEmpty() && !shown.contains("*") && names.size() > shown.size()) {
            touches.at(names.get(shown.size()));
            touches.refuse("42601", message);
        }
    }

    /** A view in the place of another has to show the same columns first. */
    void replace(CreateView create) {
        Optional<View> old = situation
                .before()
                .view(create.view())
                .filter(View::columnsKnown)
                .filter(Relation::isKnown);
        List<String> names = outputs(create);
        if (!create.orReplace() || old.isEmpty() || names.isEmpty() || names.contains("*")) {
            return;
        }
        List<Column> columns = old.get().columns();
        if (names.size() < columns.size()) {
            touches.refuse("42P16", "cannot drop columns from view");
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).name().equals(names.get(i))) {
                touches.refuse(
                        "42P16",
                        "cannot change name of view column \"%s\" to \"%s\""
                                .formatted(columns.get(i).name(), names.get(i)));
            }
        }
    }

    private List<String> outputs(CreateView create) {
        if (!create.columns().isEmpty()) {
            return create.columns().stream().map(Identifier::value).toList();
        }
        return situation.answers().ask(create.query()).map(QueryAnswer::outputs).orElse(List.of()).stream()
                .map(OutputColumn::name)
                .toList();
    }

    void refresh(RefreshMaterializedView refresh) {
        Optional<View> view = situation.before().view(refresh.view()).filter(Relation::isKnown);
        if (!refresh.concurrently() || view.isEmpty()) {
            return;
        }
        if (!view.get().isPopulated()) {
            touches.refuse("0A000", "CONCURRENTLY cannot be used when the materialized view is not populated");
        }
        boolean unique = view.get().indexes().values().stream()
                .anyMatch(index -> index.unique()
                        && coversAllRows(index)
                        && index.keys().stream().allMatch(key -> key.column().isPresent()));
        if (!unique && !view.get().isUncertain(Aspect.INDEXES)) {
            touches.refuse(
                    "55000",
                    "cannot refresh materialized view \"%s\" concurrently"
                            .formatted(view.get().name().joined()));
        }
    }

    /** A predicate without a column may come to true before PostgreSQL looks whether there is one. */
    private boolean coversAllRows(Index index) {
        return index.predicate()
                .filter(predicate -> situation
                        .answers()
                        .ask(predicate)
                        .filter(answer -> answer.columns().isEmpty())
                        .isEmpty())
                .isEmpty();
    }
}
