package dev.stopover.catalog;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The names of a query or expression that are certain to mean nothing, or two things, with the errors of PostgreSQL's
 * parser ({@code parse_relation.c}, {@code parse_target.c}). A name that may be one of what is not known is none of them.
 */
final class NameFailures {

    /** Columns that every table has. */
    private static final Set<String> SYSTEM = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

    /** What goes by these names depends on the statement. */
    private static final Set<String> ROWS = Set.of("old", "new", "excluded");

    private final Mentions mentions;
    private final Catalog catalog;
    private final Session session;
    private final Function<QualifiedName, Optional<Failure>> missing;
    private final List<Failure> failures = new ArrayList<>();

    /**
     * Nothing found yet.
     *
     * @param missing why a relation that the catalog does not have is certain not to be there, if it is
     */
    NameFailures(
            Mentions mentions, Catalog catalog, Session session, Function<QualifiedName, Optional<Failure>> missing) {
        this.mentions = mentions;
        this.catalog = catalog;
        this.session = session;
        this.missing = missing;
    }

    /** What was found, in the order in which it was. */
    List<Failure> found() {
        return failures;
    }

    /** A relation that the catalog does not have. */
    void relation(QualifiedName name) {
        missing.apply(name).ifPresent(failures::add);
    }

    /** A column that is read; the names of output columns may be meant, too. */
    void column(int mention, Scope scope, Set<String> outputs) {
        ColumnReference column = mentions.column(mention);
        if (Names.hasGap(column.column())) {
            return;
        }
        if (column.qualifier().isPresent()) {
            qualified(mentions.range(mention), column.qualifier().get(), column.column(), scope);
            return;
        }
        String name = column.column();
        switch (scope.sense(name)) {
            case AMBIGUOUS ->
                add(
                        mentions.range(mention),
                        "42702",
                        "column reference \"%s\" is ambiguous".formatted(name),
                        List.of());
            case MISSING -> {
                if (!outputs.contains(name)
                        && !SYSTEM.contains(name)
                        && scope.item(name).isEmpty()) {
                    add(
                            mentions.range(mention),
                            "42703",
                            "column \"%s\" does not exist".formatted(name),
                            scope.columnNames());
                }
            }
            default -> {}
        }
    }

    private void qualified(TextRange range, QualifiedName qualifier, String column, Scope scope) {
        Optional<FromItem> item = item(qualifier, scope);
        boolean missed = item.filter(FromItem::all)
                .filter(found -> found.column(column).isEmpty())
                .isPresent();
        if (missed && !SYSTEM.contains(column) && !isFunction(column)) {
            add(
                    range,
                    "42703",
                    "column %s.%s does not exist".formatted(qualifier.name(), column),
                    item.orElseThrow().columnNames());
        }
    }

    /** The item that a qualifier names. */
    Optional<FromItem> item(QualifiedName qualifier, Scope scope) {
        Optional<FromItem> item = scope.item(qualifier);
        if (item.isEmpty()
                && qualifier.schema().isEmpty()
                && !ROWS.contains(qualifier.name())
                && !Names.hasGap(qualifier.name())) {
            add(
                    qualifier.range(),
                    "42P01",
                    "missing FROM-clause entry for table \"%s\"".formatted(qualifier.name()),
                    scope.itemNames());
        }
        return item;
    }

    /**
     * The columns that USING merges: both sides of the join have each.
     *
     * @param items the items of FROM so far
     * @param start where those of the join begin
     * @param right how many of them stand to the right
     */
    void using(int using, List<FromItem> items, int start, int right) {
        int border = items.size();
        for (int left = right; left > 0; border--) {
            left -= items.get(border - 1).isQualified() ? 0 : 1;
        }
        for (int part : mentions.children(using)) {
            if (mentions.is(part, MentionRole.COLUMN_ALIAS) && !Names.hasGap(mentions.value(part))) {
                String name = mentions.value(part);
                if (lacks(items, start, border, name)) {
                    using(part, "left");
                } else if (lacks(items, border, items.size(), name)) {
                    using(part, "right");
                }
            }
        }
    }

    private void using(int column, String side) {
        add(
                mentions.range(column),
                "42703",
                "column \"%s\" specified in USING clause does not exist in %s table"
                        .formatted(mentions.value(column), side),
                List.of());
    }

    private static boolean lacks(List<FromItem> items, int from, int to, String column) {
        for (int i = from; i < to; i++) {
            FromItem item = items.get(i);
            if (!item.isQualified() && (!item.all() || item.column(column).isPresent())) {
                return false;
            }
        }
        return true;
    }

    /** A function of a row may be written like a column of it. */
    private boolean isFunction(String name) {
        return BuiltIn.takesRow(name)
                || !Lookup.functions(catalog, session, Optional.empty(), name).isEmpty();
    }

    /** The columns that a data change writes. */
    void targets(int change, FromItem target) {
        Set<String> named = new HashSet<>();
        for (int part : mentions.children(change)) {
            switch (mentions.role(part)) {
                case TARGET_COLUMN -> {
                    target(part, target);
                    if (mentions.is(change, MentionRole.INSERT) && !named.add(mentions.value(part))) {
                        add(
                                mentions.range(part),
                                "42701",
                                "column \"%s\" specified more than once".formatted(mentions.value(part)),
                                List.of());
                    }
                }
                case ASSIGNMENT -> assigned(part, target, named);
                case MERGE_WHEN, ON_CONFLICT -> targets(part, target);
                default -> {}
            }
        }
    }

    private void assigned(int assignment, FromItem target, Set<String> named) {
        for (int part : mentions.children(assignment)) {
            if (mentions.is(part, MentionRole.TARGET_COLUMN)) {
                target(part, target);
                if (!named.add(mentions.value(part))) {
                    add(
                            mentions.range(part),
                            "42601",
                            "multiple assignments to same column \"%s\"".formatted(mentions.value(part)),
                            List.of());
                }
            }
        }
    }

    private void target(int mention, FromItem target) {
        String name = mentions.value(mention);
        Optional<Relation> relation = target.relation();
        if (relation.isPresent()
                && target.all()
                && target.column(name).isEmpty()
                && !SYSTEM.contains(name)
                && !Names.hasGap(name)) {
            add(
                    mentions.range(mention),
                    "42703",
                    "column \"%s\" of relation \"%s\" does not exist"
                            .formatted(name, relation.get().name().name()),
                    target.columnNames());
        }
    }

    private void add(TextRange range, String sqlState, String message, List<String> candidates) {
        failures.add(new Failure(range, sqlState, message, Optional.empty()).withCandidates(candidates));
    }
}
