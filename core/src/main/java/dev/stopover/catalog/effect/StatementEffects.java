package dev.stopover.catalog.effect;

import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterEventTrigger;
import dev.stopover.syntax.AlterExtension;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Deallocate;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OpaqueStatement;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.PartitionOf;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.PublicationAction;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StatementVisitor;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.Vacuum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each kind of statement does. */
final class StatementEffects implements StatementVisitor<Void> {

    private final Situation situation;
    private final Touches touches;

    StatementEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    @Override
    public void visit(CreateTable create, Void nothing) {
        if (create.ifNotExists() && situation.before().relation(create.table()).isPresent()) {
            return;
        }
        touches.made(RelationKind.TABLE, create.table());
        create.likes().forEach(like -> touches.lock(like.table(), LockMode.ACCESS_SHARE));
        create.inherits().forEach(parent -> touches.lock(parent, LockMode.SHARE_UPDATE_EXCLUSIVE));
        refer(create.table(), create.columns(), create.constraints());
        create.partitionOf().ifPresent(this::addPartition);
    }

    @Override
    public void visit(CreateForeignTable create, Void nothing) {
        if (create.ifNotExists() && situation.before().relation(create.table()).isPresent()) {
            return;
        }
        touches.made(RelationKind.TABLE, create.table());
        create.inherits().forEach(parent -> touches.lock(parent, LockMode.SHARE_UPDATE_EXCLUSIVE));
        create.partitionOf().ifPresent(this::addPartition);
    }

    @Override
    public void visit(CreateTableAs create, Void nothing) {
        if (create.ifNotExists() && situation.before().relation(create.table()).isPresent()) {
            return;
        }
        touches.made(RelationKind.TABLE, create.table());
        fill(create.query(), create.withData());
    }

    @Override
    public void visit(CreateMaterializedView create, Void nothing) {
        if (create.ifNotExists() && situation.before().relation(create.view()).isPresent()) {
            return;
        }
        touches.made(RelationKind.MATERIALIZED_VIEW, create.view());
        fill(create.query(), create.withData());
    }

    @Override
    public void visit(CreateView create, Void nothing) {
        Optional<View> replaced = situation.before().view(create.view());
        if (create.orReplace() && replaced.isPresent()) {
            touches.lock(replaced.get(), LockMode.ACCESS_EXCLUSIVE);
        } else {
            touches.made(RelationKind.VIEW, create.view());
        }
        new QueryEffects(situation, touches).name(create.query());
    }

    @Override
    public void visit(AlterTable alter, Void nothing) {
        switch (alter.kind()) {
            case TYPE -> alterType(alter);
            case SEQUENCE -> alterSequence(alter);
            case VIEW -> touches.lock(alter.table(), LockMode.ACCESS_EXCLUSIVE);
            default -> alterTable(alter);
        }
    }

    @Override
    public void visit(CreateIndex create, Void nothing) {
        new IndexEffects(situation, touches).create(create);
    }

    @Override
    public void visit(CreateSequence create, Void nothing) {
        if (create.ifNotExists()
                && situation.before().relation(create.sequence()).isPresent()) {
            return;
        }
        touches.made(RelationKind.SEQUENCE, create.sequence());
        own(create.options());
    }

    @Override
    public void visit(AlterSequence alter, Void nothing) {
        Optional<Relation> sequence = situation.before().relation(alter.sequence());
        if (sequence.isEmpty()) {
            touches.lockUnknown(alter.sequence(), RelationKind.SEQUENCE, LockMode.SHARE_ROW_EXCLUSIVE);
            return;
        }
        SequenceOptions options = alter.options();
        touches.lock(sequence.get(), LockMode.SHARE_ROW_EXCLUSIVE);
        boolean onlyOwned = options.ownedBy().isPresent()
                && options.type().isEmpty()
                && options.start().isEmpty()
                && options.increment().isEmpty()
                && !options.restart();
        touches.renew(sequence.get(), onlyOwned ? Truth.NO : Truth.YES);
        own(options);
    }

    @Override
    public void visit(CreateSchema create, Void nothing) {
        for (Statement element : create.elements()) {
            element.accept(this, nothing);
        }
    }

    @Override
    public void visit(CreateExtension create, Void nothing) {}

    @Override
    public void visit(AlterExtension alter, Void nothing) {}

    @Override
    public void visit(CreateEnum create, Void nothing) {}

    @Override
    public void visit(CreateCompositeType create, Void nothing) {}

