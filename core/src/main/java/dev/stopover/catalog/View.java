package dev.stopover.catalog;

import dev.stopover.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A view or a materialized view. */
public final class View extends Relation {

    boolean materialized;
    boolean temporary;
    boolean populated = true;
    boolean columnsKnown;
    Optional<Supplier<Optional<List<Column>>>> unresolved = Optional.empty();
    Optional<Query> query = Optional.empty();

    View() {}

    private View(View other) {
        super(other);
        materialized = other.materialized;
        temporary = other.temporary;
        populated = other.populated;
        columnsKnown = other.columnsKnown;
        unresolved = other.unresolved;
        query = other.query;
    }

    @Override
    View copy() {
        return new View(this);
    }

    View with(Consumer<View> change) {
        View copy = copy();
        change.accept(copy);
        return copy;
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
}
