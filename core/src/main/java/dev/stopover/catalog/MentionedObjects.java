package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The objects that a query or expression names, looked up in a catalog. */
final class MentionedObjects {

    private final Mentions mentions;
    private final Catalog catalog;
    private final Session session;
    private final Set<Reference> references = new TreeSet<>();
    private final Set<Relation> relations = new LinkedHashSet<>();
    private final boolean resolve;
    private final Optional<NameFailures> failures;

    /**
     * Nothing looked up yet.
     *
     * @param resolve whether the columns of views are found for it, which takes time
     * @param failures takes what is certain not to be there
     */
    MentionedObjects(
            Mentions mentions, Catalog catalog, Session session, boolean resolve, Optional<NameFailures> failures) {
        this.mentions = mentions;
        this.catalog = catalog;
        this.session = session;
        this.resolve = resolve;
        this.failures = failures;
    }

    /** What belongs to a relation names its rows like itself; a trigger or rule those before and after, too. */
    Scope rows(Relation relation) {
        FromItem rows = item(relation.name().name(), relation, List.of());
        return Scope.EMPTY.with(List.of(rows, rows.qualifiedAs("new"), rows.qualifiedAs("old")));
    }

    /** A relation as an item of FROM. */
    FromItem item(String alias, Relation relation, List<String> renamed) {
        return FromItem.of(alias, relation, renamed, resolve, isWhole(relation));
    }

    /** Whether all columns of a relation are known; those of a view are asked for only where they are to be found. */
    private boolean isWhole(Relation relation) {
        return relation instanceof View ? relation.isKnown() : Lookup.hasAllColumns(catalog, relation);
    }

    Set<Reference> references() {
        return references;
    }

    Set<Relation> relations() {
        return relations;
    }

    void use(Output column) {
        column.source().ifPresent(references::add);
    }

    Optional<Relation> used(QualifiedName name) {
        Optional<Relation> found = Lookup.relation(catalog, session, name);
        found.ifPresent(relation -> {
            references.add(Reference.to(relation.id()));
            relations.add(relation);
        });
        if (found.isEmpty() && failures.isPresent()) {
            failures.get().relation(name);
        }
        return found;
    }

    void type(int type) {
        QualifiedName name = mentions.name(type);
        Optional<Reference> found = Lookup.type(catalog, session, name.schema(), name.name())
                .map(known -> Reference.to(known.id()))
                .or(() -> Lookup.relation(catalog, session, name).map(row -> Reference.to(row.id())));
        found.ifPresent(references::add);
    }

    void call(int call) {
        Calls.Call made = new Calls(mentions).at(call);
        made.function(catalog, session).ifPresent(function -> references.add(Reference.to(function.id())));
        boolean sequence = switch (made.function().name()) {
            case "nextval", "setval", "currval" -> true;
            default -> false;
        };
        int[] parts = mentions.children(call);
        if (sequence && parts.length > 1) {
            regclass(parts[1], parts[1]);
        }
    }

    /** A constant that becomes a regclass names a relation; as text it ties nothing. */
    void regclass(int cast) {
        if (mentions.is(cast - 1, MentionRole.TYPE)
                && mentions.name(cast - 1).name().equals("regclass")) {
            regclass(mentions.operand(cast), cast);
        }
    }

    void regclass(int constant, int place) {
        if (mentions.is(constant, MentionRole.LITERAL)) {
            Literal literal = mentions.constant(constant);
            if (literal.kind() == Literal.Kind.STRING) {
                used(QualifiedName.parsed(literal.value(), mentions.range(place)));
            }
        }
    }
}
