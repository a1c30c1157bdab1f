package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.LikeClause;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.OnCommit;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.PartitionOf;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes tables, as CREATE TABLE and CREATE FOREIGN TABLE write them, and adds columns to them. */
final class Tables {

    /** {@code MaxHeapAttributeNumber}: the columns that a table can have. */
    static final int MAX_COLUMNS = 1600;

    private final Step step;
    private final Constraints constraints;

    Tables(Step step) {
        this.step = step;
        this.constraints = new Constraints(step, Constraints.Reach.NEW_TABLE);
    }

    void create(CreateTable create) {
        boolean temporary = create.persistence() == Persistence.TEMPORARY;
        ObjectName name = temporary
                ? new ObjectName(Session.TEMPORARY_SCHEMA, create.table().name())
                : step.target(create.table());
        Optional<Table> made = make(name, create.table(), create.ifNotExists(), create);
        if (made.isEmpty()) {
            return;
        }
        Table table = made.get();
        PersistentMap<String, String> options = table.options();
        for (Option option : create.options()) {
            options = options.with(
                    option.name().value(), option.value().map(OptionValue::text).orElse(""));
        }
        step.draft()
                .put(table.withPersistence(create.persistence())
                        .withPartitionKey(create.partitionBy())
                        .withOnCommit(create.onCommit().orElse(OnCommit.PRESERVE_ROWS))
                        .withOptions(options));
        create.ofType().ifPresent(type -> ofType(table.id(), type));
        fill(
                table.id(),
                create.inherits(),
                create.partitionOf(),
                create.columns(),
                create.constraints(),
                create.likes());
    }

    void create(CreateForeignTable create) {
        Optional<Table> made = make(step.target(create.table()), create.table(), create.ifNotExists(), create);
        if (made.isEmpty()) {
            return;
        }
        Table table = step.draft().put(made.get().asForeign());
        fill(table.id(), create.inherits(), create.partitionOf(), create.columns(), create.constraints(), List.of());
    }

    /** A new table without columns, unless something of its name stands in its way. */
    Optional<Table> make(ObjectName name, QualifiedName written, boolean ifNotExists, Ranged place) {
        if (!ifNotExists) {
            step.makeRoom(name);
        }
        Optional<Relation> before = step.catalog().relation(name);
        if (before.isEmpty() && !step.catalog().hasRelation(name)) {
            Relation table = Table.named(name).withOrigin(step.origin(place));
            return Optional.of((Table) step.draft().add(step.owned(table, ObjectKind.TABLE)));
        }
        if (before.isPresent()
                && before.get().knowledge() == Knowledge.UNKNOWN
                && before.get() instanceof Table known) {
            Relation table = step.owned(known, ObjectKind.TABLE)
                    .withKnowledge(ifNotExists ? Knowledge.UNCERTAIN : Knowledge.KNOWN)
                    .withOrigin(step.origin(place));
            Grants grants = table.grants();
            for (var entry : known.grants().entries().entrySet()) {
                grants = grants.with(
                        entry.getKey().role(),
                        entry.getKey().privilege(),
                        entry.getKey().column(),
                        entry.getValue());
            }
            // What was guessed of it turns out to be wrong where it was not there yet.
            Relation made = ifNotExists ? table : table.withColumns(List.of());
            return Optional.of((Table) step.draft().put(made.withGrants(grants)));
        }
        if (!ifNotExists && before.map(Relation::isKnown).orElse(true)) {
            step.fail(
                    written.range(),
                    "42P07",
                    "relation \"%s\" already exists".formatted(name.name()),
                    before.flatMap(Relation::origin));
        }
        return Optional.empty();
    }

    private void fill(
            int table,
            List<QualifiedName> inherits,
            Optional<PartitionOf> partitionOf,
            List<ColumnDefinition> columns,
            List<Constraint> tableConstraints,
            List<LikeClause> likes) {
        List<Table> parents = new ArrayList<>();
        inherits.forEach(parent -> step.named(parent).ifPresent(parents::add));
        partitionOf.flatMap(of -> step.named(of.parent())).ifPresent(parents::add);
        parents.forEach(parent -> inherit(table, parent, partitionOf.map(PartitionOf::bound)));
        List<Ranged> elements = new ArrayList<>(columns);
        elements.addAll(likes);
        elements.sort(Comparator.comparing(Ranged::range));
        for (Ranged element : elements) {
            if (element instanceof ColumnDefinition column) {
                column(table, column);
            } else if (element instanceof LikeClause like) {
                like(table, like);
            }
        }
        constraints.addOwn(table, columns, tableConstraints);
        for (LikeClause like : likes) {
            if (includes(like, "indexes")) {
                step.find(like.table())
                        .ifPresent(source -> constraints.indexes().copyIndexes(source.id(), table));
            }
        }
        constraints.addForeign(table, columns, tableConstraints);
        if (partitionOf.isPresent()) {
            parents.forEach(parent -> new Partitions(step).takeOver(parent.id(), table));
        }
    }

