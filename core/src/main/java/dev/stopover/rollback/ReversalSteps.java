package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.definition.ObjectSql;
import dev.stopover.definition.SqlParts;
import dev.stopover.rollback.Step.Stage;
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that each difference asks for: what is left over goes, what is missing comes, what is changed is made anew. */
final class ReversalSteps {

    private final Catalog before;
    private final Catalog now;
    private final List<Step> steps = new ArrayList<>();

    ReversalSteps(Catalog before, Catalog now) {
        this.before = before;
        this.now = now;
    }

    List<Step> of(List<Difference> differences) {
        for (Difference difference : differences) {
            SchemaPart part = difference.part();
            switch (part.kind()) {
                case TABLE -> table(difference);
                case COLUMN -> column(difference);
                case CONSTRAINT -> constraint(difference);
                case INDEX -> index(difference);
                case POLICY, TRIGGER, RULE -> guard(difference);
                case VIEW, MATERIALIZED_VIEW -> view(difference);
                case FUNCTION -> function(difference);
                case TYPE -> type(difference);
                case SEQUENCE -> sequence(difference);
                case PRIVILEGES, DEFAULT_PRIVILEGES ->
                    PrivilegeSteps.of(difference, before, now).ifPresent(steps::add);
                case SCHEMA, EXTENSION, EVENT_TRIGGER, PUBLICATION, OTHER -> written(difference);
                default -> {}
            }
        }
        return steps;
    }

    private void add(Stage stage, int order, String... statements) {
        steps.add(Step.of(stage, order, statements));
    }

    private static Optional<Relation> relation(Catalog catalog, String name) {
        return catalog.relations().stream()
                .filter(relation -> relation.name().toString().equals(name))
                .findFirst();
    }

    private Optional<Table> table(Catalog catalog, String name) {
        return relation(catalog, name).filter(Table.class::isInstance).map(Table.class::cast);
    }

    private void table(Difference difference) {
        String name = difference.part().name();
        Optional<Table> was = table(before, name);
        Optional<Table> is = table(now, name);
        if (was.isEmpty()) {
            add(Stage.DROP_TABLE, -is.map(Relation::id).orElse(0), "DROP TABLE IF EXISTS " + name);
        } else if (is.isEmpty()) {
            create(was.get());
        } else {
            TableSteps.of(was.get(), is.get(), before, now).forEach(statement -> add(Stage.ALTER, 0, statement));
        }
    }

    /** The sequences of its serial columns have to be there first, and belong to it afterwards. */
    private void create(Table table) {
        List<String> statements = new ArrayList<>();
        List<String> owned = new ArrayList<>();
        for (Column column : table.columns()) {
            for (Sequence sequence : before.sequencesOf(table, column)) {
                if (!sequence.isIdentity() && column.local()) {
                    statements.add(ObjectSql.sequence(sequence));
                    owned.add("ALTER SEQUENCE " + sequence + " OWNED BY " + table + "." + Names.quoted(column.name()));
                }
            }
        }
        statements.add(ObjectSql.table(before, table));
        statements.addAll(owned);
        steps.add(new Step(Stage.CREATE_TABLE, table.id(), statements));
    }

    private void column(Difference difference) {
        Table is = table(now, difference.part().owner()).orElseThrow();
        Optional<Table> was = table(before, difference.part().owner());
        String alter = "ALTER TABLE " + is;
        Optional<Column> now = is.columns().stream()
                .filter(each -> isNamed(each.name(), is, difference))
                .findFirst();
        Optional<Column> then = was.stream()
                .flatMap(table -> table.columns().stream())
                .filter(each -> isNamed(each.name(), is, difference))
                .findFirst();
        if (then.isEmpty()) {
            dependents(is, now.orElseThrow());
            add(
                    Stage.DROP_COLUMN,
                    0,
                    alter + " DROP COLUMN IF EXISTS " + Names.quoted(now.get().name()));
        } else if (now.isEmpty()
                || then.get().generated().isPresent() != now.get().generated().isPresent()) {
            String add = alter + " ADD COLUMN " + Names.quoted(then.get().name()) + " "
                    + SqlParts.column(before, was.orElseThrow(), then.get());
            if (now.isPresent()) {
                add(
                        Stage.DROP_COLUMN,
                        0,
                        alter + " DROP COLUMN IF EXISTS "
                                + Names.quoted(now.get().name()),
                        add);
            } else {
                add(Stage.ADD_COLUMN, then.get().number(), add);
            }
        } else {
            if (!then.get().type().canonical().equals(now.get().type().canonical())) {
                dependents(is, now.get());
            }
            List<String> statements = ColumnSteps.of(was.orElseThrow(), then.get(), is, now.get(), before);
            if (!statements.isEmpty()) {
                steps.add(new Step(Stage.ALTER, 1, statements));
            }
        }
    }

