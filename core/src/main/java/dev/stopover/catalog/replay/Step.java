package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.OpenTransaction;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Resolution;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Nesting;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement being replayed: what it has changed so far, and why it fails if it does. */
public final class Step {

    private final State before;
    private final Answers answers;
    private final List<Failure> failures = new ArrayList<>();
    private final Bodies bodies;
    private final Guards guards;
    private CatalogDraft draft;
    private Session session;
    private Optional<OpenTransaction> transaction;
    private Nesting nesting = Nesting.TOP;
    private Statement written;

    /** Whether the statement may fail: something stands in its way, or what it needs is not known to be there. */
    private boolean doubtful;

    /** A statement is to be replayed. */
    public Step(State before, Answers answers) {
        this.before = before;
        this.answers = answers;
        this.draft = new CatalogDraft(before.catalog());
        this.session = before.session();
        this.transaction = before.transaction();
        this.bodies = new Bodies(this);
        this.guards = new Guards(before.guards());
    }

    /** Replays a statement, unless it stands under a condition that does not hold. */
    public void run(Executed executed) {
        Nesting outer = nesting;
        nesting = executed.nesting();
        written = executed.written();
        if (!nesting.handler() && guards.hold(nesting, written, this)) {
            int lastId = draft.catalog().lastId();
            boolean before = doubtful;
            doubtful = false;
            executed.statement().accept(new Replay(this), executed);
            if (doubtful && nesting.passesOverFailures()) {
                new Doubts(this).afterFailure(executed.statement());
            }
            doubtful = before;
            if (draft.catalog().lastId() > lastId) {
                new EventTriggers(this).fire(executed.statement(), lastId);
            }
        }
        nesting = outer;
    }

    /** The catalog as changed so far. */
    public Catalog catalog() {
        return draft.catalog();
    }

    /** What functions run for this statement. */
    Bodies bodies() {
        return bodies;
    }

    CatalogDraft draft() {
        return draft;
    }

    Drops drops(Ranged place) {
        return new Drops(draft, origin(place));
    }

    /** The session as changed so far. */
    public Session session() {
        return session;
    }

    void session(Session changed) {
        session = changed;
    }

    Answers answers() {
        return answers;
    }

    Statement written() {
        return written;
    }

    void inside(Runnable body) {
        guards.inside(body);
    }

    /** How guards have turned out so far. */
    public Guards.Held guards() {
        return guards.held();
    }

    /** The transaction that is open now. */
    public Optional<OpenTransaction> transaction() {
        return failures.isEmpty() ? transaction : transaction.map(OpenTransaction::withFailure);
    }

    void transaction(Optional<OpenTransaction> changed) {
        transaction = changed;
    }

    /** Goes back to a catalog and session of before. */
    void undo(Catalog catalog, Session earlier) {
        draft = new CatalogDraft(catalog);
        session = earlier;
    }

    /** Why the statement is certain to fail. */
    public List<Failure> failures() {
        return failures;
    }

    /** A place in the script; what the body of a function does, which may stand in another file, its call does. */
    Optional<Origin> origin(Ranged place) {
        return before.origin(bodies.isOutermost() ? place.range() : written.range());
    }

    /** Whether the statement runs whenever its script runs. */
    boolean certain() {
        return nesting.certain() && bodies.isOutermost();
    }

    /** Says that the statement fails, if it is certain to run. */
    void fail(TextRange range, String sqlState, String message) {
        fail(range, sqlState, message, Optional.empty());
    }

    /** The same, with where what stands in its way was made, or what it needs was dropped. */
    void fail(TextRange range, String sqlState, String message, Optional<Origin> cause) {
        // What follows a failure in the same transaction does not run, so nothing is said of it.
        doubtful = true;
        boolean aborted = before.transaction().filter(OpenTransaction::failed).isPresent();
        if (certain() && !aborted) {
            failures.add(new Failure(range, sqlState, message, cause));
        }
    }

    /** The role that the statement runs as. */
    String role() {
        return session.role().orElse(Session.DEFAULT_ROLE);
    }

    String role(RoleName name) {
        return name.kind() == RoleKind.PUBLIC ? Grants.PUBLIC : name.kind() == RoleKind.NAMED ? name.name() : role();
    }

