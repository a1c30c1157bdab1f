package dev.stopover.catalog;

import dev.stopover.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A view or a materialized view. */
public final class View extends Relation {

    private boolean materialized;
    private boolean temporary;
    private boolean populated = true;
    private boolean columnsKnown;
    private Optional<Supplier<Optional<List<Column>>>> unresolved = Optional.empty();
    private int depth;
    private Optional<Query> query = Optional.empty();

    private View(ObjectName name) {
        super(name);
    }

    /** A view of which only the name is known. */
    public static View named(ObjectName name) {
        return new View(name);
    }

    @Override
    View copy() {
        return (View) super.copy();
    }

    @Override
    public String kindName() {
        return materialized ? "materialized view" : "view";
    }

    /** Whether it keeps its rows. */
    public boolean isMaterialized() {
        return materialized;
    }

    /** Whether it is gone when the session ends. */
    public boolean isTemporary() {
        return temporary;
    }

    /** Whether a materialized view has been filled. */
    public boolean isPopulated() {
        return populated;
    }

    /** Its columns, in order: found when somebody first asks, for few ask and a query takes time to read. */
    @Override
    public List<Column> columns() {
        resolve();
        return columns;
    }

    /** Whether somebody has asked for its columns already. */
    public boolean isResolved() {
        return unresolved.isEmpty();
    }

    /** How many views, each reading the next, wait to be asked for their columns below this one. */
    public int depth() {
        return depth;
    }

    private void resolve() {
        if (unresolved.isPresent()) {
            Optional<List<Column>> found = unresolved.get().get();
            List<Column> numbered = new ArrayList<>();
            for (Column column : found.orElse(List.of())) {
                numbered.add(column.withNumber(numbered.size() + 1));
            }
            columns = List.copyOf(numbered);
            lastColumn = numbered.size();
            columnsKnown = found.isPresent();
            unresolved = Optional.empty();
            depth = 0;
        }
    }

    /** Whether all of its columns are known by name. */
    public boolean columnsKnown() {
        resolve();
        return columnsKnown;
    }

    /** What it shows, as written when it was made. */
    public Optional<Query> query() {
        return query;
    }

    /** Whether it reads with the rights of who asks (PostgreSQL 15 and later). */
    public boolean securityInvoker() {
        return options().find("security_invoker").map(View::isOn).orElse(false);
    }

    private static boolean isOn(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "true", "on", "yes", "1", "t", "y" -> true;
            default -> false;
        };
    }

    /** The same, filled or not. */
    public View withPopulated(boolean other) {
        View copy = copy();
        copy.populated = other;
        return copy;
    }

    /** The same, kept beyond the session or not. */
    public View withTemporary(boolean other) {
        View copy = copy();
        copy.temporary = other;
        return copy;
    }

    /** The same as a materialized view. */
    public View asMaterialized() {
        View copy = copy();
        copy.materialized = true;
        return copy;
    }

    /** The same showing another query, its columns to be found when somebody asks; so many views wait already. */
    public View withQuery(Query shown, int queue, Supplier<Optional<List<Column>>> found) {
        View copy = (View) withColumns(List.of());
        copy.query = Optional.of(shown);
        copy.unresolved = Optional.of(found);
        copy.depth = queue;
        return copy;
    }
}