    private static boolean isNamed(String name, Relation owner, Difference difference) {
        return (owner.name() + "." + Names.quoted(name))
                .equals(difference.part().name());
    }

    /** What stands in the way of a change of a column, and is to be there afterwards, goes and comes again. */
    private void dependents(Table table, Column column) {
        for (View view : now.viewsOf(table, column)) {
            again(view);
        }
        for (Policy policy : table.policies().values()) {
            boolean uses = policy.using()
                            .filter(using -> mentions(NormalForm.of(using), column))
                            .isPresent()
                    || policy.withCheck()
                            .filter(check -> mentions(NormalForm.of(check), column))
                            .isPresent();
            if (uses) {
                add(Stage.DROP_GUARD, 1, "DROP POLICY IF EXISTS " + Names.quoted(policy.name()) + " ON " + table);
            }
        }
    }

    private static boolean mentions(String form, Column column) {
        return (" " + form + " ").contains(" " + column.name() + " ");
    }

    /** The view and those that read it; what they were comes back in the next round. */
    private void again(View view) {
        now.viewsOf(view).forEach(this::again);
        add(Stage.DROP_VIEW, -view.id(), drop(view));
        before.view(view.name()).ifPresent(was -> add(Stage.CREATE_VIEW, was.id(), ObjectSql.view(was)));
    }

    private static String drop(View view) {
        return (view.isMaterialized() ? "DROP MATERIALIZED VIEW IF EXISTS " : "DROP VIEW IF EXISTS ") + view;
    }

    private void constraint(Difference difference) {
        String owner = difference.part().owner();
        Optional<Table> is = table(now, owner);
        Optional<Table> was = table(before, owner);
        is.flatMap(table -> constraint(table, difference)).ifPresent(constraint -> {
            boolean foreign = difference.after().orElseThrow().definition().startsWith("FOREIGN KEY");
            add(
                    foreign ? Stage.DROP_FOREIGN_KEY : Stage.DROP_CONSTRAINT,
                    0,
                    "ALTER TABLE " + owner + " DROP CONSTRAINT IF EXISTS " + Names.quoted(constraint.name()));
        });
        was.flatMap(table -> constraint(table, difference)).ifPresent(constraint -> {
            String definition = SqlParts.constraint(before, was.get(), constraint);
            boolean foreign = definition.startsWith("FOREIGN KEY");
            add(
                    foreign ? Stage.ADD_FOREIGN_KEY : Stage.ADD_CONSTRAINT,
                    definition.startsWith("PRIMARY") ? 0 : 1,
                    "ALTER TABLE " + owner + " ADD CONSTRAINT " + Names.quoted(constraint.name()) + " " + definition);
        });
    }

    private static Optional<TableConstraint> constraint(Table table, Difference difference) {
        return table.constraints().values().stream()
                .filter(each -> isNamed(each.name(), table, difference))
                .findFirst();
    }

