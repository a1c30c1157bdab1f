package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.DefaultValue;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Generated;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Identity;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.PartitionStrategy;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TypeName;
import dev.stopover.syntax.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what tables consist of: columns, constraints, bounds of partitions. */
final class TableParts {

    private final Grammar grammar;
    private final Cursor cursor;
    private final Expressions expressions;

    TableParts(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.expressions = grammar.expressions();
    }

    /** A column with its type ({@code columnDef}). */
    ColumnDefinition column() {
        int from = cursor.position();
        Identifier name = cursor.name();
        TypeName type = grammar.types().typeName();
        Optional<Identifier> storage = cursor.accept(Keyword.STORAGE) ? Optional.of(nameOrDefault()) : Optional.empty();
        Optional<Identifier> compression =
                cursor.accept(Keyword.COMPRESSION) ? Optional.of(nameOrDefault()) : Optional.empty();
        List<Option> options = grammar.options().foreignOptions(false);
        return new ColumnParts().read(from, name, Optional.of(type), storage, compression, options);
    }

    /** A column of a typed table or a partition, which has its type from elsewhere ({@code columnOptions}). */
    ColumnDefinition columnWithoutType() {
        int from = cursor.position();
        Identifier name = cursor.name();
        if (cursor.accept(Keyword.WITH)) {
            cursor.expect(Keyword.OPTIONS);
        }
        return new ColumnParts().read(from, name, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** A name or the word DEFAULT. */
    Identifier nameOrDefault() {
        return cursor.at(Keyword.DEFAULT) ? cursor.identifier() : cursor.name();
    }

    /** Whether a table constraint begins here, not a column. */
    boolean atConstraint() {
        return switch (cursor.keyword()) {
            case CONSTRAINT, CHECK, UNIQUE, PRIMARY, FOREIGN, NOT -> true;
            case EXCLUDE -> cursor.kind(1) == TokenKind.LEFT_PAREN || cursor.keyword(1) == Keyword.USING;
            default -> false;
        };
    }

    /** {@code GENERATED … AS IDENTITY} from its AS on. */
    Identity identity(int from, boolean always) {
        cursor.expect(Keyword.AS, Keyword.IDENTITY);
        SequenceOptions options = new SequenceParts(grammar).none();
        if (cursor.accept(TokenKind.LEFT_PAREN)) {
            options = grammar.sequenceOptions(true);
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        return new Identity(cursor.rangeFrom(from), always, options);
    }

    /** {@code ALWAYS} or {@code BY DEFAULT}: whether it is the first. */
    boolean generatedAlways() {
        if (cursor.accept(Keyword.ALWAYS)) {
            return true;
        }
        cursor.expect(Keyword.BY, Keyword.DEFAULT);
        return false;
    }

    /** Reads what follows a column's type. */
    private final class ColumnParts {

        private Optional<Identifier> collation = Optional.empty();
        private Optional<DefaultValue> defaultValue = Optional.empty();
        private Optional<Generated> generated = Optional.empty();
        private Optional<Identity> identity = Optional.empty();
        private boolean nullWritten;
        private final List<Constraint> constraints = new ArrayList<>();

        ColumnDefinition read(
                int from,
                Identifier name,
                Optional<TypeName> type,
                Optional<Identifier> storage,
                Optional<Identifier> compression,
                List<Option> options) {
            while (part()) {}
            return new ColumnDefinition(
                    cursor.rangeFrom(from),
                    name,
                    type,
                    collation,
                    defaultValue,
                    generated,
                    identity,
                    nullWritten,
                    constraints,
                    storage,
                    compression,
                    options);
        }

        private boolean part() {
            int from = cursor.position();
            Optional<Identifier> name = Optional.empty();
            if (cursor.accept(Keyword.CONSTRAINT)) {
                name = Optional.of(cursor.name());
            } else if (cursor.accept(Keyword.COLLATE)) {
                once(collation.isPresent(), "More than one collation is specified for the column.");
                collation = Optional.of(cursor.dottedName());
                return true;
            }
            switch (cursor.keyword()) {
                case NOT -> notNull(from, name);
                case NULL -> {
                    cursor.advance();
                    nullWritten = true;
                }
                case UNIQUE -> constraints.add(unique(from, name, false));
                case PRIMARY -> constraints.add(primaryKey(from, name, false));
                case CHECK -> constraints.add(check(from, name));
                case DEFAULT -> {
                    once(defaultValue.isPresent(), "More than one default value is specified for the column.");
                    cursor.advance();
                    Expression expression = expressions.restricted();
                    defaultValue = Optional.of(new DefaultValue(cursor.rangeFrom(from), name, expression));
                }
                case GENERATED -> generated(from);
                case REFERENCES -> constraints.add(foreignKey(from, name, List.of(), cursor.position()));
                default -> {
                    if (name.isPresent()) {
                        throw cursor.error();
                    }
                    return new Attributes().attribute(false);
                }
            }
            return true;
        }

        private void once(boolean said, String message) {
            if (said) {
                throw cursor.error(message, "Leave one of them out.");
            }
        }

        private void notNull(int from, Optional<Identifier> name) {
            int words = cursor.position();
            cursor.advance();
            cursor.expect(Keyword.NULL);
            TextRange keywords = cursor.rangeFrom(words);
            boolean noInherit = cursor.accept(Keyword.NO, Keyword.INHERIT);
            constraints.add(new NotNullConstraint(cursor.rangeFrom(from), keywords, name, List.of(), noInherit, false));
        }

        private void generated(int from) {
            cursor.advance();
            boolean always = generatedAlways();
            if (cursor.at(Keyword.AS, Keyword.IDENTITY)) {
                once(identity.isPresent(), "More than one identity is specified for the column.");
                identity = Optional.of(identity(from, always));
                return;
            }
            once(generated.isPresent(), "More than one generation clause is specified for the column.");
            int words = cursor.position();
            cursor.expect(Keyword.AS);
            Expression expression = expressions.inParentheses();
            if (!always) {
                cursor.moveTo(words - 1);
                throw cursor.error(
                        "A generated column is generated always.", "Write GENERATED ALWAYS AS (expression).");
            }
            boolean stored = cursor.accept(Keyword.STORED);
            if (!stored) {
                cursor.accept(Keyword.VIRTUAL);
            }
            generated = Optional.of(new Generated(cursor.rangeFrom(from), expression, stored));
        }

        private Constraint check(int from, Optional<Identifier> name) {
            TextRange keywords = word();
            Expression expression = expressions.inParentheses();
            boolean noInherit = cursor.accept(Keyword.NO, Keyword.INHERIT);
            Attributes attributes = new Attributes();
            attributes.readColumn();
            return new CheckConstraint(
                    cursor.rangeFrom(from), keywords, name, expression, noInherit, false, attributes.notEnforced);
        }
    }

    private TextRange word() {
        cursor.advance();
        return cursor.tokens().range(cursor.lastIndex());
    }

    /** A constraint of a table or a domain ({@code TableConstraint}). */
    Constraint constraint() {
        int from = cursor.position();
        Optional<Identifier> name = Optional.empty();
        if (cursor.accept(Keyword.CONSTRAINT)) {
            name = Optional.of(cursor.name());
        }
        int words = cursor.position();
        return switch (cursor.keyword()) {
            case CHECK -> tableCheck(from, name);
            case NOT -> tableNotNull(from, name);
            case UNIQUE -> unique(from, name, true);
            case PRIMARY -> primaryKey(from, name, true);
            case EXCLUDE -> exclude(from, name);
            case FOREIGN -> {
                cursor.advance();
                cursor.expect(Keyword.KEY);
                List<Identifier> columns = cursor.parenthesized(this::periodOrName);
                yield foreignKey(from, name, columns, words);
            }
            default -> throw cursor.error();
        };
    }

    private Identifier periodOrName() {
        boolean period = cursor.at(Keyword.PERIOD) && cursor.kind(-1) == TokenKind.COMMA && cursor.atName(1);
        if (period) {
            cursor.advance();
        }
        Identifier name = cursor.name();
        if (period && !cursor.at(TokenKind.RIGHT_PAREN)) {
            throw cursor.error();
        }
        return name;
    }

    private Constraint tableCheck(int from, Optional<Identifier> name) {
        TextRange keywords = word();
        Expression expression = expressions.inParentheses();
        Attributes attributes = new Attributes();
        attributes.read(false, true, true, true);
        return new CheckConstraint(
                cursor.rangeFrom(from),
                keywords,
                name,
                expression,
                attributes.noInherit,
                attributes.notValid,
                attributes.notEnforced);
    }

    private Constraint tableNotNull(int from, Optional<Identifier> name) {
        int words = cursor.position();
        cursor.advance();
        cursor.expect(Keyword.NULL);
        TextRange keywords = cursor.rangeFrom(words);
        List<Identifier> columns = cursor.atName() ? List.of(cursor.name()) : List.of();
        if (columns.isEmpty()) {
            throw cursor.error();
        }
        Attributes attributes = new Attributes();
        attributes.read(false, true, true, false);
        return new NotNullConstraint(
                cursor.rangeFrom(from), keywords, name, columns, attributes.noInherit, attributes.notValid);
    }

    private Constraint unique(int from, Optional<Identifier> name, boolean table) {
        TextRange keywords = word();
        if (table && cursor.accept(Keyword.USING)) {
            cursor.expect(Keyword.INDEX);
            Optional<Identifier> index = Optional.of(cursor.name());
            Attributes attributes = new Attributes();
            attributes.read(true, false, false, false);
            return new UniqueConstraint(
                    cursor.rangeFrom(from),
                    keywords,
                    name,
                    List.of(),
                    List.of(),
                    index,
                    false,
                    attributes.deferrable,
                    attributes.initiallyDeferred);
        }
        boolean notDistinct = nullsNotDistinct();
        List<Identifier> columns = table ? keyColumns() : List.of();
        List<Identifier> include = table ? include() : List.of();
        indexParameters();
        Attributes attributes = new Attributes();
        attributes.readKey(table);
        return new UniqueConstraint(
                cursor.rangeFrom(from),
                keywords,
                name,
                columns,
                include,
                Optional.empty(),
                notDistinct,
                attributes.deferrable,
                attributes.initiallyDeferred);
    }

    /** {@code NULLS NOT DISTINCT}. */
    boolean nullsNotDistinct() {
        if (!cursor.accept(Keyword.NULLS)) {
            return false;
        }
        boolean not = cursor.accept(Keyword.NOT);
        cursor.expect(Keyword.DISTINCT);
        return not;
    }

    private List<Identifier> keyColumns() {
        cursor.expect(TokenKind.LEFT_PAREN);
        List<Identifier> columns = cursor.list(cursor::name);
        cursor.accept(Keyword.WITHOUT, Keyword.OVERLAPS);
        cursor.expect(TokenKind.RIGHT_PAREN);
        return columns;
    }

    private List<Identifier> include() {
        return cursor.accept(Keyword.INCLUDE) ? cursor.parenthesized(cursor::name) : List.of();
    }

    private void indexParameters() {
        if (cursor.accept(Keyword.WITH)) {
            grammar.options().definition();
        }
        if (cursor.at(Keyword.USING)) {
            cursor.advance();
            cursor.expect(Keyword.INDEX, Keyword.TABLESPACE);
            cursor.name();
        }
    }

    private Constraint primaryKey(int from, Optional<Identifier> name, boolean table) {
        int words = cursor.position();
        cursor.advance();
        cursor.expect(Keyword.KEY);
        TextRange keywords = cursor.rangeFrom(words);
        Optional<Identifier> index = Optional.empty();
        List<Identifier> columns = List.of();
        List<Identifier> include = List.of();
        if (table && cursor.accept(Keyword.USING)) {
            cursor.expect(Keyword.INDEX);
            index = Optional.of(cursor.name());
        } else {
            columns = table ? keyColumns() : List.of();
            include = table ? include() : List.of();
            indexParameters();
        }
        Attributes attributes = new Attributes();
        attributes.readKey(table);
        return new PrimaryKeyConstraint(
                cursor.rangeFrom(from),
                keywords,
                name,
                columns,
                include,
                index,
                attributes.deferrable,
                attributes.initiallyDeferred);
    }

    private Constraint foreignKey(int from, Optional<Identifier> name, List<Identifier> columns, int words) {
        boolean table = !cursor.at(Keyword.REFERENCES) || words != cursor.position();
        TextRange keywords = table
                ? cursor.tokens()
                        .range(
                                cursor.tokens().significant(words),
                                cursor.tokens().significant(words + 1))
                : cursor.range();
        cursor.expect(Keyword.REFERENCES);
        QualifiedName references = cursor.qualifiedName();
        List<Identifier> referenced =
                cursor.at(TokenKind.LEFT_PAREN) ? cursor.parenthesized(this::periodOrName) : List.of();
        ReferentialActions actions = new ReferentialActions(cursor);
        actions.read();
        Attributes attributes = new Attributes();
        if (table) {
            attributes.read(true, true, false, true);
        } else {
            attributes.readColumn();
        }
        return new ForeignKeyConstraint(
                cursor.rangeFrom(from),
                keywords,
                name,
                columns,
                references,
                referenced,
                actions.onDelete(),
                actions.onUpdate(),
                actions.deletedColumns(),
                attributes.notValid,
                attributes.notEnforced,
                attributes.deferrable,
                attributes.initiallyDeferred);
    }

    private Constraint exclude(int from, Optional<Identifier> name) {
        TextRange keywords = word();
        Optional<Identifier> method = cursor.accept(Keyword.USING) ? Optional.of(cursor.name()) : Optional.empty();
        List<IndexColumn> elements = cursor.parenthesized(this::exclusion);
        List<Identifier> include = include();
        indexParameters();
        Optional<Expression> where =
                cursor.accept(Keyword.WHERE) ? Optional.of(expressions.inParentheses()) : Optional.empty();
        Attributes attributes = new Attributes();
        attributes.read(true, false, false, false);
        return new ExcludeConstraint(
                cursor.rangeFrom(from),
                keywords,
                name,
                method,
                elements,
                include,
                where,
                attributes.deferrable,
                attributes.initiallyDeferred);
    }

    private IndexColumn exclusion() {
        int from = cursor.position();
        IndexColumn column = grammar.indexColumns().indexColumn();
        cursor.expect(Keyword.WITH);
        int operator = cursor.position();
        if (cursor.at(Keyword.OPERATOR)) {
            expressions.operatorCall();
        } else {
            expressions.anyOperator();
        }
        String text = cursor.tokens()
                .excerpt()
                .text()
                .substring(
                        cursor.tokens().start(cursor.tokens().significant(operator)),
                        cursor.tokens().end(cursor.lastIndex()));
        return new IndexColumn(
                cursor.rangeFrom(from),
                column.column(),
                column.expression(),
                column.collation(),
                column.operatorClass(),
                column.descending(),
                column.nullsFirst(),
                Optional.of(text));
    }

    /** {@code FOR VALUES …} or {@code DEFAULT}. */
    PartitionBound bound() {
        int from = cursor.position();
        if (cursor.accept(Keyword.DEFAULT)) {
            return new PartitionBound(cursor.rangeFrom(from), Optional.empty(), true, List.of(), 0);
        }
        cursor.expect(Keyword.FOR, Keyword.VALUES);
        List<Expression> values = new ArrayList<>();
        PartitionStrategy strategy = PartitionStrategy.HASH;
        int lower = 0;
        switch (cursor.keyword()) {
            case IN -> {
                strategy = PartitionStrategy.LIST;
                cursor.advance();
                values.addAll(cursor.parenthesized(expressions::expression));
            }
            case FROM -> {
                strategy = PartitionStrategy.RANGE;
                cursor.advance();
                values.addAll(cursor.parenthesized(expressions::expression));
                lower = values.size();
                cursor.expect(Keyword.TO);
                values.addAll(cursor.parenthesized(expressions::expression));
            }
            default -> {
                cursor.expect(Keyword.WITH);
                values.addAll(cursor.parenthesized(this::hashBound));
                boolean both = values.size() == 2
                        && !cursor.tokens()
                                .value(cursor.tokens().significant(from + 4))
                                .equals(cursor.tokens().value(cursor.tokens().significant(from + 7)));
                if (!both) {
                    cursor.moveTo(from + 3);
                    throw cursor.error("A hash partition has one modulus and one remainder.", "Write both, once.");
                }
            }
        }
        return new PartitionBound(cursor.rangeFrom(from), Optional.of(strategy), false, values, lower);
    }

    private Expression hashBound() {
        if (!cursor.atWord("modulus") && !cursor.atWord("remainder")) {
            if (cursor.kind().isIdentifier()) {
                throw cursor.error("A hash partition has a modulus and a remainder.", "Write MODULUS or REMAINDER.");
            }
            cursor.nonReservedWord();
            cursor.moveTo(cursor.position() - 1);
            throw cursor.error();
        }
        cursor.advance();
        int index = cursor.index();
        cursor.integer();
        return new Expression(cursor.tokens(), index, index);
    }

    /** The attributes of a constraint ({@code ConstraintAttributeSpec}). */
    final class Attributes {

        private boolean deferrable;
        private boolean initiallyDeferred;
        private boolean notValid;
        private boolean noInherit;
        private boolean notEnforced;
        private boolean notDeferrable;
        private boolean enforced;
        private boolean initiallyImmediate;

        /** Of a constraint of a table, refusing what its kind cannot have. */
        void read(boolean canDefer, boolean canSkip, boolean canStay, boolean canBeUnenforced) {
            while (true) {
                int at = cursor.position();
                if (!attribute(true)) {
                    return;
                }
                boolean refused = !canDefer && (deferrable || initiallyDeferred)
                        || !canSkip && notValid
                        || !canStay && noInherit
                        || !canBeUnenforced && (notEnforced || enforced);
                if (refused) {
                    cursor.moveTo(at);
                    throw cursor.error("This kind of constraint cannot be marked so.", "Leave it out.");
                }
                contradictions(at);
            }
        }

        void readKey(boolean table) {
            if (table) {
                read(true, false, false, false);
            } else {
                readColumn();
            }
        }

        /** Of a constraint of a column, which knows fewer. */
        void readColumn() {
            while (attribute(false)) {}
        }

        /** Whether ENFORCED or NOT ENFORCED was written, and which. */
        Optional<Boolean> enforced() {
            return enforced || notEnforced ? Optional.of(enforced) : Optional.empty();
        }

        private void contradictions(int at) {
            boolean contradiction = deferrable && notDeferrable
                    || initiallyDeferred && initiallyImmediate
                    || initiallyDeferred && notDeferrable
                    || notEnforced && enforced;
            if (contradiction) {
                cursor.moveTo(at);
                throw cursor.error("This contradicts what was said of the constraint.", "Leave out one of the two.");
            }
        }

        private boolean attribute(boolean table) {
            switch (cursor.keyword()) {
                case DEFERRABLE -> deferrable = true;
                case ENFORCED -> enforced = true;
                case INITIALLY -> {
                    cursor.advance();
                    if (cursor.at(Keyword.DEFERRED)) {
                        initiallyDeferred = true;
                    } else if (cursor.at(Keyword.IMMEDIATE)) {
                        initiallyImmediate = true;
                    } else {
                        throw cursor.error();
                    }
                }
                case NOT -> {
                    return negated(table);
                }
                case NO -> {
                    if (!table) {
                        return false;
                    }
                    cursor.advance();
                    if (!cursor.at(Keyword.INHERIT)) {
                        throw cursor.error();
                    }
                    noInherit = true;
                }
                default -> {
                    return false;
                }
            }
            cursor.advance();
            return true;
        }

        private boolean negated(boolean table) {
            switch (cursor.keyword(1)) {
                case DEFERRABLE -> notDeferrable = true;
                case ENFORCED -> notEnforced = true;
                case VALID -> {
                    if (!table) {
                        cursor.advance();
                        throw cursor.error();
                    }
                    notValid = true;
                }
                default -> {
                    if (!table && cursor.keyword(1) == Keyword.NULL) {
                        return false;
                    }
                    cursor.advance();
                    throw cursor.error();
                }
            }
            cursor.advance();
            cursor.advance();
            return true;
        }
    }
}
