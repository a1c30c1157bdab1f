package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.Statement;
import java.util.List;

/** Hands statements about objects other than relations to what refuses them. */
final class ObjectRefusals {

    private final Situation situation;
    private final Touches touches;

    ObjectRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Statement statement) {
        if (statement instanceof CreateSubscription create) {
            new SubscriptionRefusals(situation, touches).create(create);
        } else if (statement instanceof AlterSubscription alter) {
            new SubscriptionRefusals(situation, touches).alter(alter);
        } else if (statement instanceof Cluster cluster) {
            new ChosenIndexRefusals(situation, touches).cluster(cluster);
        } else if (statement instanceof CreateTrigger create) {
            new TriggerRefusals(situation, touches).create(create);
        } else if (statement instanceof CreateStatistics create) {
            new StatisticsRefusals(situation, touches).create(create);
        } else if (statement instanceof CreateSequence create) {
            new SequenceRefusals(situation, touches).create(create);
        } else if (statement instanceof AlterSequence alter) {
            new SequenceRefusals(situation, touches).alter(alter);
        } else if (statement instanceof CreateObject create && create.object().kind() == ObjectKind.AGGREGATE) {
            new AggregateRefusals(touches).create(create);
        } else if (statement instanceof CreateFunction create) {
            new FunctionDefinitionRefusals(situation, touches).create(create);
        } else if (statement instanceof CreateRule create) {
            new RuleRefusals(situation, touches).create(create);
        } else if (statement instanceof CreatePublication create) {
            new PublicationRefusals(situation, touches).create(create);
        } else if (statement instanceof AlterPublication alter) {
            new PublicationRefusals(situation, touches).alter(alter);
        } else if (statement instanceof CreateForeignTable create) {
            new ForeignRefusals(situation, touches).create(create);
        } else if (statement instanceof CreateObject create
                && isForeign(create.object().kind())) {
            new ForeignRefusals(situation, touches).options(create.options());
        } else if (statement instanceof CreateObject create && create.object().kind() == ObjectKind.OPERATOR) {
            new OperatorRefusals(touches).create(create);
        } else if (statement instanceof CreateEventTrigger create) {
            new EventTriggerRefusals(situation, touches).create(create);
        } else if (statement instanceof AlterDomain alter) {
            new DependentRefusals(situation, touches).alter(alter);
        } else if (statement instanceof CreateRole create) {
            new RoleRefusals(situation, touches).create(create);
        } else if (statement instanceof GrantRole grant) {
            new RoleRefusals(situation, touches).grant(grant);
        } else if (statement instanceof Drop drop) {
            drop(drop);
        } else if (statement instanceof OwnerTo owner) {
            named(owner.object());
        } else if (statement instanceof SetSchema set) {
            named(set.object());
        } else if (statement instanceof Comment comment) {
            named(comment.object());
        } else if (statement instanceof Rename rename) {
            new RoutineKindRefusals(situation, touches).find(rename.object(), false);
        } else if (statement instanceof CreateView create) {
            new ViewRefusals(situation, touches)
                    .names(create.columns(), create.query(), "CREATE VIEW specifies more column names than columns");
            parameters(StorageParameters.Owner.VIEW, create.options());
        } else if (statement instanceof CreateMaterializedView create) {
            new ViewRefusals(situation, touches)
                    .names(create.columns(), create.query(), "too many column names were specified");
            parameters(StorageParameters.Owner.HEAP, create.options());
        } else if (statement instanceof CreateTableAs create) {
            if (create.onCommit().isPresent() && create.persistence() != Persistence.TEMPORARY) {
                touches.refuse("42P16", "ON COMMIT can only be used on temporary tables");
            }
            new ViewRefusals(situation, touches)
                    .names(create.columns(), create.query(), "too many column names were specified");
            parameters(StorageParameters.Owner.HEAP, create.options());
        } else if (statement instanceof CreateIndex create) {
            StorageParameters.ofMethod(create.method().map(Identifier::value).orElse("btree"))
                    .ifPresent(owner -> parameters(owner, create.options()));
        } else if (statement instanceof Copy copy) {
            new CopyRefusals(situation, touches).find(copy);
        }
    }

    /** What is not about one object by its name. */
    void findOthers(Statement statement) {
        new TransactionRefusals(situation, touches).find(statement);
        new TypeDefinitionRefusals(situation, touches).find(statement);
        new MaintenanceRefusals(situation, touches).find(statement);
    }

    private static boolean isForeign(ObjectKind kind) {
        return kind == ObjectKind.SERVER || kind == ObjectKind.FOREIGN_DATA_WRAPPER || kind == ObjectKind.USER_MAPPING;
    }

    private void parameters(StorageParameters.Owner owner, List<Option> options) {
        if (!options.isEmpty()) {
            new StorageParameters(touches, situation.major()).set(owner, options);
        }
    }

    private void drop(Drop drop) {
        new DependentRefusals(situation, touches).drop(drop);
        if (drop.kind() == ObjectKind.ROLE) {
            new RoleRefusals(situation, touches).drop(drop);
        } else {
            drop.objects().forEach(object -> new RoutineKindRefusals(situation, touches).find(object, true));
        }
    }

    /** What a statement names by its kind has to be of it. */
    private void named(ObjectReference object) {
        new RoutineKindRefusals(situation, touches).find(object, false);
        switch (object.kind()) {
            case VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE, INDEX ->
                situation
                        .before()
                        .relation(object.name())
                        .filter(Relation::isKnown)
                        .ifPresent(relation -> {
                            touches.at(object);
                            new ActionKinds(situation, touches)
                                    .named(
                                            object.kind(),
                                            relation,
                                            object.name().name());
                        });
            default -> {}
        }
    }
}
