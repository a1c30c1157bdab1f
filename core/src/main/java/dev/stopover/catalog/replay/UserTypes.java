package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes and changes types. */
final class UserTypes {

    private final Step step;

    UserTypes(Step step) {
        this.step = step;
    }

    void create(CreateEnum create) {
        make(create.type(), UserType.Kind.ENUM, create)
                .ifPresent(type -> step.draft()
                        .add(type.withLabels(create.labels().stream()
                                .map(StringLiteral::value)
                                .toList())));
    }

    void create(CreateCompositeType create) {
        Optional<UserType> made = make(create.type(), UserType.Kind.COMPOSITE, create);
        if (made.isEmpty()) {
            return;
        }
        UserType type = made.get();
        for (ColumnDefinition attribute : create.attributes()) {
            type = withAttribute(type, attribute);
        }
        step.draft().add(type);
    }

    void create(CreateRangeType create) {
        make(create.type(), UserType.Kind.RANGE, create).ifPresent(step.draft()::add);
    }

    void create(CreateBaseType create) {
        make(create.type(), UserType.Kind.BASE, create).ifPresent(step.draft()::add);
    }

    void create(CreateDomain create) {
        Optional<UserType> made = make(create.domain(), UserType.Kind.DOMAIN, create);
        if (made.isEmpty()) {
            return;
        }
        DataType base = step.type(create.base());
        UserType type = made.get().withDomain(base, false, create.defaultValue(), PersistentMap.empty());
        step.draft().add(type);
        if (base.id() != 0) {
            step.draft().link(Dependant.whole(type.id()), List.of(Reference.to(base.id())));
        }
        create.constraints().forEach(constraint -> add(type.id(), constraint));
    }

    void alter(AlterEnum alter) {
        Optional<UserType> found = type(alter.type());
        if (found.isEmpty() || found.get().kind() != UserType.Kind.ENUM) {
            return;
        }
        UserType type = found.get();
        List<String> labels = new ArrayList<>(type.labels());
        String label = alter.newLabel().value();
        boolean known = type.knowledge() == Knowledge.KNOWN;
        if (labels.contains(label)) {
            if (!alter.ifNotExists() && known) {
                step.fail(alter.newLabel().range(), "42710", "enum label \"%s\" already exists".formatted(label));
            }
            return;
        }
        if (alter.oldLabel().isPresent()) {
            int at = labels.indexOf(alter.oldLabel().get().value());
            if (at < 0) {
                notALabel(alter.oldLabel().get(), known);
                return;
            }
            labels.set(at, label);
            step.draft().put(type.withLabels(labels));
            return;
        }
        if (alter.neighbor().isPresent()) {
            int at = labels.indexOf(alter.neighbor().get().value());
            if (at < 0) {
                notALabel(alter.neighbor().get(), known);
                return;
            }
            labels.add(alter.before() ? at : at + 1, label);
        } else {
            labels.add(label);
        }
        step.draft().put(type.withLabels(labels, label));
    }

    private void notALabel(StringLiteral label, boolean known) {
        if (known) {
            step.fail(label.range(), "22023", "\"%s\" is not an existing enum label".formatted(label.value()));
        }
    }

    void alter(AlterDomain alter) {
        Optional<UserType> found = type(alter.domain());
        if (found.isEmpty() || found.get().kind() != UserType.Kind.DOMAIN) {
            return;
        }
        UserType type = found.get();
        switch (alter.action()) {
            case SET_DEFAULT -> put(type, type.notNull(), alter.defaultValue(), type.constraints());
            case DROP_DEFAULT -> put(type, type.notNull(), Optional.empty(), type.constraints());
            case SET_NOT_NULL -> put(type, true, type.defaultValue(), type.constraints());
            case DROP_NOT_NULL -> put(type, false, type.defaultValue(), type.constraints());
            case ADD_CONSTRAINT -> alter.constraint().ifPresent(constraint -> add(type.id(), constraint));
            case DROP_CONSTRAINT -> {
                String name = alter.constraintName().map(Identifier::value).orElse("");
                if (type.constraints().containsKey(name)) {
                    step.draft().countConstraint(type.name().schema(), name, -1);
                    step.draft().forget(Commented.part(type.id(), ObjectKind.CONSTRAINT, name));
                    put(
                            type,
                            type.notNull(),
                            type.defaultValue(),
                            type.constraints().without(name));
                }
            }
            case VALIDATE_CONSTRAINT -> {
                String name = alter.constraintName().map(Identifier::value).orElse("");
                type.constraints()
                        .find(name)
                        .ifPresent(constraint -> put(
                                type,
                                type.notNull(),
                                type.defaultValue(),
                                type.constraints().with(name, constraint.withValidated(true))));
            }
        }
    }