    private void index(Difference difference) {
        difference.after().ifPresent(part -> add(Stage.DROP_INDEX, 0, "DROP INDEX IF EXISTS " + part.name()));
        difference.before().flatMap(part -> relation(before, part.owner())).ifPresent(relation -> {
            for (Index index : relation.indexes().values()) {
                if (new ObjectName(relation.name().schema(), index.name())
                        .toString()
                        .equals(difference.part().name())) {
                    add(
                            Stage.CREATE_INDEX,
                            index.number(),
                            (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + Names.quoted(index.name())
                                    + " ON " + (index.valid() ? "" : "ONLY ") + SqlParts.index(relation, index));
                }
            }
        });
    }

    private void guard(Difference difference) {
        String kind = difference.part().kind().word();
        String owner = difference.part().owner();
        String name = difference.part().name().substring(owner.length() + 1);
        difference
                .after()
                .ifPresent(part -> add(
                        Stage.DROP_GUARD,
                        0,
                        "DROP " + kind.toUpperCase(java.util.Locale.ROOT) + " IF EXISTS " + name + " ON " + owner));
        Relation relation = difference
                .before()
                .flatMap(part -> relation(before, part.owner()))
                .orElse(null);
        if (relation == null) {
            return;
        }
        if (relation instanceof Table table) {
            for (Policy policy : table.policies().values()) {
                if (kind.equals("policy") && isNamed(policy.name(), table, difference)) {
                    add(Stage.CREATE_GUARD, 1, "CREATE POLICY " + SqlParts.policy(table, policy));
                }
            }
        }
        for (Trigger trigger : relation.triggers().values()) {
            if (kind.equals("trigger") && isNamed(trigger.name(), relation, difference)) {
                trigger(relation, trigger);
            }
        }
        if (kind.equals("rule")) {
            difference
                    .before()
                    .flatMap(part -> ObjectSql.written(part.origin()))
                    .ifPresent(written -> add(Stage.CREATE_GUARD, 0, written));
        }
    }

    /** As its migration wrote it, which may say more than the catalog knows; if that does not do, as the catalog has it. */
    private void trigger(Relation relation, Trigger trigger) {
        String create = (trigger.constraint() ? "CREATE CONSTRAINT TRIGGER " : "CREATE TRIGGER ")
                + SqlParts.trigger(relation, trigger);
        ObjectSql.written(trigger.origin()).ifPresent(written -> add(Stage.CREATE_GUARD, 0, written));
        add(Stage.CREATE_GUARD, 1, create);
        if (trigger.state() != FiringState.ENABLE) {
            add(
                    Stage.CREATE_GUARD,
                    2,
                    "ALTER TABLE " + relation + " " + trigger.state().name().replace('_', ' ') + " TRIGGER "
                            + Names.quoted(trigger.name()));
        }
    }

    private void view(Difference difference) {
        difference
                .after()
                .flatMap(part -> relation(now, part.name()))
                .map(View.class::cast)
                .ifPresent(this::again);
        if (difference.after().isEmpty()) {
            relation(before, difference.part().name())
                    .map(View.class::cast)
                    .ifPresent(view -> add(Stage.CREATE_VIEW, view.id(), ObjectSql.view(view)));
        }
    }

    private void function(Difference difference) {
        Optional<Function> is = function(now, difference);
        Optional<Function> was = function(before, difference);
        String kind = is.or(() -> was)
                .map(function -> switch (function.kind()) {
                    case FUNCTION -> "FUNCTION ";
                    case PROCEDURE -> "PROCEDURE ";
                    case AGGREGATE -> "AGGREGATE ";
                })
                .orElse("");
        if (was.isEmpty()) {
            is.ifPresent(
                    function -> add(Stage.DROP_FUNCTION, -function.id(), "DROP " + kind + "IF EXISTS " + function));
            return;
        }
        Stage stage = was.get().language().equals("sql") ? Stage.CREATE_SQL_FUNCTION : Stage.CREATE_FUNCTION;
        List<String> creates = new ArrayList<>();
        ObjectSql.written(was.get().origin())
                .filter(text -> text.regionMatches(true, 0, "CREATE", 0, 6))
                .ifPresent(creates::add);
        ObjectSql.function(was.get()).ifPresent(creates::add);
        boolean fits = is.filter(function -> isReplaceable(was.get(), function)).isPresent();
        for (int i = 0; i < creates.size(); i++) {
            boolean replaces = (fits || i > 0) && was.get().kind() != Function.Kind.AGGREGATE;
            if (fits || is.isEmpty()) {
                add(stage, i, replaces ? replacing(creates.get(i)) : creates.get(i));
            }
        }
        for (String create : is.isPresent() ? creates : List.<String>of()) {
            add(stage, creates.size(), "DROP " + kind + "IF EXISTS " + is.get(), create);
        }
    }

    /** Whether CREATE OR REPLACE may make one of the other: names of parameters and the type of the result stay. */
    private static boolean isReplaceable(Function one, Function other) {
        return one.kind() == other.kind()
                && one.parameters().stream()
                        .map(ReversalSteps::parameter)
                        .toList()
                        .equals(other.parameters().stream()
                                .map(ReversalSteps::parameter)
                                .toList())
                && one.returns().map(TypeName::canonical).equals(other.returns().map(TypeName::canonical));
    }

    private static String parameter(FunctionParameter parameter) {
        return parameter.mode() + " " + parameter.name().map(Identifier::value).orElse("") + " "
                + parameter.type().canonical() + parameter.defaultValue().isPresent();
    }

    private static String replacing(String create) {
        String rest = create.substring("CREATE".length()).stripLeading();
        return rest.regionMatches(true, 0, "OR ", 0, 3) ? create : "CREATE OR REPLACE " + rest;
    }

    private static Optional<Function> function(Catalog catalog, Difference difference) {
        return catalog.functions().stream()
                .filter(function -> function.toString().equals(difference.part().name()))
                .findFirst();
    }

    private void type(Difference difference) {
        Optional<UserType> is = type(now, difference);
        Optional<UserType> was = type(before, difference);
        if (was.isEmpty()) {
            String kind =
                    is.orElseThrow().kind() == UserType.Kind.DOMAIN ? "DROP DOMAIN IF EXISTS " : "DROP TYPE IF EXISTS ";
            add(Stage.DROP_TYPE, -is.get().id(), kind + is.get().name());
        } else if (is.isEmpty()) {
            ObjectSql.type(was.get())
                    .ifPresent(create -> add(Stage.CREATE_TYPE, was.get().id(), create));
        } else {
            TypeSteps.of(was.get(), is.get()).forEach(statement -> add(Stage.ALTER, 0, statement));
        }
    }

    private static Optional<UserType> type(Catalog catalog, Difference difference) {
        return catalog.types().stream()
                .filter(type -> type.name().toString().equals(difference.part().name()))
                .findFirst();
    }

    private void sequence(Difference difference) {
        String name = difference.part().name();
        Optional<Sequence> was = relation(before, name).map(Sequence.class::cast);
        Optional<Sequence> is = relation(now, name).map(Sequence.class::cast);
        if (was.filter(Sequence::isIdentity).isPresent()
                || is.filter(Sequence::isIdentity).isPresent()) {
            return;
        }
        if (was.isEmpty()) {
            add(Stage.DROP_SEQUENCE, 0, "DROP SEQUENCE IF EXISTS " + name);
        } else if (is.isEmpty()) {
            add(Stage.CREATE_SEQUENCE, 0, ObjectSql.sequence(was.get()));
        } else {
            if (!was.get().type().equals(is.get().type())) {
                add(
                        Stage.ALTER,
                        2,
                        "ALTER SEQUENCE " + name + " AS " + was.get().type());
            }
            add(Stage.GRANT, 0, "ALTER SEQUENCE " + name + " OWNED BY " + owner(was.get()));
        }
    }

    private String owner(Sequence sequence) {
        return sequence.ownerTable()
                .flatMap(before::relation)
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.number() == sequence.ownerColumn())
                        .map(column -> table + "." + Names.quoted(column.name()))
                        .findFirst())
                .orElse("NONE");
    }

    /** What is known by its name and by the statement that made it. */
    private void written(Difference difference) {
        SchemaPart part = difference.part();
        boolean schema = part.kind() == SchemaPart.Kind.SCHEMA;
        difference.after().ifPresent(is -> {
            String kind = part.kind() == SchemaPart.Kind.OTHER
                    ? ""
                    : part.kind().word().toUpperCase(java.util.Locale.ROOT) + " ";
            String name = part.kind() == SchemaPart.Kind.OTHER ? part.name() : "IF EXISTS " + part.name();
            add(schema ? Stage.DROP_SCHEMA : Stage.DROP_OTHER, 0, "DROP " + kind + name);
        });
        difference.before().ifPresent(was -> {
            Optional<String> create = switch (part.kind()) {
                case SCHEMA -> Optional.of("CREATE SCHEMA " + part.name());
                case EXTENSION -> Optional.of("CREATE EXTENSION IF NOT EXISTS " + part.name());
                default -> ObjectSql.written(was.origin());
            };
            create.ifPresent(statement -> add(
                    schema || part.kind() == SchemaPart.Kind.EXTENSION ? Stage.CREATE_SCHEMA : Stage.CREATE_GUARD,
                    schema ? 0 : 1,
                    statement));
        });
    }
}
