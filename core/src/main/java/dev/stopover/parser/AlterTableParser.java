package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.ClusterOn;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.NotOf;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.RowSecurityMode;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SetAccessMethod;
import dev.stopover.syntax.SetColumnOptions;
import dev.stopover.syntax.SetCompression;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetExpression;
import dev.stopover.syntax.SetForeignOptions;
import dev.stopover.syntax.SetIdentity;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetRuleState;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.SetStatistics;
import dev.stopover.syntax.SetStorage;
import dev.stopover.syntax.SetTablespace;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.SetWithoutCluster;
import dev.stopover.syntax.SetWithoutOids;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TriggerSelection;
import dev.stopover.syntax.TypeName;
import dev.stopover.syntax.ValidateConstraint;
import java.util.List;
import java.util.Optional;

/** Reads {@code ALTER TABLE} and the forms of {@code ALTER INDEX}, {@code VIEW} and so on that share its actions. */
final class AlterTableParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final Expressions expressions;
    private final TableParts parts;

    AlterTableParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.expressions = grammar.expressions();
        this.parts = new TableParts(grammar);
    }

    /** {@code ALTER} of a relation, its kind being taken. */
    Statement alter(ObjectKind kind) {
        TextRange keywords = grammar.soFar();
        boolean mayBeAll = kind == ObjectKind.TABLE || kind == ObjectKind.INDEX || kind == ObjectKind.MATERIALIZED_VIEW;
        if (mayBeAll && cursor.at(Keyword.ALL)) {
            return allInTablespace(keywords);
        }
        boolean ifExists = cursor.acceptIfExists();
        boolean inherits = kind == ObjectKind.TABLE || kind == ObjectKind.FOREIGN_TABLE;
        boolean only = inherits && cursor.accept(Keyword.ONLY);
        boolean parenthesized = only && cursor.accept(TokenKind.LEFT_PAREN);
        QualifiedName table = cursor.qualifiedName();
        if (parenthesized) {
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        if (inherits && !only) {
            cursor.accept(TokenKind.STAR);
        }
        switch (cursor.keyword()) {
            case RENAME -> {
                return rename(kind, keywords, ifExists, table, only);
            }
            case SET -> {
                if (cursor.keyword(1) == Keyword.SCHEMA && kind != ObjectKind.INDEX) {
                    cursor.advance();
                    cursor.advance();
                    Identifier schema = cursor.name();
                    return new SetSchema(grammar.soFar(), keywords, ifExists, reference(kind, table), schema);
                }
            }
            case ATTACH, DETACH -> {
                boolean detach = cursor.at(Keyword.DETACH);
                if (kind == ObjectKind.TABLE || kind == ObjectKind.INDEX && !detach) {
                    AlterTableAction action = detach ? detachPartition() : attachPartition(kind);
                    return new AlterTable(grammar.soFar(), keywords, kind, ifExists, only, table, List.of(action));
                }
            }
            case NO, DEPENDS -> {
                boolean depends = cursor.at(Keyword.DEPENDS) || cursor.keyword(1) == Keyword.DEPENDS;
                if (depends && (kind == ObjectKind.INDEX || kind == ObjectKind.MATERIALIZED_VIEW)) {
                    dependsOnExtension(cursor);
                    return new AlterObject(grammar.soFar(), keywords, ifExists, reference(kind, table), List.of());
                }
            }
            default -> {}
        }
        List<AlterTableAction> actions = cursor.list(this::action);
        return new AlterTable(grammar.soFar(), keywords, kind, ifExists, only, table, actions);
    }

    /** {@code ALTER SEQUENCE}, both words being taken: options of its own, or what other relations can do too. */
    Statement alterSequence() {
        TextRange keywords = grammar.soFar();
        int at = cursor.position();
        boolean ifExists = cursor.acceptIfExists();
        QualifiedName sequence = cursor.qualifiedName();
        SequenceParts options = new SequenceParts(grammar);
        boolean own = switch (cursor.keyword()) {
            case AS, CACHE, MAXVALUE, MINVALUE, CYCLE, LOGGED, UNLOGGED, INCREMENT, OWNED, SEQUENCE, START, RESTART ->
                true;
            case NO -> cursor.keyword(1) != Keyword.INHERIT && cursor.keyword(1) != Keyword.FORCE;
            default -> false;
        };
        if (own) {
            var read = options.read(true);
            return new AlterSequence(grammar.soFar(), keywords, ifExists, sequence, read);
        }
        cursor.moveTo(at);
        return alter(ObjectKind.SEQUENCE);
    }

    /** Whether ALTER TYPE, at that second word, changes attributes of a composite type. */
    boolean atAttributeActions() {
        int ahead = 2;
        while (cursor.kind(ahead) == TokenKind.DOT) {
            ahead += 2;
        }
        return switch (cursor.keyword(ahead)) {
            case DROP, ALTER -> true;
            case ADD -> cursor.keyword(ahead + 1) != Keyword.VALUE;
            default -> false;
        };
    }

    /** {@code ALTER TYPE} of attributes, both words being taken. */
    Statement alterType() {
        TextRange keywords = grammar.soFar();
        QualifiedName type = cursor.qualifiedName();
        List<AlterTableAction> actions = cursor.list(this::attributeAction);
        return new AlterTable(grammar.soFar(), keywords, ObjectKind.TYPE, false, false, type, actions);
    }

    private AlterTableAction attributeAction() {
        int from = cursor.position();
        switch (cursor.keyword()) {
            case ADD -> {
                cursor.advance();
                cursor.expect(Keyword.ATTRIBUTE);
                TextRange keywords = cursor.rangeFrom(from);
                ColumnDefinition attribute = new TypeParser(grammar).attribute();
                boolean cascade = cursor.dropBehavior().isPresent();
                return new AddColumn(cursor.rangeFrom(from), keywords, false, attribute, cascade);
            }
            case DROP -> {
                cursor.advance();
                cursor.expect(Keyword.ATTRIBUTE);
                TextRange keywords = cursor.rangeFrom(from);
                boolean ifExists = cursor.acceptIfExists();
                Identifier name = cursor.name();
                boolean cascade = grammar.cascade();
                return new DropColumn(cursor.rangeFrom(from), keywords, ifExists, name, cascade);
            }
            default -> {
                cursor.expect(Keyword.ALTER, Keyword.ATTRIBUTE);
                Identifier name = cursor.name();
                int words = cursor.position();
                if (cursor.accept(Keyword.SET)) {
                    cursor.expect(Keyword.DATA);
                }
                cursor.expect(Keyword.TYPE);
                TextRange keywords = cursor.rangeFrom(words);
                TypeName type = grammar.types().typeName();
                Optional<Identifier> collation =
                        cursor.accept(Keyword.COLLATE) ? Optional.of(cursor.dottedName()) : Optional.empty();
                boolean cascade = cursor.dropBehavior().isPresent();
                return new AlterColumnType(
                        cursor.rangeFrom(from), keywords, name, type, collation, Optional.empty(), cascade);
            }
        }
    }

    /** {@code ALTER TRIGGER} and {@code ALTER RULE}, which can only be renamed or made to depend on an extension. */
    Statement alterOnTable() {
        boolean rule = cursor.at(Keyword.RULE);
        ObjectKind kind = rule ? ObjectKind.RULE : ObjectKind.TRIGGER;
        cursor.advance();
        TextRange keywords = grammar.soFar();
        Identifier name = cursor.name();
        cursor.expect(Keyword.ON);
        QualifiedName table = cursor.qualifiedName();
        ObjectReference object = reference(kind, name, table);
        if (!rule && (cursor.at(Keyword.DEPENDS) || cursor.at(Keyword.NO))) {
            dependsOnExtension(cursor);
            return new AlterObject(grammar.soFar(), keywords, false, object, List.of());
        }
        cursor.expect(Keyword.RENAME, Keyword.TO);
        Identifier to = cursor.name();
        return new Rename(grammar.soFar(), keywords, kind, kind, false, object, to, false, false);
    }

    /** {@code [NO] DEPENDS ON EXTENSION name}. */
    static void dependsOnExtension(Cursor cursor) {
        cursor.accept(Keyword.NO);
        cursor.expect(Keyword.DEPENDS, Keyword.ON, Keyword.EXTENSION);
        cursor.name();
    }

    /** An object without arguments or a relation it belongs to. */
    static ObjectReference reference(ObjectKind kind, QualifiedName name) {
        return new ObjectReference(name.range(), kind, name, Optional.empty(), Optional.empty());
    }

    /** Something that belongs to a relation. */
    static ObjectReference reference(ObjectKind kind, Identifier name, QualifiedName table) {
        return new ObjectReference(
                name.range(),
                kind,
                new QualifiedName(name.range(), Optional.empty(), Optional.empty(), name.value()),
                Optional.of(table),
                Optional.empty());
    }

    private Statement allInTablespace(TextRange keywords) {
        cursor.expect(Keyword.ALL, Keyword.IN, Keyword.TABLESPACE);
        Identifier tablespace = cursor.name();
        if (cursor.accept(Keyword.OWNED)) {
            cursor.expect(Keyword.BY);
            grammar.roles();
        }
        cursor.expect(Keyword.SET, Keyword.TABLESPACE);
        cursor.name();
        cursor.accept(Keyword.NOWAIT);
        QualifiedName name =
                new QualifiedName(tablespace.range(), Optional.empty(), Optional.empty(), tablespace.value());
        return new AlterObject(grammar.soFar(), keywords, false, reference(ObjectKind.TABLESPACE, name), List.of());
    }

    private Statement rename(ObjectKind kind, TextRange keywords, boolean ifExists, QualifiedName table, boolean only) {
        cursor.expect(Keyword.RENAME);
        if (cursor.accept(Keyword.TO)) {
            Identifier to = cursor.name();
            return new Rename(grammar.soFar(), keywords, kind, kind, ifExists, reference(kind, table), to, only, false);
        }
        if (kind == ObjectKind.INDEX || kind == ObjectKind.SEQUENCE) {
            throw cursor.error();
        }
        ObjectKind part = ObjectKind.COLUMN;
        if (kind == ObjectKind.TABLE && cursor.accept(Keyword.CONSTRAINT)) {
            part = ObjectKind.CONSTRAINT;
        } else {
            cursor.accept(Keyword.COLUMN);
        }
        Identifier name = cursor.name();
        cursor.expect(Keyword.TO);
        Identifier to = cursor.name();
        return new Rename(
                grammar.soFar(), keywords, part, kind, ifExists, reference(part, name, table), to, only, false);
    }

    private AlterTableAction attachPartition(ObjectKind kind) {
        int from = cursor.position();
        cursor.expect(Keyword.ATTACH, Keyword.PARTITION);
        TextRange keywords = cursor.rangeFrom(from);
        QualifiedName partition = cursor.qualifiedName();
        Optional<PartitionBound> bound = kind == ObjectKind.TABLE ? Optional.of(parts.bound()) : Optional.empty();
        return new AttachPartition(cursor.rangeFrom(from), keywords, partition, bound);
    }

    private AlterTableAction detachPartition() {
        int from = cursor.position();
        cursor.expect(Keyword.DETACH, Keyword.PARTITION);
        TextRange keywords = cursor.rangeFrom(from);
        QualifiedName partition = cursor.qualifiedName();
        boolean concurrently = cursor.accept(Keyword.CONCURRENTLY);
        boolean finalizing = !concurrently && cursor.accept(Keyword.FINALIZE);
        return new DetachPartition(cursor.rangeFrom(from), keywords, partition, concurrently, finalizing);
    }

    private AlterTableAction action() {
        int from = cursor.position();
        switch (cursor.keyword()) {
            case ADD -> {
                return add(from);
            }
            case ALTER -> {
                return alterPart(from);
            }
            case DROP -> {
                return drop(from);
            }
            case VALIDATE -> {
                cursor.advance();
                cursor.expect(Keyword.CONSTRAINT);
                TextRange keywords = cursor.rangeFrom(from);
                Identifier constraint = cursor.name();
                return new ValidateConstraint(cursor.rangeFrom(from), keywords, constraint);
            }
            case SET -> {
                return set(from);
            }
            case RESET -> {
                cursor.advance();
                TextRange keywords = cursor.rangeFrom(from);
                var options = grammar.options().storageParameters();
                return new SetOptions(cursor.rangeFrom(from), keywords, options, true);
            }
            case CLUSTER -> {
                cursor.advance();
                cursor.expect(Keyword.ON);
                TextRange keywords = cursor.rangeFrom(from);
                Identifier index = cursor.name();
                return new ClusterOn(cursor.rangeFrom(from), keywords, index);
            }
            case ENABLE, DISABLE, FORCE -> {
                return firing(from);
            }
            case INHERIT -> {
                cursor.advance();
                TextRange keywords = cursor.rangeFrom(from);
                QualifiedName parent = cursor.qualifiedName();
                return new Inherit(cursor.rangeFrom(from), keywords, parent);
            }
            case NO -> {
                return no(from);
            }
            case OF -> {
                cursor.advance();
                TextRange keywords = cursor.rangeFrom(from);
                TypeName type = grammar.types().named(cursor.qualifiedName());
                return new OfType(cursor.rangeFrom(from), keywords, type);
            }
            case NOT -> {
                cursor.advance();
                cursor.expect(Keyword.OF);
                return new NotOf(cursor.rangeFrom(from), cursor.rangeFrom(from));
            }
            case OWNER -> {
                cursor.advance();
                cursor.expect(Keyword.TO);
                TextRange keywords = cursor.rangeFrom(from);
                var owner = grammar.role();
                return new ChangeOwner(cursor.rangeFrom(from), keywords, owner);
            }
            case REPLICA -> {
                return replicaIdentity(from);
            }
            case OPTIONS -> {
                TextRange keywords = cursor.range();
                var options = grammar.options().foreignOptions(true);
                return new SetForeignOptions(cursor.rangeFrom(from), keywords, Optional.empty(), options);
            }
            default -> throw cursor.error();
        }
    }

    private AlterTableAction add(int from) {
        cursor.advance();
        if (parts.atConstraint()) {
            TextRange keywords = cursor.rangeFrom(from);
            var constraint = parts.constraint();
            return new AddConstraint(cursor.rangeFrom(from), keywords, constraint);
        }
        cursor.accept(Keyword.COLUMN);
        TextRange keywords = cursor.rangeFrom(from);
        boolean ifNotExists = cursor.acceptIfNotExists();
        ColumnDefinition column = parts.column();
        return new AddColumn(cursor.rangeFrom(from), keywords, ifNotExists, column, false);
    }

    private AlterTableAction drop(int from) {
        cursor.advance();
        boolean constraint = cursor.accept(Keyword.CONSTRAINT);
        if (!constraint) {
            cursor.accept(Keyword.COLUMN);
        }
        TextRange keywords = cursor.rangeFrom(from);
        boolean ifExists = cursor.acceptIfExists();
        Identifier name = cursor.name();
        boolean cascade = grammar.cascade();
        return constraint
                ? new DropConstraint(cursor.rangeFrom(from), keywords, ifExists, name, cascade)
                : new DropColumn(cursor.rangeFrom(from), keywords, ifExists, name, cascade);
    }

    private AlterTableAction set(int from) {
        cursor.advance();
        switch (cursor.keyword()) {
            case WITHOUT -> {
                cursor.advance();
                boolean cluster = cursor.accept(Keyword.CLUSTER);
                if (!cluster) {
                    cursor.expect(Keyword.OIDS);
                }
                TextRange range = cursor.rangeFrom(from);
                return cluster ? new SetWithoutCluster(range, range) : new SetWithoutOids(range, range);
            }
            case LOGGED, UNLOGGED -> {
                boolean logged = cursor.at(Keyword.LOGGED);
                cursor.advance();
                return new SetLogged(cursor.rangeFrom(from), cursor.rangeFrom(from), logged);
            }
            case TABLESPACE -> {
                cursor.advance();
                TextRange keywords = cursor.rangeFrom(from);
                Identifier tablespace = cursor.name();
                return new SetTablespace(cursor.rangeFrom(from), keywords, tablespace);
            }
            case ACCESS -> {
                cursor.advance();
                cursor.expect(Keyword.METHOD);
                TextRange keywords = cursor.rangeFrom(from);
                Optional<Identifier> method =
                        cursor.accept(Keyword.DEFAULT) ? Optional.empty() : Optional.of(cursor.name());
                return new SetAccessMethod(cursor.rangeFrom(from), keywords, method);
            }
            default -> {
                TextRange keywords = cursor.rangeFrom(from);
                var options = grammar.options().storageParameters();
                return new SetOptions(cursor.rangeFrom(from), keywords, options, false);
            }
        }
    }

    private AlterTableAction no(int from) {
        cursor.advance();
        if (cursor.at(Keyword.FORCE)) {
            return rowLevelSecurity(from, RowSecurityMode.NO_FORCE);
        }
        cursor.expect(Keyword.INHERIT);
        TextRange keywords = cursor.rangeFrom(from);
        QualifiedName parent = cursor.qualifiedName();
        return new NoInherit(cursor.rangeFrom(from), keywords, parent);
    }

    private AlterTableAction firing(int from) {
        if (cursor.at(Keyword.FORCE)) {
            return rowLevelSecurity(from, RowSecurityMode.FORCE);
        }
        boolean enable = cursor.at(Keyword.ENABLE);
        if (cursor.keyword(1) == Keyword.ROW) {
            return rowLevelSecurity(from, enable ? RowSecurityMode.ENABLE : RowSecurityMode.DISABLE);
        }
        cursor.advance();
        FiringState state = enable ? FiringState.ENABLE : FiringState.DISABLE;
        boolean special = false;
        if (enable && cursor.accept(Keyword.ALWAYS)) {
            state = FiringState.ENABLE_ALWAYS;
            special = true;
        } else if (enable && cursor.accept(Keyword.REPLICA)) {
            state = FiringState.ENABLE_REPLICA;
            special = true;
        }
        if (cursor.accept(Keyword.RULE)) {
            TextRange keywords = cursor.rangeFrom(from);
            Identifier rule = cursor.name();
            return new SetRuleState(cursor.rangeFrom(from), keywords, state, rule);
        }
        cursor.expect(Keyword.TRIGGER);
        TextRange keywords = cursor.rangeFrom(from);
        TriggerSelection selection = TriggerSelection.NAMED;
        Optional<Identifier> trigger = Optional.empty();
        if (!special && cursor.accept(Keyword.ALL)) {
            selection = TriggerSelection.ALL;
        } else if (!special && cursor.accept(Keyword.USER)) {
            selection = TriggerSelection.USER;
        } else {
            trigger = Optional.of(cursor.name());
        }
        return new SetTriggerState(cursor.rangeFrom(from), keywords, state, selection, trigger);
    }

    /** {@code … ROW LEVEL SECURITY}, from the word before ROW on. */
    private AlterTableAction rowLevelSecurity(int from, RowSecurityMode mode) {
        cursor.advance();
        cursor.expect(Keyword.ROW, Keyword.LEVEL, Keyword.SECURITY);
        TextRange range = cursor.rangeFrom(from);
        return new RowLevelSecurity(range, range, mode);
    }

    private AlterTableAction replicaIdentity(int from) {
        cursor.advance();
        cursor.expect(Keyword.IDENTITY);
        TextRange keywords = cursor.rangeFrom(from);
        Optional<Identifier> index = Optional.empty();
        Identifier mode = switch (cursor.keyword()) {
            case NOTHING, FULL, DEFAULT, USING -> cursor.identifier();
            default -> throw cursor.error();
        };
        if (mode.value().equals("using")) {
            cursor.expect(Keyword.INDEX);
            index = Optional.of(cursor.name());
        }
        return new ReplicaIdentity(cursor.rangeFrom(from), keywords, mode, index);
    }

    private AlterTableAction alterPart(int from) {
        cursor.advance();
        if (cursor.accept(Keyword.CONSTRAINT)) {
            TextRange keywords = cursor.rangeFrom(from);
            Identifier constraint = cursor.name();
            TableParts.Attributes attributes = parts.new Attributes();
            if (!cursor.accept(Keyword.INHERIT)) {
                attributes.read(true, false, true, true);
            }
            return new AlterConstraint(cursor.rangeFrom(from), keywords, constraint, attributes.enforced());
        }
        cursor.accept(Keyword.COLUMN);
        if (cursor.at(TokenKind.INTEGER)) {
            Identifier number = cursor.identifier();
            int words = cursor.position();
            cursor.expect(Keyword.SET, Keyword.STATISTICS);
            TextRange keywords = cursor.rangeFrom(words);
            statistics();
            return new SetStatistics(cursor.rangeFrom(from), keywords, number);
        }
        Identifier column = cursor.name();
        int words = cursor.position();
        return switch (cursor.keyword()) {
            case SET -> setColumn(from, words, column);
            case DROP -> dropOfColumn(from, words, column);
            case TYPE -> {
                cursor.advance();
                yield columnType(from, words, column);
            }
            case ADD -> {
                cursor.advance();
                int identity = cursor.position();
                cursor.expect(Keyword.GENERATED);
                TextRange keywords = cursor.rangeFrom(words);
                boolean always = parts.generatedAlways();
                var added = parts.identity(identity, always);
                yield new AddIdentity(cursor.rangeFrom(from), keywords, column, added);
            }
            case RESET -> {
                cursor.advance();
                TextRange keywords = cursor.rangeFrom(words);
                var options = grammar.options().storageParameters();
                yield new SetColumnOptions(cursor.rangeFrom(from), keywords, column, options, true);
            }
            case RESTART -> setIdentity(from, words, column);
            case OPTIONS -> {
                TextRange keywords = cursor.range();
                var options = grammar.options().foreignOptions(true);
                yield new SetForeignOptions(cursor.rangeFrom(from), keywords, Optional.of(column), options);
            }
            default -> throw cursor.error();
        };
    }

    private void statistics() {
        if (!cursor.accept(Keyword.DEFAULT)) {
            if (!cursor.accept(TokenKind.MINUS)) {
                cursor.accept(TokenKind.PLUS);
            }
            cursor.integer();
        }
    }

    private AlterTableAction setColumn(int from, int words, Identifier column) {
        Keyword what = cursor.keyword(1);
        switch (what) {
            case DEFAULT, NOT, STORAGE, COMPRESSION, STATISTICS, EXPRESSION, DATA -> {
                cursor.advance();
                cursor.advance();
            }
            default -> {
                if (cursor.kind(1) == TokenKind.LEFT_PAREN) {
                    cursor.advance();
                    TextRange keywords = cursor.rangeFrom(words);
                    var options = grammar.options().storageParameters();
                    return new SetColumnOptions(cursor.rangeFrom(from), keywords, column, options, false);
                }
                return setIdentity(from, words, column);
            }
        }
        TextRange keywords = cursor.rangeFrom(words);
        switch (what) {
            case DEFAULT -> {
                Expression value = expressions.expression();
                return new SetDefault(cursor.rangeFrom(from), keywords, column, value);
            }
            case NOT -> {
                cursor.expect(Keyword.NULL);
                return new SetNotNull(cursor.rangeFrom(from), cursor.rangeFrom(words), column);
            }
            case STORAGE -> {
                Identifier storage = parts.nameOrDefault();
                return new SetStorage(cursor.rangeFrom(from), keywords, column, storage);
            }
            case COMPRESSION -> {
                Identifier method = parts.nameOrDefault();
                return new SetCompression(cursor.rangeFrom(from), keywords, column, method);
            }
            case STATISTICS -> {
                statistics();
                return new SetStatistics(cursor.rangeFrom(from), keywords, column);
            }
            case EXPRESSION -> {
                cursor.expect(Keyword.AS);
                Expression expression = expressions.inParentheses();
                return new SetExpression(cursor.rangeFrom(from), keywords, column, expression);
            }
            default -> {
                cursor.expect(Keyword.TYPE);
                return columnType(from, words, column);
            }
        }
    }

    private AlterTableAction columnType(int from, int words, Identifier column) {
        TextRange keywords = cursor.rangeFrom(words);
        TypeName type = grammar.types().typeName();
        Optional<Identifier> collation =
                cursor.accept(Keyword.COLLATE) ? Optional.of(cursor.dottedName()) : Optional.empty();
        Optional<Expression> using =
                cursor.accept(Keyword.USING) ? Optional.of(expressions.expression()) : Optional.empty();
        return new AlterColumnType(cursor.rangeFrom(from), keywords, column, type, collation, using, false);
    }

    private AlterTableAction dropOfColumn(int from, int words, Identifier column) {
        cursor.advance();
        switch (cursor.keyword()) {
            case DEFAULT -> {
                cursor.advance();
                return new DropDefault(cursor.rangeFrom(from), cursor.rangeFrom(words), column);
            }
            case NOT -> {
                cursor.advance();
                cursor.expect(Keyword.NULL);
                return new DropNotNull(cursor.rangeFrom(from), cursor.rangeFrom(words), column);
            }
            case EXPRESSION, IDENTITY -> {
                boolean identity = cursor.at(Keyword.IDENTITY);
                cursor.advance();
                TextRange keywords = cursor.rangeFrom(words);
                boolean ifExists = cursor.acceptIfExists();
                TextRange range = cursor.rangeFrom(from);
                return identity
                        ? new DropIdentity(range, keywords, ifExists, column)
                        : new DropExpression(range, keywords, ifExists, column);
            }
            default -> throw cursor.error();
        }
    }

    private AlterTableAction setIdentity(int from, int words, Identifier column) {
        TextRange keywords = cursor.range();
        SequenceParts sequence = new SequenceParts(grammar);
        Optional<Boolean> always = Optional.empty();
        boolean changed = false;
        do {
            if (cursor.accept(Keyword.SET)) {
                if (cursor.accept(Keyword.GENERATED)) {
                    always = Optional.of(parts.generatedAlways());
                    continue;
                }
                if (cursor.at(Keyword.RESTART)) {
                    throw cursor.error();
                }
            }
            if (!sequence.option()) {
                throw cursor.error();
            }
            changed = true;
        } while (cursor.at(Keyword.SET) || cursor.at(Keyword.RESTART));
        Optional<SequenceOptions> options = changed ? Optional.of(sequence.said(words)) : Optional.empty();
        return new SetIdentity(cursor.rangeFrom(from), keywords.to(cursor.rangeFrom(words)), column, always, options);
    }
}
