package dev.stopover.rules.compatibility;

import dev.stopover.catalog.Calls;
import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Resolution;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * Where the body of a function uses a name that is gone. It has to have meant what was taken away just before, and to
 * mean nothing at the end: a variable may have the name of a column.
 */
final class BrokenBody {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";

    private final Function function;
    private final Removal removal;
    private final State before;
    private final State end;

    BrokenBody(Function function, Removal removal, State before, State end) {
        this.function = function;
        this.removal = removal;
        this.before = before;
        this.end = end;
    }

    /** The first place that breaks, if one does. */
    Optional<TextRange> place(BodyNames names) {
        Optional<Relation> relation = before.relation(removal.object());
        boolean parameter = function.parameters().stream()
                .flatMap(known -> known.name().stream())
                .anyMatch(name -> name.value().equals(removal.name()));
        if (parameter
                || !removal.function() && relation.filter(Relation::isKnown).isEmpty()
                || names.makes(removal.object().name())) {
            return Optional.empty();
        }
        return names.mentions().stream()
                .filter(Mentions::isComplete)
                .map(mentions -> removal.function() ? call(mentions) : name(mentions, relation.orElseThrow()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<TextRange> name(Mentions mentions, Relation relation) {
        Optional<Reference> gone = removal.column().isEmpty()
                ? Optional.of(Reference.to(relation.id()))
                : removal.column()
                        .flatMap(relation::column)
                        .map(column -> new Reference(relation.id(), column.number()));
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        if (!Resolution.of(mentions, before.catalog(), session(before), Optional.empty())
                .references()
                .contains(gone.get())) {
            return removal.column().isPresent() ? ofRow(mentions, relation) : Optional.empty();
        }
        return Resolution.failures(mentions, end.catalog(), session(end), Optional.empty(), this::missing).stream()
                .filter(this::isMissed)
                .map(Failure::range)
                .findFirst();
    }

    private boolean isMissed(Failure failure) {
        String quoted = "\"%s\"".formatted(removal.name());
        return removal.column().isPresent()
                ? failure.sqlState().equals(UNDEFINED_COLUMN)
                        && (failure.message().contains(quoted)
                                || failure.message().contains(".%s does".formatted(removal.name())))
                : failure.sqlState().equals(UNDEFINED_TABLE)
                        && failure.message().startsWith("relation " + quoted);
    }

    private Optional<Failure> missing(QualifiedName name) {
        return removal.column().isEmpty() && name.name().equals(removal.object().name())
                ? Optional.of(new Failure(
                        name.range(),
                        UNDEFINED_TABLE,
                        "relation \"%s\" does not exist".formatted(name.name()),
                        Optional.empty()))
                : Optional.empty();
    }

    /** The rows of NEW and OLD are those of the table whose triggers call the function, if there is but one. */
    private Optional<TextRange> ofRow(Mentions mentions, Relation relation) {
        Optional<Relation> now = end.catalog().relation(relation.id());
        if (now.isEmpty() || now.get().column(removal.name()).isPresent()) {
            return Optional.empty();
        }
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.COLUMN)) {
                List<String> parts = mentions.parts(i);
                boolean row = parts.get(0).equals("new") || parts.get(0).equals("old");
                if (row && parts.size() > 1 && parts.get(1).equals(removal.name())) {
                    // Whose triggers call it is asked last, for all tables are gone through.
                    return isTriggerOf(relation) ? Optional.of(mentions.range(i)) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean isTriggerOf(Relation relation) {
        boolean found = false;
        for (Table table : end.catalog().tables()) {
            boolean calls = table.triggers().values().stream()
                    .anyMatch(trigger -> trigger.function().equals(function.name()) && !trigger.inherited());
            if (calls && table.id() != relation.id()) {
                return false;
            }
            found |= calls;
        }
        return found;
    }

    /** A call of a function of which none is left. */
    private Optional<TextRange> call(Mentions mentions) {
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.CALL)) {
                Calls.Call call = new Calls(mentions).at(i);
                QualifiedName name = call.function();
                if (name.name().equals(removal.name())
                        && call.function(before.catalog(), session(before)).isPresent()
                        && functions(end, name).isEmpty()) {
                    return Optional.of(name.range());
                }
            }
        }
        return Optional.empty();
    }

    private List<Function> functions(State state, QualifiedName name) {
        return Lookup.functions(state.catalog(), session(state), name.schema(), name.name());
    }

    /** The session in which the body runs: one that has set nothing, or what the function sets. */
    private Session session(State state) {
        Session fresh = Session.fresh(state.session().initialSearchPath());
        return function.searchPath()
                .map(path -> fresh.with("search_path", path, false))
                .orElse(fresh);
    }
}