    /** Columns and checks of a parent, and the tie to it. */
    private void inherit(int table, Table parent, Optional<PartitionBound> bound) {
        for (Column column : parent.columns()) {
            Optional<Column> own = step.draft().relation(table).column(column.name());
            if (own.isEmpty()) {
                handDown(parent.id(), column, table);
                continue;
            }
            Column merged = own.get().withInherited(true).withNotNull(own.get().notNull() || column.notNull());
            if (!merged.hasDefault()) {
                merged = column.serial() ? merged.withSerial() : merged.withDefault(column.defaultValue());
                tieDefault(parent.id(), column, table, merged);
            }
            step.draft().putColumn(table, merged);
        }
        for (TableConstraint constraint : parent.constraints().values()) {
            if (constraint.kind() == ConstraintKind.CHECK && !constraint.noInherit()) {
                step.draft().addConstraint(table, valid(constraint).inheritedOnly());
            }
        }
        Table child = step.draft().table(table);
        step.draft()
                .put(child.withParents(appended(child.parents(), parent.id())).withPartition(bound.isPresent(), bound));
        step.draft()
                .link(
                        new Dependant(table, Dependant.Part.CHILD, Integer.toString(parent.id())),
                        List.of(Reference.to(parent.id())));
    }

    /** A column that a child gets, its default tied to what its parent's is tied to. */
    boolean handDown(int parent, Column column, int child) {
        boolean fits = step.draft().relation(child).columns().size() < MAX_COLUMNS;
        if (fits) {
            tieDefault(parent, column, child, step.draft().addColumn(child, column.inheritedOnly()));
        }
        return fits;
    }

    private void tieDefault(int parent, Column column, int child, Column added) {
        if (column.generated().isPresent()) {
            linkDefault(child, added, column.generated().get());
            return;
        }
        step.catalog()
                .references()
                .find(Dependant.column(parent, Dependant.Part.DEFAULT, column.number()))
                .ifPresent(references ->
                        step.draft().link(Dependant.column(child, Dependant.Part.DEFAULT, added.number()), references));
    }

    /** A column of CREATE TABLE; one that is inherited is merged with what its parent says. */
    private void column(int table, ColumnDefinition written) {
        Optional<Column> inherited =
                step.draft().relation(table).column(written.name().value());
        if (inherited.isPresent()) {
            if (written.type().isPresent()
                    && inherited.get().local()
                    && step.draft().table(table).isKnown()) {
                step.fail(
                        written.name().range(),
                        "42701",
                        "column \"%s\" specified more than once"
                                .formatted(written.name().value()));
                return;
            }
            step.draft()
                    .putColumn(
                            table,
                            described(
                                    table,
                                    inherited
                                            .get()
                                            .withLocal(
                                                    !step.draft().table(table).isPartition()),
                                    written));
            return;
        }
        add(table, written);
    }

    /** A new column with its sequence and default, without its other constraints. */
    void add(int table, ColumnDefinition written) {
        if (isFull(table, written.name())) {
            return;
        }
        DataType type = written.type().map(step::type).orElse(DataType.UNKNOWN);
        Column column = step.draft().addColumn(table, Column.of(written.name().value(), 0, type, step.origin(written)));
        step.draft().putColumn(table, described(table, column, written));
    }

    /** Whether one more column is one too many, which is a failure. */
    boolean isFull(int table, Ranged place) {
        boolean full = step.draft().relation(table).columns().size() >= MAX_COLUMNS;
        if (full) {
            step.fail(place.range(), "54011", "tables can have at most %d columns".formatted(MAX_COLUMNS));
        }
        return full;
    }

    private Column described(int table, Column column, ColumnDefinition written) {
        Column described = column;
        if (written.collation().isPresent()) {
            described = described.withType(described.type(), written.collation().map(Identifier::value));
        }
        if (written.type().filter(TypeName::isSerial).isPresent()) {
            new SequenceStatements(step).own(table, described, false, Optional.empty());
            described = described.withSerial();
        }
        if (written.defaultValue().isPresent()) {
            Expression expression = written.defaultValue().get().expression();
            described = withDefault(table, described, expression);
        }
        if (written.identity().isPresent()) {
            new SequenceStatements(step)
                    .own(
                            table,
                            described,
                            true,
                            written.identity().get().options().sequenceName());
            described = described.withIdentity(
                    written.identity().get().always() ? IdentityKind.ALWAYS : IdentityKind.BY_DEFAULT);
        }
        if (written.generated().isPresent()) {
            described = described.withGenerated(
                    Optional.of(written.generated().get().expression()),
                    written.generated().get().stored());
            linkDefault(table, described, written.generated().get().expression());
        }
        boolean notNull = written.constraints().stream()
                .anyMatch(constraint ->
                        constraint instanceof NotNullConstraint || constraint instanceof PrimaryKeyConstraint);
        return notNull ? described.withNotNull(true) : described;
    }

