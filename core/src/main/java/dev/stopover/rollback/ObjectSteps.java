package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.UserType;
import dev.stopover.definition.ObjectSql;
import dev.stopover.definition.SqlParts;
import dev.stopover.rollback.RollbackStep.Stage;
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The statements that functions, types, sequences, guards and what is only known by name ask for. */
final class ObjectSteps {

    private final Catalog before;
    private final Catalog now;
    private final List<RollbackStep> steps;

    ObjectSteps(Catalog before, Catalog now, List<RollbackStep> steps) {
        this.before = before;
        this.now = now;
        this.steps = steps;
    }

    void take(Difference difference) {
        switch (difference.part().kind()) {
            case FUNCTION -> function(difference);
            case TYPE -> type(difference);
            case SEQUENCE -> sequence(difference);
            case POLICY, TRIGGER, RULE -> guard(difference);
            case SCHEMA, EXTENSION, EVENT_TRIGGER, PUBLICATION, OTHER -> written(difference);
            default -> {}
        }
    }

    private void add(Stage stage, int order, String... statements) {
        steps.add(RollbackStep.of(stage, order, statements));
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
                        "DROP " + kind.toUpperCase(Locale.ROOT) + " IF EXISTS " + name + " ON " + owner));
        Relation relation = difference
                .before()
                .flatMap(part -> ReversalSteps.relation(before, part.owner()))
                .orElse(null);
        if (relation == null) {
            return;
        }
        if (relation instanceof Table table) {
            for (Policy policy : table.policies().values()) {
                if (kind.equals("policy") && ReversalSteps.isNamed(policy.name(), table, difference)) {
                    add(Stage.CREATE_GUARD, 1, "CREATE POLICY " + SqlParts.policy(table, policy));
                }
            }
        }
        for (Trigger trigger : relation.triggers().values()) {
            if (kind.equals("trigger") && ReversalSteps.isNamed(trigger.name(), relation, difference)) {
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
        ObjectSql.written(was.get().origin()).ifPresent(creates::add);
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
                        .map(ObjectSteps::parameter)
                        .toList()
                        .equals(other.parameters().stream()
                                .map(ObjectSteps::parameter)
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
        Optional<Sequence> was = ReversalSteps.relation(before, name).map(Sequence.class::cast);
        Optional<Sequence> is = ReversalSteps.relation(now, name).map(Sequence.class::cast);
        boolean wasIdentity = was.filter(Sequence::isIdentity).isPresent();
        boolean isIdentity = is.filter(Sequence::isIdentity).isPresent();
        if (wasIdentity && isIdentity) {
            settings(name, was.get(), is.get().withType(was.get().type()));
        }
        if (wasIdentity || isIdentity) {
            return;
        }
        if (was.isEmpty()) {
            add(Stage.DROP_SEQUENCE, 0, "DROP SEQUENCE IF EXISTS " + name);
        } else if (is.isEmpty()) {
            add(Stage.CREATE_SEQUENCE, 0, ObjectSql.sequence(was.get()));
        } else {
            settings(name, was.get(), is.get());
            add(Stage.GRANT, 0, "ALTER SEQUENCE " + name + " OWNED BY " + owner(was.get()));
        }
    }

    private void settings(String name, Sequence was, Sequence is) {
        String changed = changed(was, is);
        if (!changed.isEmpty()) {
            add(Stage.ALTER, 2, "ALTER SEQUENCE " + name + changed);
        }
    }

    /** The type and the settings that lead back, in one statement: the type bounds the values. */
    private static String changed(Sequence was, Sequence is) {
        Map<String, String> settings = new TreeMap<>();
        was.settings().forEach((setting, value) -> {
            if (is.settings().find(setting).filter(value::equals).isEmpty()) {
                settings.put(setting, value);
            }
        });
        StringBuilder usual = new StringBuilder();
        for (String setting : is.settings().keySet()) {
            if (!was.settings().containsKey(setting)) {
                boolean no = setting.equals("CYCLE") || setting.endsWith("VALUE");
                usual.append(no ? " NO " + setting : " " + setting + " 1");
            }
        }
        return (was.type().equals(is.type()) ? "" : " AS " + was.type()) + usual + SqlParts.settings(settings);
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
                    : part.kind().word().toUpperCase(Locale.ROOT) + " ";
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
