package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OutputColumn;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.PolicyCommand;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Revoke;
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
        if (statement instanceof AlterTable alter) {
            alter(alter);
        } else if (statement instanceof Grant grant) {
            privileges(grant.privileges());
        } else if (statement instanceof Revoke revoke) {
            privileges(revoke.privileges());
        } else if (statement instanceof CreateTable create) {
            create.partitionOf()
                    .ifPresent(partition -> situation
                            .before()
                            .table(partition.parent())
                            .flatMap(parent -> new PartitionProof(situation, parent).overlapped(partition.bound()))
                            .ifPresent(other -> touches.refuse(
                                    "42P17",
                                    "partition \"%s\" would overlap partition \"%s\""
                                            .formatted(
                                                    create.table().name(),
                                                    other.name().name()))));
        } else if (statement instanceof CreateIndex create) {
            new IndexRefusals(situation, touches).create(create);
        } else if (statement instanceof Drop drop) {
            drop(drop);
        } else if (statement instanceof Truncate truncate) {
            truncate(truncate);
        } else if (statement instanceof Comment comment) {
            comment(comment.object());
        } else if (statement instanceof CreatePolicy create) {
            createPolicy(create);
        } else if (statement instanceof CreateView create) {
            replaceView(create);
        } else if (statement instanceof RefreshMaterializedView refresh) {
            refresh(refresh);
        } else if (statement instanceof CreateFunction create) {
            replaceFunction(create);
        } else if (statement instanceof Update update) {
            new NewLabelRefusals(situation, touches).values(update.query(), update.table());
        } else if (statement instanceof Insert insert) {
            new NewLabelRefusals(situation, touches).values(insert.query(), insert.table());
        }
    }

    private void alter(AlterTable alter) {
        for (AlterTableAction action : alter.actions()) {
            touches.at(action.keywords());
            new ActionRefusals(situation, touches, alter).find(action);
            if (action instanceof AddColumn add && add.column().type().isPresent()) {
                DataType type = situation.before().type(add.column().type().get());
                add.column()
                        .defaultValue()
                        .ifPresent(value -> new NewLabelRefusals(situation, touches).used(type, value.expression()));
            }
        }
    }

    private void drop(Drop drop) {
        if (drop.kind() == ObjectKind.INDEX) {
            new IndexRefusals(situation, touches).drop(drop);
        }
        if (drop.cascade().isEmpty() && drop.kind() == ObjectKind.FUNCTION) {
            drop.objects().forEach(this::dropFunction);
        }
    }

    private void dropFunction(ObjectReference object) {
        List<Function> functions = situation.before().functions(object.name());
        if (functions.size() != 1) {
            return;
        }
        Function function = functions.get(0);
        for (Dependant dependant : situation.catalog().dependantsOf(function.id())) {
            boolean used = dependant.part() == Dependant.Part.DEFAULT
                    && situation.catalog().table(dependant.object()).stream()
                            .filter(Relation::isKnown)
                            .flatMap(table -> table.columns().stream())
                            .filter(column -> Integer.toString(column.number()).equals(dependant.name()))
                            .flatMap(column -> column.defaultValue().or(column::generated).stream())
                            .anyMatch(expression -> calls(expression, function));
            if (used) {
                touches.at(object);
                touches.refuse(
                        "2BP01",
                        "cannot drop function %s because other objects depend on it"
                                .formatted(function.name().name() + function.signature()));
            }
        }
    }

    private boolean calls(Expression expression, Function function) {
        return situation
                .answers()
                .ask(expression)
                .filter(answer -> answer.calls().stream()
                        .anyMatch(call ->
                                call.function().name().equals(function.name().name())))
                .isPresent();
    }

    private void truncate(Truncate truncate) {
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

    /** PostgreSQL 17 brought MAINTAIN. */
    private void privileges(Privileges privileges) {
        boolean maintain = privileges.privileges().stream()
                .anyMatch(privilege -> privilege.name().equals("MAINTAIN"));
        if (maintain && situation.major() < 17) {
            touches.refuse("42601", "unrecognized privilege type \"maintain\"");
        }
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

    /** A view in the place of another has to show the same columns first. */
    private void replaceView(CreateView create) {
        Optional<View> old = situation
                .before()
                .view(create.view())
                .filter(View::columnsKnown)
                .filter(Relation::isKnown);
        List<String> names = outputs(create);
        if (!create.orReplace() || old.isEmpty() || names.isEmpty() || names.contains("*")) {
            return;
        }
        List<Column> columns = old.get().columns();
        if (names.size() < columns.size()) {
            touches.refuse("42P16", "cannot drop columns from view");
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).name().equals(names.get(i))) {
                touches.refuse(
                        "42P16",
                        "cannot change name of view column \"%s\" to \"%s\""
                                .formatted(columns.get(i).name(), names.get(i)));
            }
        }
    }

    private List<String> outputs(CreateView create) {
        if (!create.columns().isEmpty()) {
            return create.columns().stream().map(Identifier::value).toList();
        }
        return situation.answers().ask(create.query()).map(QueryAnswer::outputs).orElse(List.of()).stream()
                .map(OutputColumn::name)
                .toList();
    }

    private void refresh(RefreshMaterializedView refresh) {
        Optional<View> view = situation.before().view(refresh.view()).filter(Relation::isKnown);
        if (!refresh.concurrently() || view.isEmpty()) {
            return;
        }
        if (!view.get().isPopulated()) {
            touches.refuse("0A000", "CONCURRENTLY cannot be used when the materialized view is not populated");
        }
        boolean unique = view.get().indexes().values().stream()
                .anyMatch(index -> index.unique()
                        && coversAllRows(index)
                        && index.keys().stream().allMatch(key -> key.column().isPresent()));
        if (!unique && !view.get().isUncertain(Aspect.INDEXES)) {
            touches.refuse(
                    "55000",
                    "cannot refresh materialized view \"%s\" concurrently"
                            .formatted(view.get().name().joined()));
        }
    }

    private void replaceFunction(CreateFunction create) {
        if (!create.orReplace() || create.returns().isEmpty()) {
            return;
        }
        List<DataType> arguments = create.parameters().stream()
                .filter(parameter -> parameter.mode() != ParameterMode.OUT && parameter.mode() != ParameterMode.TABLE)
                .map(parameter -> situation.before().type(parameter.type()))
                .toList();
        DataType returns = situation.before().type(create.returns().get());
        for (Function function : situation.before().functions(create.function())) {
            boolean same = function.arguments().stream()
                    .map(DataType::canonical)
                    .toList()
                    .equals(arguments.stream().map(DataType::canonical).toList());
            Optional<DataType> old = function.returns().map(situation.before()::type);
            if (same
                    && function.knowledge() == Knowledge.KNOWN
                    && old.isPresent()
                    && TypeChanges.isBuiltIn(old.get().name())
                    && TypeChanges.isBuiltIn(returns.name())
                    && !old.get().name().equals(returns.name())) {
                touches.refuse("42P13", "cannot change return type of existing function");
            }
        }
    }

    /** A predicate without a column may come to true before PostgreSQL looks whether there is one. */
    private boolean coversAllRows(Index index) {
        return index.predicate()
                .filter(predicate -> situation
                        .answers()
                        .ask(predicate)
                        .filter(answer -> answer.columns().isEmpty())
                        .isEmpty())
                .isEmpty();
    }
}