    /** The actions of ALTER TYPE on the attributes of a composite type. */
    void alter(AlterTable alter) {
        for (AlterTableAction action : alter.actions()) {
            Optional<UserType> found = type(alter.table());
            if (found.isEmpty()) {
                return;
            }
            UserType type = found.get();
            for (Table typed : tablesOf(type.id())) {
                action.accept(alter, new Alterations(step), typed.id());
            }
            if (action instanceof AddColumn add) {
                step.draft().put(withAttribute(type, add.column()));
            } else if (action instanceof DropColumn drop) {
                step.draft()
                        .put(type.withAttributes(type.attributes().stream()
                                .filter(attribute ->
                                        !attribute.name().equals(drop.column().value()))
                                .toList()));
            } else if (action instanceof AlterColumnType change) {
                DataType to = step.type(change.type());
                step.draft()
                        .put(type.withAttributes(type.attributes().stream()
                                .map(attribute ->
                                        attribute.name().equals(change.column().value())
                                                ? attribute.withType(to, attribute.collation())
                                                : attribute)
                                .toList()));
            }
        }
    }

    /** The tables that are made of a composite type, and follow it. */
    List<Table> tablesOf(int type) {
        List<Table> tables = new ArrayList<>();
        for (Dependant dependant : step.catalog().dependantsOf(type)) {
            if (dependant.part() == Dependant.Part.WHOLE) {
                step.catalog().table(dependant.object()).ifPresent(tables::add);
            }
        }
        return tables;
    }

    private Optional<UserType> make(QualifiedName written, UserType.Kind kind, Statement statement) {
        ObjectName name = step.target(written);
        Optional<UserType> before = step.catalog().type(name);
        boolean shell = before.filter(type -> type.kind() == UserType.Kind.BASE && kind == UserType.Kind.BASE)
                .isPresent();
        if (before.isPresent() && !shell) {
            if (before.get().knowledge() == Knowledge.KNOWN) {
                step.fail(written.range(), "42710", "type \"%s\" already exists".formatted(name.name()));
            }
            return Optional.empty();
        }
        if (shell) {
            return before;
        }
        Grants grants = new Owners(step)
                .defaultGrants(Grants.NONE.with(Grants.PUBLIC, "USAGE", "", false), ObjectKind.TYPE, name.schema());
        return Optional.of(UserType.of(step.draft().newId(), name, kind, step.origin(statement))
                .withOwner(step.role())
                .withGrants(grants));
    }

    private UserType withAttribute(UserType type, ColumnDefinition written) {
        List<Column> attributes = new ArrayList<>(type.attributes());
        int number = attributes.stream().mapToInt(Column::number).max().orElse(0) + 1;
        DataType dataType = written.type().map(step::type).orElse(DataType.UNKNOWN);
        attributes.add(Column.of(written.name().value(), number, dataType, step.origin(written)));
        if (dataType.id() != 0) {
            step.draft()
                    .link(
                            Dependant.column(type.id(), Dependant.Part.COLUMN, number),
                            List.of(Reference.to(dataType.id())));
        }
        return type.withAttributes(attributes);
    }

    private void add(int id, Constraint constraint) {
        UserType type = step.catalog().type(id).orElseThrow();
        if (constraint instanceof NotNullConstraint) {
            put(type, true, type.defaultValue(), type.constraints());
        } else if (constraint instanceof CheckConstraint check) {
            String schema = type.name().schema();
            String name = check.name()
                    .map(Identifier::value)
                    .orElseGet(() -> GeneratedNames.constraint(
                            step.draft(), schema, type.name().name(), Optional.empty(), "check"));
            if (type.constraints().containsKey(name)) {
                return;
            }
            step.draft().countConstraint(schema, name, 1);
            TableConstraint added = TableConstraint.of(name, ConstraintKind.CHECK, List.of(), step.origin(check))
                    .withExpression(check.expression())
                    .withValidated(!check.notValid());
            put(type, type.notNull(), type.defaultValue(), type.constraints().with(name, added));
        }
    }

    private void put(
            UserType type,
            boolean notNull,
            Optional<Expression> defaultValue,
            PersistentMap<String, TableConstraint> constraints) {
        step.draft().put(type.withDomain(type.base().orElse(DataType.UNKNOWN), notNull, defaultValue, constraints));
    }

    private Optional<UserType> type(QualifiedName name) {
        return Lookup.type(step.catalog(), step.session(), name.schema(), name.name());
    }
}