    /** A column with a default; PostgreSQL keeps none that is null, unless the null has to be fitted to the type. */
    Column withDefault(int table, Column column, Expression expression) {
        boolean fitted = !column.type().modifiers().isEmpty()
                || step.catalog()
                        .type(column.type().id())
                        .filter(type -> type.kind() == UserType.Kind.DOMAIN)
                        .isPresent();
        if (!fitted && isNull(expression)) {
            step.draft().unlink(Dependant.column(table, Dependant.Part.DEFAULT, column.number()));
            return column.withDefault(Optional.empty());
        }
        linkDefault(table, column, expression);
        return column.withDefault(Optional.of(expression));
    }

    private static boolean isNull(Expression expression) {
        Tokens tokens = expression.tokens();
        int first = tokens.significantFrom(tokens.start(expression.first()));
        int after = tokens.significantFrom(tokens.end(expression.last()));
        return tokens.keyword(tokens.significant(first)) == Keyword.NULL
                && (after == first + 1 || tokens.kind(tokens.significant(first + 1)) == TokenKind.DOUBLE_COLON);
    }

    /** What a default or a computed column depends on. */
    void linkDefault(int table, Column column, Expression expression) {
        Set<Reference> references =
                step.references(expression, Optional.of(step.draft().relation(table)));
        Reference itself = new Reference(table, column.number());
        Set<Reference> others = references.stream()
                .filter(reference -> !reference.equals(itself) && !reference.equals(Reference.to(table)))
                .collect(Collectors.toSet());
        step.draft().link(Dependant.column(table, Dependant.Part.DEFAULT, column.number()), others);
    }

    private void like(int table, LikeClause like) {
        if (step.find(like.table()).isEmpty()) {
            Optional<UserType> type = Lookup.type(
                            step.catalog(),
                            step.session(),
                            like.table().schema(),
                            like.table().name())
                    .filter(found -> found.kind() == UserType.Kind.COMPOSITE);
            if (type.isPresent()) {
                type.get().attributes().forEach(attribute -> step.draft().addColumn(table, attribute));
                return;
            }
        }
        Optional<Relation> source = step.relation(like.table(), false);
        if (source.isEmpty()) {
            return;
        }
        if (source.get().knowledge() != Knowledge.KNOWN) {
            step.draft().put(step.draft().table(table).withKnowledge(Knowledge.UNCERTAIN));
        }
        for (Column column : source.get().columns()) {
            if (step.draft().relation(table).column(column.name()).isPresent()) {
                continue;
            }
            boolean defaults = includes(like, "defaults");
            boolean generated = includes(like, "generated");
            boolean identity = includes(like, "identity") && column.identity() != IdentityKind.NONE;
            Column copy = Column.of(column.name(), 0, column.type(), step.origin(like))
                    .withType(column.type(), column.collation())
                    .withNotNull(column.notNull())
                    .withDefault(defaults ? column.defaultValue() : Optional.empty())
                    .withGenerated(generated ? column.generated() : Optional.empty(), column.stored());
            if (defaults && column.serial()) {
                copy = copy.withSerial();
            }
            Column added = step.draft().addColumn(table, copy);
            if (identity) {
                new SequenceStatements(step).own(table, added, true, Optional.empty());
                step.draft().putColumn(table, added.withIdentity(column.identity()));
            }
            if (defaults && column.serial()) {
                step.draft()
                        .link(
                                Dependant.column(table, Dependant.Part.DEFAULT, added.number()),
                                step.catalog().sequencesOf(source.get(), column).stream()
                                        .map(sequence -> Reference.to(sequence.id()))
                                        .toList());
            }
            if (defaults && column.defaultValue().isPresent()) {
                linkDefault(table, added, column.defaultValue().get());
            }
        }
        if (includes(like, "constraints") && source.get() instanceof Table known) {
            known.constraints().values().stream()
                    .filter(constraint -> constraint.kind() == ConstraintKind.CHECK)
                    .filter(constraint -> step.draft()
                            .table(table)
                            .constraints()
                            .find(constraint.name())
                            .isEmpty())
                    .forEach(constraint -> step.draft()
                            .addConstraint(
                                    table,
                                    valid(constraint).withInherited(false).withLocal(true)));
        }
    }

    /** A constraint as a new table has it, which no row can break. */
    private static TableConstraint valid(TableConstraint constraint) {
        return constraint.withValidated(constraint.enforced());
    }

    private static boolean includes(LikeClause like, String what) {
        boolean included = like.including().stream()
                .anyMatch(each -> each.value().equals(what) || each.value().equals("all"));
        return included
                && like.excluding().stream().noneMatch(each -> each.value().equals(what));
    }

    private void ofType(int table, TypeName type) {
        step.catalog().type(step.type(type).id()).ifPresent(composite -> {
            composite.attributes().forEach(attribute -> step.draft().addColumn(table, attribute));
            step.draft().link(Dependant.whole(table), List.of(Reference.to(composite.id())));
        });
    }

    private static List<Integer> appended(List<Integer> list, int last) {
        List<Integer> appended = new ArrayList<>(list);
        appended.add(last);
        return List.copyOf(appended);
    }
}
