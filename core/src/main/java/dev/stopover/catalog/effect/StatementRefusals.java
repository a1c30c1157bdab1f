package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.PolicyCommand;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Update;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses because of what the catalog holds, beyond what the replay finds out. */
final class StatementRefusals {

    private final Situation situation;

    private final Touches touches;

    StatementRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find() {
        Statement statement = situation.executed().statement();
        find(statement);
        new DefinitionRefusals(situation, touches).find(statement);
        if (isPlain(statement)) {
            touches.at(statement.keywords());
            return;
        }
        new NameRefusals(situation, touches).find(statement);
        new WriteRefusals(situation, touches).find(statement);
        ObjectRefusals objects = new ObjectRefusals(situation, touches);
        objects.find(statement);
        objects.findOthers(statement);
    }

    private boolean isPlain(Statement statement) {
        return statement instanceof Insert insert
                && situation
                        .before()
                        .relation(insert.table())
                        .filter(relation -> PlainInsert.fits(insert, relation))
                        .isPresent();
    }

    private void find(Statement statement) {
        if (statement instanceof AlterTable alter) {
            alter(alter);
        } else if (statement instanceof Grant grant) {
            privileges(grant.privileges());
        } else if (statement instanceof Revoke revoke) {
            privileges(revoke.privileges());
        } else if (statement instanceof CreateSchema create) {
            schema(create);
        } else if (statement instanceof Rename rename) {
            new RenameRefusals(situation, touches).find(rename);
        } else if (statement instanceof CreateTable create && !create.ifNotExists()) {
            create.partitionBy().ifPresent(divided -> new DividedKeys(touches, divided).refuse(create));
        } else if (statement instanceof CreateIndex create) {
            new IndexRefusals(situation, touches).create(create);
            create.where().ifPresent(where -> new NewLabelRefusals(situation, touches).compared(create.table(), where));
        } else if (statement instanceof Drop drop) {
            drop(drop);
        } else if (statement instanceof Truncate truncate) {
            truncate(truncate);
        } else if (statement instanceof Comment comment) {
            comment(comment.object());
        } else if (statement instanceof CreatePolicy create) {
            createPolicy(create);
            create.using().ifPresent(using -> new NewLabelRefusals(situation, touches).compared(create.table(), using));
        } else if (statement instanceof CreateView create) {
            new ViewRefusals(situation, touches).replace(create);
        } else if (statement instanceof RefreshMaterializedView refresh) {
            new ViewRefusals(situation, touches).refresh(refresh);
        } else if (statement instanceof CreateFunction create) {
            new FunctionRefusals(situation, touches).create(create);
        } else if (statement instanceof Update update) {
            new NewLabelRefusals(situation, touches).values(update);
        } else if (statement instanceof Insert insert) {
            new NewLabelRefusals(situation, touches).values(insert);
        } else if (statement instanceof Delete delete && !delete.using()) {
            delete.where().ifPresent(where -> new NewLabelRefusals(situation, touches).compared(delete.table(), where));
        }
    }

    private void alter(AlterTable alter) {
        for (AlterTableAction action : alter.actions()) {
            touches.at(action.keywords());
            new ActionRefusals(situation, touches, alter).find(action);
            touches.at(action.keywords());
            new NewLabelRefusals(situation, touches).used(alter, action);
        }
    }

    private void drop(Drop drop) {
        if (drop.kind() == ObjectKind.INDEX) {
            new IndexRefusals(situation, touches).drop(drop);
        }
        if (drop.cascade().isEmpty() && drop.kind() == ObjectKind.FUNCTION) {
            drop.objects().forEach(new FunctionRefusals(situation, touches)::drop);
        }
    }

    private void truncate(Truncate truncate) {
        if (truncate.only()) {
            truncate.tables().stream()
                    .filter(name -> situation
                            .before()
                            .table(name)
                            .filter(table -> table.isKnown() && table.isPartitioned())
                            .isPresent())
                    .forEach(name -> touches.refuse("42809", "cannot truncate only a partitioned table"));
        }
        if (truncate.cascade().isPresent()) {
            return;
        }
        Set<Table> tables = new LinkedHashSet<>();
        truncate.tables()
                .forEach(name -> situation
                        .before()
                        .table(name)
                        .ifPresent(table -> tables.addAll(truncate.only() ? List.of(table) : situation.family(table))));
        boolean referenced = tables.stream()
                .flatMap(table -> situation.catalog().foreignKeysTo(table).stream())
                .anyMatch(key -> !tables.contains(key.table()) && key.table().isKnown());
        if (referenced) {
            touches.refuse("0A000", "cannot truncate a table referenced in a foreign key constraint");
        }
    }

    private void privileges(Privileges privileges) {
        new PrivilegeRefusals(situation, touches).find(privileges);
    }

    /** The elements of a schema lie in it. */
    private void schema(CreateSchema create) {
        String name = create.schema()
                .map(Identifier::value)
                .or(() -> create.authorization().map(RoleName::name).filter(role -> !role.isEmpty()))
                .or(situation.before().session()::role)
                .orElse("");
        boolean known = create.schema().isPresent()
                || create.authorization()
                        .filter(role -> role.kind() == RoleKind.NAMED
                                || situation.before().session().role().isPresent())
                        .isPresent();
        touches.at(create.schema().<Ranged>map(found -> found).orElse(create));
        if (name.startsWith("pg_")) {
            touches.refuse("42939", "unacceptable schema name \"%s\"".formatted(name));
        }
        for (Statement element : create.elements()) {
            Optional<QualifiedName> object = made(element)
                    .filter(made -> known
                            && made.schema()
                                    .filter(schema -> !schema.equals(name))
                                    .isPresent());
            if (object.isPresent()) {
                touches.at(object.get());
                touches.refuse(
                        "42P15",
                        "CREATE specifies a schema (%s) different from the one being created (%s)"
                                .formatted(object.get().schema().orElseThrow(), name));
            }
        }
    }

    private static Optional<QualifiedName> made(Statement element) {
        if (element instanceof CreateTable create) {
            return Optional.of(create.table());
        } else if (element instanceof CreateView create) {
            return Optional.of(create.view());
        } else if (element instanceof CreateIndex create) {
            return Optional.of(create.table());
        } else if (element instanceof CreateSequence create) {
            return Optional.of(create.sequence());
        } else if (element instanceof CreateTrigger create) {
            return Optional.of(create.table());
        }
        return Optional.empty();
    }

    private void comment(ObjectReference object) {
        if (object.kind() != ObjectKind.COLUMN) {
            return;
        }
        Optional<Relation> relation = object.table().flatMap(situation.before()::relation);
        boolean missing = relation.filter(Table.class::isInstance)
                .filter(Relation::isKnown)
                .filter(table -> table.column(object.name().name()).isEmpty())
                .isPresent();
        if (missing) {
            touches.at(object.name());
            touches.refuse(
                    "42703",
                    "column \"%s\" of relation \"%s\" does not exist"
                            .formatted(
                                    object.name().name(),
                                    relation.orElseThrow().name().name()));
        }
    }

    private void createPolicy(CreatePolicy create) {
        if (create.command() == PolicyCommand.INSERT && create.using().isPresent()) {
            touches.refuse("42601", "only WITH CHECK expression allowed for INSERT");
        }
        boolean reads = create.command() == PolicyCommand.SELECT || create.command() == PolicyCommand.DELETE;
        if (reads && create.withCheck().isPresent()) {
            touches.refuse("42601", "WITH CHECK cannot be applied to SELECT or DELETE");
        }
    }
}
