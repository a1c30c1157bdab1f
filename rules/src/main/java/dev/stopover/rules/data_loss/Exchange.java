package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Relation;
import dev.stopover.rule.StatementContext;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import java.util.List;
import java.util.Optional;

/** A table that is dropped so that another, which earlier migrations made and filled, can take its name. */
final class Exchange {

    private Exchange() {}

    /**
     * Whether the script gives the name to a table that stood before it and has all columns of the dropped one, as far as
     * the history knows them.
     */
    static boolean takesTheNameOf(QualifiedName dropped, StatementContext context) {
        Optional<Relation> old = context.state().relation(dropped);
        return old.isPresent()
                && context.later().inScript().makes(ObjectKind.TABLE, dropped).stream()
                        .flatMap(step -> step.executed().statement() instanceof Rename rename
                                ? Optional.of(rename.object().name()).stream()
                                : Optional.<QualifiedName>empty().stream())
                        .filter(other -> Stakes.hasRows(other, context))
                        .anyMatch(other -> context.state()
                                .relation(other)
                                .filter(Relation::isKnown)
                                .map(known -> names(known).containsAll(names(old.get())))
                                .orElse(true));
    }

    private static List<String> names(Relation relation) {
        return relation.columns().stream().map(Column::name).toList();
    }
}