    @Override
    public void visit(CreateRangeType create, Void nothing) {}

    @Override
    public void visit(CreateBaseType create, Void nothing) {}

    @Override
    public void visit(AlterEnum alter, Void nothing) {}

    @Override
    public void visit(CreateDomain create, Void nothing) {}

    @Override
    public void visit(AlterDomain alter, Void nothing) {
        Optional<UserType> domain = situation.before().type(alter.domain());
        boolean checks = switch (alter.action()) {
            case SET_NOT_NULL, VALIDATE_CONSTRAINT -> true;
            case ADD_CONSTRAINT ->
                alter.constraint()
                        .filter(constraint -> constraint instanceof CheckConstraint check && !check.notValid()
                                || constraint instanceof NotNullConstraint)
                        .isPresent();
            default -> false;
        };
        if (!checks) {
            return;
        }
        if (domain.isEmpty()) {
            touches.unknown(alter.domain().joined());
        }
        domain.ifPresent(known -> checkValues(known, new HashSet<>()));
    }

    @Override
    public void visit(CreateFunction create, Void nothing) {
        String language = create.language().orElse("sql");
        if (!language.equals("sql") || create.body().isEmpty()) {
            return;
        }
        for (Executed inner : situation
                .answers()
                .executed(create.body().get(), language, situation.executed().written(), Map.of())) {
            names(inner.statement());
        }
    }

    @Override
    public void visit(AlterFunction alter, Void nothing) {}

    @Override
    public void visit(CreateTrigger create, Void nothing) {
        lockFamily(create.table(), LockMode.SHARE_ROW_EXCLUSIVE);
        create.referencedTable().ifPresent(table -> touches.lock(table, LockMode.ACCESS_SHARE));
    }

    @Override
    public void visit(CreateEventTrigger create, Void nothing) {}

    @Override
    public void visit(AlterEventTrigger alter, Void nothing) {}

    @Override
    public void visit(CreateRule create, Void nothing) {
        touches.lock(create.table(), LockMode.ACCESS_EXCLUSIVE);
    }

    @Override
    public void visit(CreatePolicy create, Void nothing) {
        touches.lock(create.table(), LockMode.ACCESS_EXCLUSIVE);
        create.using().ifPresent(this::readNames);
        create.withCheck().ifPresent(this::readNames);
    }

    @Override
    public void visit(AlterPolicy alter, Void nothing) {
        touches.lock(alter.table(), LockMode.ACCESS_EXCLUSIVE);
        alter.using().ifPresent(this::readNames);
        alter.withCheck().ifPresent(this::readNames);
    }

    @Override
    public void visit(Drop drop, Void nothing) {
        drop(drop);
    }

    @Override
    public void visit(Rename rename, Void nothing) {
        rename(rename);
    }

