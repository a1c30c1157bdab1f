package dev.stopover.catalog;

import dev.stopover.catalog.replay.Guards;
import dev.stopover.catalog.replay.Sessions;
import dev.stopover.catalog.replay.Step;
import dev.stopover.migration.Direction;
import dev.stopover.migration.History;
import dev.stopover.migration.Makings;
import dev.stopover.migration.Script;
import dev.stopover.migration.TransactionMode;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * What stands before a statement: the catalog, the session and the open transaction. A value: {@link #after} returns
 * another one.
 */
public final class State {

    private static final List<String> SEARCH_PATH = List.of("public");
    private static final List<String> SUPABASE_SEARCH_PATH = List.of("public", "extensions");

    private final Catalog catalog;
    private final Session session;
    private final Optional<OpenTransaction> transaction;
    private final Optional<Script> script;
    private final int migration;
    private final List<Failure> failures;
    private final Guards.Held guards;
    private final Makings makings;

    private State(
            Catalog catalog,
            Session session,
            Optional<OpenTransaction> transaction,
            Optional<Script> script,
            int migration,
            List<Failure> failures,
            Guards.Held guards,
            Makings makings) {
        this.catalog = catalog;
        this.session = session;
        this.transaction = transaction;
        this.script = script;
        this.migration = migration;
        this.failures = List.copyOf(failures);
        this.guards = guards;
        this.makings = makings;
    }

    /** A new database: the schema public and nothing in it. */
    public static State empty() {
        return empty(SEARCH_PATH);
    }

    /** A new database whose sessions begin with a search path. */
    public static State empty(List<String> searchPath) {
        return new State(
                new Catalog(),
                Session.fresh(searchPath),
                Optional.empty(),
                Optional.empty(),
                -1,
                List.of(),
                Guards.Held.NONE,
                Makings.NONE);
    }

    /** What stands before the first migration of a history. */
    public static State before(History history, Answers answers) {
        boolean supabase = history.isOnSupabase();
        State state = empty(supabase ? SUPABASE_SEARCH_PATH : SEARCH_PATH).with(history.makings());
        for (Script script : history.initial()) {
            state = state.beforeScript(script, -1);
            for (Executed executed : script.executed()) {
                state = state.after(executed, answers);
            }
            state = state.afterScript();
        }
        return state;
    }

    /** What stands after the first migrations of a history, as many as are said. */
    public static State after(History history, int count, Answers answers) {
        State state = before(history, answers);
        for (int i = 0; i < count; i++) {
            Script up = history.migrations().get(i).up();
            state = state.beforeScript(up, i);
            for (Executed executed : up.executed()) {
                state = state.after(executed, answers);
            }
            state = state.afterScript();
        }
        return state;
    }

    /** The schema. */
    public Catalog catalog() {
        return catalog;
    }

    /** What the session has set. */
    public Session session() {
        return session;
    }

    /** The open transaction, if one is. */
    public Optional<OpenTransaction> transaction() {
        return transaction;
    }

    /** The script that is running, if one is. */
    public Optional<Script> script() {
        return script;
    }

    /** The number of the migration in its history; negative before the first. */
    public int migration() {
        return migration;
    }

    /** Why the last statement is certain to fail; empty if it is not. */
    public List<Failure> failures() {
        return failures;
    }

    /**
     * What stands when a script begins: its runner may have opened a transaction.
     *
     * @param next the script
     * @param number the number of its migration in the history; negative for what stood before the history
     */
    public State beforeScript(Script next, int number) {
        boolean several = next.statements().size() > 1;
        Optional<OpenTransaction> opened = switch (next.transaction()) {
            case AUTOCOMMIT -> transaction;
            case PER_SCRIPT, SPLIT_AROUND_FORBIDDEN, UNLESS_FORBIDDEN, UNMIXED ->
                Optional.of(begun(OpenTransaction.Kind.RUNNER));
            case ALL_SCRIPTS -> transaction.or(() -> Optional.of(begun(OpenTransaction.Kind.RUNNER)));
            case IMPLICIT_WHEN_SEVERAL -> several ? Optional.of(begun(OpenTransaction.Kind.IMPLICIT)) : transaction;
        };
        return new State(catalog, session, opened, Optional.of(next), number, List.of(), Guards.Held.NONE, makings);
    }

    /** What stands after a statement; what it makes is given the place of the running script. */
    public State after(Executed executed, Answers answers) {
        Step step = new Step(this, answers);
        step.run(executed);
        Catalog replayed = step.catalog().unchanged(catalog);
        Catalog left = step.transaction().isEmpty() ? Sessions.committed(replayed) : replayed;
        boolean same = left == catalog
                && step.session() == session
                && step.transaction().orElse(null) == transaction.orElse(null)
                && step.guards() == guards
                && step.failures().isEmpty()
                && failures.isEmpty();
        if (same) {
            return this;
        }
        return new State(
                left, step.session(), step.transaction(), script, migration, step.failures(), step.guards(), makings);
    }

    /** What stands when a script has ended: its runner commits, or the session ends and what is open is undone. */
    public State afterScript() {
        TransactionMode mode = script.map(Script::transaction).orElse(TransactionMode.AUTOCOMMIT);
        if (mode == TransactionMode.ALL_SCRIPTS) {
            return new State(
                    catalog, session, transaction, Optional.empty(), migration, List.of(), Guards.Held.NONE, makings);
        }
        boolean lost = (mode == TransactionMode.AUTOCOMMIT || mode == TransactionMode.IMPLICIT_WHEN_SEVERAL)
                && transaction
                        .filter(open -> open.kind() == OpenTransaction.Kind.AUTHOR)
                        .isPresent();
        Catalog left = lost ? transaction.orElseThrow().catalog() : catalog;
        return new State(
                Sessions.withoutTemporaryObjects(left),
                session.reset(),
                Optional.empty(),
                Optional.empty(),
                migration,
                List.of(),
                Guards.Held.NONE,
                makings);
    }

    /** The relation that a name means here, also one that the history only uses. */
    public Optional<Relation> relation(QualifiedName name) {
        return Lookup.relation(catalog, session, name);
    }

    /** The table that a name means here, also one that the history only uses. */
    public Optional<Table> table(QualifiedName name) {
        return relation(name).filter(Table.class::isInstance).map(Table.class::cast);
    }

    /** The column of a relation that a name means here. */
    public Optional<Column> column(QualifiedName relation, Identifier column) {
        return relation(relation).flatMap(found -> found.column(column.value()));
    }

    /** The view that a name means here. */
    public Optional<View> view(QualifiedName name) {
        return relation(name).filter(View.class::isInstance).map(View.class::cast);
    }

    /** The index that a name means here. */
    public Optional<Index> index(QualifiedName name) {
        return Lookup.index(catalog, session, name);
    }

    /** The type that a name means here, if the history or an extension made it. */
    public Optional<UserType> type(QualifiedName name) {
        return Lookup.type(catalog, session, name.schema(), name.name());
    }

    /** The type that is written here. */
    public DataType type(TypeName name) {
        return Lookup.dataType(catalog, session, name);
    }

    /** The functions that a name may mean here, those of earlier schemas in the search path first. */
    public List<Function> functions(QualifiedName name) {
        return Lookup.functions(catalog, session, name.schema(), name.name());
    }

    /** The function that a name means here, if it can mean but one, whatever its arguments. */
    public Optional<Function> onlyFunction(QualifiedName name) {
        return Lookup.onlyFunction(catalog, session, name);
    }

    /** The functions of a name that take arguments of these types, whatever their modifiers. */
    public List<Function> functions(QualifiedName name, List<DataType> arguments) {
        return Lookup.functions(catalog, session, name, Function.signature(arguments));
    }

    /** The name under which a relation stands, or would be looked for first. */
    public ObjectName resolve(QualifiedName name) {
        return relation(name).map(Relation::name).orElseGet(() -> Lookup.target(catalog, session, name));
    }

    /**
     * Where the running script, or a later migration, makes a table that therefore is not there yet.
     *
     * @param offset where the statement that names it begins in its file
     */
    public Optional<Origin> madeLater(QualifiedName table, int offset) {
        if (script.isEmpty()) {
            return Optional.empty();
        }
        Script running = script.get();
        Optional<Origin> here = running.makings()
                .next(table, 0, offset)
                .map(making -> new Origin(running.file(), making.range(), migration, running.direction()));
        if (here.isPresent() || running.direction() == Direction.DOWN || migration < 0) {
            return here;
        }
        return makings.next(table, migration, offset)
                .map(making ->
                        new Origin(makings.script(making).file(), making.range(), making.script(), Direction.UP));
    }

    /** The tables that migrations after this make. */
    public Makings makings() {
        return makings;
    }

    /** The same with other migrations to come. */
    public State with(Makings other) {
        return new State(catalog, session, transaction, script, migration, failures, guards, other);
    }

    /** How the guards of the script and of the statement turned out. */
    public Guards.Held guards() {
        return guards;
    }

    /** A place in the running script. */
    public Optional<Origin> origin(TextRange range) {
        return script.map(running -> new Origin(running.file(), range, migration, running.direction()));
    }

    private OpenTransaction begun(OpenTransaction.Kind kind) {
        return new OpenTransaction(kind, Optional.empty(), catalog, session, List.of(), false);
    }
}