    ObjectName target(QualifiedName name) {
        return Lookup.target(draft.catalog(), session, name);
    }

    Optional<Relation> find(QualifiedName name) {
        return Lookup.relation(draft.catalog(), session, name);
    }

    /** Where something is made, what may be gone that has its name is gone. */
    void makeRoom(ObjectName name) {
        Optional<Catalog.Entry> entry = draft.catalog().relationNames().find(name);
        if (entry.isPresent()) {
            Relation relation = draft.relation(entry.get().relation());
            if (entry.get().index() && relation.isUncertain(Aspect.INDEXES)) {
                new Drops(draft).index(relation.id(), name.name());
            } else if (!entry.get().index() && relation.isUncertain(Aspect.EXISTENCE)) {
                new Drops(draft).relation(relation.id());
            }
        }
    }

    /**
     * The relation that a statement changes. One that the history does not know is taken to exist, unless it was dropped.
     */
    Optional<Relation> relation(QualifiedName name, boolean ifExists) {
        Optional<Relation> found = find(name);
        doubtful |= found.filter(Relation::isKnown).isEmpty();
        if (found.isPresent()) {
            return found;
        }
        if (whereabouts(name).isPresent()) {
            if (!ifExists) {
                used(name);
            }
            return Optional.empty();
        }
        return ifExists ? Optional.empty() : Optional.of(unknown(target(name)));
    }

    /** A relation that a statement reads, or whose rows it changes: it must not be known to be gone, or to come later. */
    void used(QualifiedName name) {
        Optional<Origin> cause = find(name).isPresent() ? Optional.empty() : whereabouts(name);
        if (cause.isPresent()) {
            fail(name.range(), "42P01", "relation \"%s\" does not exist".formatted(name.joined()), cause);
        }
    }

    /** Where a relation was dropped that is not there, or will be made. */
    private Optional<Origin> whereabouts(QualifiedName name) {
        Optional<Origin> dropped = draft.catalog().dropped(target(name));
        return dropped.or(() -> before.madeLater(name, written.range().start()));
    }

    /** The table that a statement changes; fails where the relation is of another kind. */
    Optional<Table> table(QualifiedName name, boolean ifExists) {
        Optional<Relation> relation = relation(name, ifExists);
        if (relation.isPresent() && !(relation.get() instanceof Table)) {
            fail(name.range(), "42809", "\"%s\" is not a table".formatted(name.name()));
        }
        return relation.filter(Table.class::isInstance).map(Table.class::cast);
    }

    /** A column that must be there: one of an unknown table is taken to be, one of a known table is a failure. */
    Optional<Column> column(Relation relation, Identifier name) {
        Relation current = draft.relation(relation.id());
        Optional<Column> found = current.column(name.value());
        if (found.isPresent()) {
            return found;
        }
        if (current instanceof View view && !view.columnsKnown() || Column.isSystem(name.value())) {
            return Optional.empty();
        }
        if (current.isKnown()) {
            fail(
                    name.range(),
                    "42703",
                    "column \"%s\" of relation \"%s\" does not exist"
                            .formatted(name.value(), current.name().name()));
            return Optional.empty();
        }
        return Optional.of(
                draft.addColumn(current.id(), Column.of(name.value(), 0, DataType.UNKNOWN, Optional.empty())));
    }

    DataType type(TypeName written) {
        DataType type = Lookup.dataType(draft.catalog(), session, written);
        return Geometry.isType(type)
                ? before.script()
                        .map(script ->
                                Geometry.described(type, written, script.file().text()))
                        .orElse(type)
                : type;
    }

    /** What the names of a query mean. */
    Resolution resolution(Query query) {
        return Resolution.of(answers.mentions(query), draft.catalog(), session, Optional.empty());
    }

    /** What the names of an expression mean; unqualified columns may be those of the relation it belongs to. */
    Resolution resolution(Expression expression, Optional<Relation> table) {
        return Resolution.of(answers.mentions(expression), draft.catalog(), session, table);
    }

    Set<Reference> references(Expression expression, Optional<Relation> table) {
        return resolution(expression, table).references();
    }

    /** A table that the history only uses. */
    private Table unknown(ObjectName name) {
        return (Table) draft.add(Table.named(name).withKnowledge(Knowledge.UNKNOWN));
    }
}