    @Override
    public void visit(OwnerTo owner, Void nothing) {
        ObjectReference object = owner.object();
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE -> move(object);
            default -> {}
        }
        touches.role(owner.owner());
    }

    @Override
    public void visit(SetSchema set, Void nothing) {
        ObjectReference object = set.object();
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE -> move(object);
            default -> {}
        }
        if (!situation.catalog().schemas().containsKey(set.schema().value())) {
            touches.unknown("schema " + set.schema().value());
        }
    }

    @Override
    public void visit(Comment comment, Void nothing) {
        describe(comment.object());
    }

    @Override
    public void visit(SecurityLabel security, Void nothing) {
        describe(security.object());
    }

    @Override
    public void visit(Grant grant, Void nothing) {
        grant(grant.privileges());
        grant.grantees().forEach(touches::role);
    }

    @Override
    public void visit(Revoke revoke, Void nothing) {
        grant(revoke.privileges());
        revoke.grantees().forEach(touches::role);
    }

    @Override
    public void visit(GrantRole grant, Void nothing) {}

    @Override
    public void visit(RevokeRole revoke, Void nothing) {}

    @Override
    public void visit(AlterDefaultPrivileges alter, Void nothing) {}

    @Override
    public void visit(CreateRole create, Void nothing) {}

    @Override
    public void visit(AlterRole alter, Void nothing) {}

    @Override
    public void visit(DropOwned drop, Void nothing) {
        touches.unknown("what the roles own");
    }

    @Override
    public void visit(ReassignOwned reassign, Void nothing) {
        touches.unknown("what the roles own");
    }

    @Override
    public void visit(Begin begin, Void nothing) {}

    @Override
    public void visit(Commit commit, Void nothing) {}

    @Override
    public void visit(Rollback rollback, Void nothing) {}

    @Override
    public void visit(Savepoint savepoint, Void nothing) {}

    @Override
    public void visit(ReleaseSavepoint release, Void nothing) {}

    @Override
    public void visit(RollbackToSavepoint rollback, Void nothing) {}

    @Override
    public void visit(PreparedTransaction prepared, Void nothing) {}

    @Override
    public void visit(SetTransaction set, Void nothing) {}

    @Override
    public void visit(SetConstraints set, Void nothing) {}

    @Override
    public void visit(SetParameter set, Void nothing) {}

    @Override
    public void visit(ResetParameter reset, Void nothing) {}

    @Override
    public void visit(ShowParameter show, Void nothing) {}

    @Override
    public void visit(Discard discard, Void nothing) {}

    @Override
    public void visit(LockTable lock, Void nothing) {
        new MaintenanceEffects(situation, touches).lock(lock);
    }

    @Override
    public void visit(Truncate truncate, Void nothing) {
        new MaintenanceEffects(situation, touches).truncate(truncate);
    }

    @Override
    public void visit(Vacuum vacuum, Void nothing) {
        new MaintenanceEffects(situation, touches).vacuum(vacuum);
    }

    @Override
    public void visit(Analyze analyze, Void nothing) {
        new MaintenanceEffects(situation, touches).analyze(analyze);
    }

    @Override
    public void visit(Cluster cluster, Void nothing) {
        new MaintenanceEffects(situation, touches).cluster(cluster);
    }

    @Override
    public void visit(Reindex reindex, Void nothing) {
        new MaintenanceEffects(situation, touches).reindex(reindex);
    }

    @Override
    public void visit(RefreshMaterializedView refresh, Void nothing) {
        new MaintenanceEffects(situation, touches).refresh(refresh);
    }

    @Override
    public void visit(Copy copy, Void nothing) {
        QueryEffects queries = new QueryEffects(situation, touches);
        copy.query().ifPresent(query -> queries.run(query, Optional.empty()));
        if (copy.from()) {
            copy.table().ifPresent(table -> queries.insert(table, values(copy.columns())));
        } else {
            copy.table().ifPresent(table -> {
                touches.lock(table, LockMode.ACCESS_SHARE);
                touches.scan(table, Truth.YES);
            });
        }
    }

    @Override
    public void visit(DoBlock block, Void nothing) {}

    @Override
    public void visit(Call call, Void nothing) {
        touches.unknown("what %s does".formatted(call.procedure().joined()));
    }

    @Override
    public void visit(Prepare prepare, Void nothing) {}

    @Override
    public void visit(Execute execute, Void nothing) {
        touches.unknown("what was prepared as %s".formatted(execute.name().value()));
    }

    @Override
    public void visit(Deallocate deallocate, Void nothing) {}

    @Override
    public void visit(Explain explain, Void nothing) {
        explain.statement().accept(this, nothing);
        if (!explain.analyze()) {
            touches.keepOnlyLocks();
        }
    }

    @Override
    public void visit(Select select, Void nothing) {
        changes(select.query());
        new QueryEffects(situation, touches).run(select.query(), Optional.empty());
    }

    /** What the data changes do that stand in the WITH clause. */
    private void changes(Query query) {
        situation.answers().changes(query).forEach(change -> change.accept(this, null));
    }

    @Override
    public void visit(Insert insert, Void nothing) {
        changes(insert.query());
        QueryEffects queries = new QueryEffects(situation, touches);
        queries.insert(insert.table(), values(insert.columns()));
        if (insert.source() == InsertSource.QUERY) {
            queries.run(insert.query(), Optional.of(insert.table()));
        }
    }

    @Override
    public void visit(Update update, Void nothing) {
        changes(update.query());
        QueryEffects queries = new QueryEffects(situation, touches);
        Truth whole = update.where().isEmpty() ? Truth.YES : Truth.UNKNOWN;
        queries.update(update.table(), update.only(), values(update.columns()), whole);
        queries.run(update.query(), Optional.of(update.table()));
    }

    @Override
    public void visit(Delete delete, Void nothing) {
        changes(delete.query());
        QueryEffects queries = new QueryEffects(situation, touches);
        Truth whole = delete.where().isEmpty() ? Truth.YES : Truth.UNKNOWN;
        queries.delete(delete.table(), delete.only(), whole);
        new QueryEffects(situation, touches).run(delete.query(), Optional.of(delete.table()));
    }

    @Override
    public void visit(Merge merge, Void nothing) {
        changes(merge.query());
        QueryEffects queries = new QueryEffects(situation, touches);
        queries.update(merge.table(), false, List.of(), Truth.UNKNOWN);
        queries.run(merge.query(), Optional.of(merge.table()));
    }

    @Override
    public void visit(CreatePublication create, Void nothing) {
        create.tables().forEach(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
    }

    @Override
    public void visit(AlterPublication alter, Void nothing) {
        alter.tables().forEach(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
        if (alter.action() == PublicationAction.SET) {
            situation.catalog().publications().find(alter.publication().value()).stream()
                    .flatMap(publication -> publication.tables().keySet().stream())
                    .flatMap(table -> situation.catalog().relation(table).stream())
                    .forEach(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
        }
    }

    @Override
    public void visit(CreateSubscription create, Void nothing) {}

    @Override
    public void visit(AlterSubscription alter, Void nothing) {}

    @Override
    public void visit(CreateStatistics create, Void nothing) {
        touches.lock(create.table(), LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    @Override
    public void visit(AlterSystem alter, Void nothing) {}

    @Override
    public void visit(CreateObject create, Void nothing) {}

    @Override
    public void visit(AlterObject alter, Void nothing) {}

    @Override
    public void visit(SessionCommand session, Void nothing) {}

    @Override
    public void visit(ImportForeignSchema foreign, Void nothing) {
        touches.unknown("the tables of the foreign schema");
    }

    @Override
    public void visit(PsqlCommand psql, Void nothing) {}

    @Override
    public void visit(OpaqueStatement opaque, Void nothing) {
        if (opaque.error().isEmpty()) {
            touches.unknown("the statement");
        }
        opaque.names().forEach(name -> touches.unknown(name.joined()));
    }

    private void refer(QualifiedName table, List<ColumnDefinition> columns, List<Constraint> constraints) {
        List<Constraint> all = new ArrayList<>(constraints);
        columns.forEach(column -> all.addAll(column.constraints()));
        for (Constraint constraint : all) {
            if (constraint instanceof ForeignKeyConstraint key
                    && !key.references().joined().equals(table.joined())) {
                new ForeignKeys(situation, touches).refer(key, Truth.NO);
            }
        }
    }

    /** The parent may not be used meanwhile, and its default partition is read for rows that belong to the new one. */
    private void addPartition(PartitionOf partition) {
        Optional<Relation> relation = touches.lock(partition.parent(), LockMode.ACCESS_EXCLUSIVE);
        if (relation.isEmpty() || !(relation.get() instanceof Table parent)) {
            return;
        }
        situation.defaultPartition(parent).ifPresent(other -> {
            touches.lock(other, LockMode.ACCESS_EXCLUSIVE);
            Truth scans = new PartitionProof(situation, parent).scansDefault(other, partition.bound());
            touches.scan(other, scans);
        });
        for (TableConstraint key : Situation.foreignKeys(parent)) {
            situation
                    .catalog()
                    .relation(key.references())
                    .ifPresent(target -> new ForeignKeys(situation, touches).refer(target, Truth.NO));
        }
        situation.catalog().foreignKeysTo(parent).stream()
                .filter(key -> !key.constraint().inherited())
                .forEach(key -> touches.lock(key.table(), LockMode.SHARE_ROW_EXCLUSIVE));
    }

    private void fill(Query query, boolean withData) {
        QueryEffects queries = new QueryEffects(situation, touches);
        if (withData) {
            queries.run(query, Optional.empty());
        } else {
            queries.name(query);
        }
    }

    private void alterTable(AlterTable alter) {
        Optional<Index> index = situation.before().index(alter.table());
        if (index.isPresent()) {
            new IndexEffects(situation, touches).alter(alter, index.get());
        } else if (alter.kind() == ObjectKind.INDEX) {
            touches.lockUnknown(alter.table(), RelationKind.INDEX, LockMode.SHARE_UPDATE_EXCLUSIVE);
        } else {
            Optional<View> view = situation.before().view(alter.table());
            if (view.isPresent() && !view.get().isMaterialized()) {
                touches.lock(view.get(), LockMode.ACCESS_EXCLUSIVE);
            } else {
                new TableEffects(situation, touches, alter).find();
            }
        }
    }

    /** Tables that were made of the type follow it. */
    private void alterType(AlterTable alter) {
        situation.before().type(alter.table()).stream()
                .flatMap(type -> situation.catalog().dependantsOf(type.id()).stream())
                .filter(dependant -> dependant.part() == Dependant.Part.WHOLE)
                .flatMap(dependant -> situation.catalog().table(dependant.object()).stream())
                .forEach(table -> touches.lock(table, LockMode.ACCESS_EXCLUSIVE));
    }

    private void alterSequence(AlterTable alter) {
        Optional<Relation> sequence = situation.before().relation(alter.table());
        sequence.ifPresentOrElse(
                known -> {
                    touches.lock(known, LockMode.ACCESS_EXCLUSIVE);
                    boolean logged = alter.actions().stream().anyMatch(SetLogged.class::isInstance);
                    touches.renew(known, Truth.of(logged));
                },
                () -> touches.lockUnknown(alter.table(), RelationKind.SEQUENCE, LockMode.ACCESS_EXCLUSIVE));
    }

    private void own(SequenceOptions options) {
        options.ownedBy()
                .flatMap(owner -> owner.table())
                .ifPresent(table -> touches.lock(table, LockMode.ACCESS_SHARE));
    }

    /** The values of all columns of a domain, and of the domains over it, are checked. */
    private void checkValues(UserType domain, Set<Integer> seen) {
        if (!seen.add(domain.id())) {
            return;
        }
        situation.catalog().tablesUsing(domain).forEach(table -> {
            touches.lock(table, LockMode.SHARE);
            touches.scan(table, Truth.YES);
        });
        touches.risk("a value breaks it", "23514", "a column contains values that violate the new constraint");
        situation.catalog().types().stream()
                .filter(type ->
                        type.base().filter(base -> base.id() == domain.id()).isPresent())
                .forEach(type -> checkValues(type, seen));
    }

    /** What a statement in the body of a function names, without running it. */
    private void names(Statement statement) {
        if (statement instanceof Select select) {
            new QueryEffects(situation, touches).name(select.query());
        } else if (statement instanceof Insert
                || statement instanceof Update
                || statement instanceof Delete
                || statement instanceof Merge) {
            Touches inner = new Touches(situation);
            statement.accept(new StatementEffects(situation, inner), null);
            inner.effect().touches().stream()
                    .filter(touch -> touch.lock()
                            .filter(mode -> mode != LockMode.ROW_SHARE)
                            .isPresent())
                    .forEach(touch -> situation
                            .catalog()
                            .relation(touch.name())
                            .ifPresent(relation ->
                                    touches.lock(relation, touch.lock().orElseThrow())));
        }
    }

    private void lockFamily(QualifiedName name, LockMode mode) {
        Optional<Relation> relation = touches.lock(name, mode);
        if (relation.isPresent() && relation.get() instanceof Table table) {
            situation.partitions(table).forEach(partition -> touches.lock(partition, mode));
        }
    }

    private void readNames(Expression expression) {
        situation
                .answers()
                .ask(expression)
                .ifPresent(answer -> answer.relations().forEach(name -> touches.lock(name, LockMode.ACCESS_SHARE)));
    }

    private void drop(Drop drop) {
        switch (drop.kind()) {
            case INDEX -> new IndexEffects(situation, touches).drop(drop);
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE -> {
                drop.objects().stream()
                        .filter(object ->
                                situation.before().relation(object.name()).isEmpty())
                        .forEach(object ->
                                touches.lockUnknown(object.name(), kind(drop.kind()), LockMode.ACCESS_EXCLUSIVE));
                drop.objects()
                        .forEach(object -> situation
                                .before()
                                .relation(object.name())
                                .ifPresent(relation -> touches.lock(relation, LockMode.ACCESS_EXCLUSIVE)));
                new Removals(situation, touches).lock();
            }
            case POLICY, TRIGGER, RULE -> {
                drop.objects().forEach(this::dropPart);
                drop.objects().stream()
                        .flatMap(part -> part.table().stream())
                        .flatMap(table -> situation.before().relation(table).stream())
                        .forEach(new Removals(situation, touches)::lockIfChanged);
            }
            case STATISTICS -> drop.objects().forEach(this::dropStatistics);
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE, TYPE, DOMAIN, SCHEMA, EXTENSION -> {
                drop.objects().stream()
                        .filter(object -> !isThere(drop.kind(), object.name()))
                        .forEach(object -> touches.unknown(
                                drop.kind() + " " + object.name().joined()));
                new Removals(situation, touches).lock();
            }
            default -> new Removals(situation, touches).lock();
        }
    }

    private boolean isThere(ObjectKind kind, QualifiedName name) {
        return switch (kind) {
            case TYPE, DOMAIN -> situation.before().type(name).isPresent();
            case SCHEMA -> situation.catalog().schemas().containsKey(name.name());
            case EXTENSION -> situation.catalog().extensions().containsKey(name.name());
            default -> !situation.before().functions(name).isEmpty();
        };
    }

    /** A part of a relation that is not there is passed over without a lock. */
    private void dropPart(ObjectReference part) {
        Optional<Relation> relation = part.table().flatMap(situation.before()::relation);
        if (relation.isEmpty() || !relation.get().isKnown()) {
            part.table().ifPresent(table -> touches.lock(table, LockMode.ACCESS_EXCLUSIVE));
        }
    }

    private void dropStatistics(ObjectReference statistics) {
        situation.catalog().others().stream()
                .filter(other -> other.kind() == ObjectKind.STATISTICS)
                .filter(other -> other.name().equals(statistics.name().name())
                        || other.name().endsWith("." + statistics.name().name()))
                .flatMap(other -> situation.catalog().relation(other.table()).stream())
                .forEach(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
    }

    private static RelationKind kind(ObjectKind kind) {
        return switch (kind) {
            case VIEW -> RelationKind.VIEW;
            case MATERIALIZED_VIEW -> RelationKind.MATERIALIZED_VIEW;
            case SEQUENCE -> RelationKind.SEQUENCE;
            case INDEX -> RelationKind.INDEX;
            default -> RelationKind.TABLE;
        };
    }

    private void rename(Rename rename) {
        ObjectReference object = rename.object();
        switch (rename.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> {
                Optional<Index> index = situation.before().index(object.name());
                if (index.isPresent()) {
                    new IndexEffects(situation, touches).rename(index.get(), rename.kind() == ObjectKind.INDEX);
                } else if (situation.before().relation(object.name()).isPresent()) {
                    touches.lock(object.name(), LockMode.ACCESS_EXCLUSIVE);
                } else {
                    touches.lockUnknown(object.name(), kind(rename.kind()), LockMode.ACCESS_EXCLUSIVE);
                }
            }
            case COLUMN -> {
                Optional<Relation> relation =
                        object.table().flatMap(table -> touches.lock(table, LockMode.ACCESS_EXCLUSIVE));
                if (relation.isPresent() && relation.get() instanceof Table table) {
                    situation.descendants(table).forEach(below -> touches.lock(below, LockMode.ACCESS_EXCLUSIVE));
                }
            }
            case CONSTRAINT, TRIGGER, POLICY, RULE ->
                object.table().ifPresent(table -> touches.lock(table, LockMode.ACCESS_EXCLUSIVE));
            default -> {}
        }
    }

    /** Another owner or schema, for the sequences of a table too. */
    private void move(ObjectReference object) {
        Optional<Relation> relation = touches.lock(object.name(), LockMode.ACCESS_EXCLUSIVE);
        relation.ifPresent(known -> situation
                .catalog()
                .sequencesOf(known)
                .forEach(sequence -> touches.lock(sequence, LockMode.ACCESS_EXCLUSIVE)));
    }

    private void describe(ObjectReference object) {
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                touches.lock(object.name(), LockMode.SHARE_UPDATE_EXCLUSIVE);
            case COLUMN -> object.table().ifPresent(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
            case CONSTRAINT, TRIGGER, POLICY, RULE ->
                object.table().ifPresent(table -> touches.lock(table, LockMode.ACCESS_SHARE));
            case INDEX ->
                situation
                        .before()
                        .index(object.name())
                        .ifPresent(index -> situation
                                .catalog()
                                .relation(index.table())
                                .ifPresent(table -> touches.lock(table, index, LockMode.SHARE_UPDATE_EXCLUSIVE)));
            default -> {}
        }
    }

    /** From 18 on a relation is kept from being dropped meanwhile. */
    private void grant(Privileges privileges) {
        boolean relations = privileges.on() == ObjectKind.TABLE || privileges.on() == ObjectKind.SEQUENCE;
        if (situation.major() >= 18 && relations && !privileges.allInSchema()) {
            privileges.objects().forEach(object -> touches.lock(object.name(), LockMode.ACCESS_SHARE));
        }
    }

    private static List<String> values(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }
}
