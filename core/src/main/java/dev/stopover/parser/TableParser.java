package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.LikeClause;
import dev.stopover.syntax.OnCommit;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.PartitionOf;
import dev.stopover.syntax.PartitionStrategy;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code CREATE TABLE}, {@code CREATE TABLE AS} and {@code CREATE FOREIGN TABLE}. */
final class TableParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final TableParts parts;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<LikeClause> likes = new ArrayList<>();
    private Optional<PartitionKey> partitionBy = Optional.empty();
    private Optional<Identifier> accessMethod = Optional.empty();
    private List<Option> options = List.of();
    private Optional<OnCommit> onCommit = Optional.empty();
    private Optional<Identifier> tablespace = Optional.empty();

    TableParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.parts = new TableParts(grammar);
    }

    /** {@code CREATE … TABLE} from the words before TABLE on, CREATE being taken. */
    Statement createTable() {
        Persistence persistence = grammar.persistence();
        cursor.expect(Keyword.TABLE);
        TextRange keywords = grammar.soFar();
        boolean ifNotExists = cursor.acceptIfNotExists();
        QualifiedName table = cursor.qualifiedName();
        if (isCreateAs()) {
            return createTableAs(keywords, persistence, ifNotExists, table);
        }
        List<QualifiedName> inherits = List.of();
        Optional<PartitionOf> partitionOf = Optional.empty();
        Optional<TypeName> ofType = Optional.empty();
        if (cursor.accept(Keyword.OF)) {
            ofType = Optional.of(grammar.types().named(cursor.qualifiedName()));
            typedElements();
        } else if (cursor.at(Keyword.PARTITION)) {
            partitionOf = Optional.of(partitionOf());
        } else {
            elements();
            if (cursor.accept(Keyword.INHERITS)) {
                inherits = cursor.parenthesized(cursor::qualifiedName);
            }
        }
        if (cursor.at(Keyword.PARTITION)) {
            partitionBy = Optional.of(partitionKey());
        }
        tail();
        return new CreateTable(
                grammar.soFar(),
                keywords,
                persistence,
                ifNotExists,
                table,
                columns,
                constraints,
                likes,
                inherits,
                partitionBy,
                partitionOf,
                ofType,
                options,
                accessMethod,
                tablespace,
                onCommit);
    }

    /** {@code CREATE FOREIGN TABLE}, CREATE being taken. */
    Statement createForeignTable() {
        cursor.expect(Keyword.FOREIGN, Keyword.TABLE);
        TextRange keywords = grammar.soFar();
        boolean ifNotExists = cursor.acceptIfNotExists();
        QualifiedName table = cursor.qualifiedName();
        List<QualifiedName> inherits = List.of();
        Optional<PartitionOf> partitionOf = Optional.empty();
        if (cursor.at(Keyword.PARTITION)) {
            partitionOf = Optional.of(partitionOf());
        } else {
            elements();
            if (cursor.accept(Keyword.INHERITS)) {
                inherits = cursor.parenthesized(cursor::qualifiedName);
            }
        }
        cursor.expect(Keyword.SERVER);
        Identifier server = cursor.name();
        options = grammar.options().foreignOptions(false);
        return new CreateForeignTable(
                grammar.soFar(),
                keywords,
                ifNotExists,
                table,
                columns,
                constraints,
                inherits,
                partitionOf,
                server,
                options);
    }

    /** Whether a query fills the table: AS comes next, perhaps after names of columns and the clauses before it. */
    private boolean isCreateAs() {
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            return cursor.atName(1) && (cursor.kind(2) == TokenKind.COMMA || cursor.kind(2) == TokenKind.RIGHT_PAREN);
        }
        return switch (cursor.keyword()) {
            case AS, USING, WITH, WITHOUT, ON, TABLESPACE -> true;
            default -> false;
        };
    }

    private Statement createTableAs(
            TextRange keywords, Persistence persistence, boolean ifNotExists, QualifiedName table) {
        List<Identifier> names = cursor.optionalColumns();
        tail();
        cursor.expect(Keyword.AS);
        Query query =
                cursor.at(Keyword.EXECUTE) ? execution() : grammar.queries().select();
        boolean withData = withData(grammar);
        return new CreateTableAs(
                grammar.soFar(), keywords, persistence, ifNotExists, table, names, options, query, withData, onCommit);
    }

    private Query execution() {
        int first = cursor.index();
        cursor.advance();
        cursor.name();
        if (cursor.accept(TokenKind.LEFT_PAREN)) {
            grammar.expressions().list();
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        return new Query(cursor.tokens(), first, cursor.lastIndex());
    }

    /** {@code WITH DATA}, {@code WITH NO DATA} or nothing: whether there will be data. */
    static boolean withData(Grammar grammar) {
        Cursor cursor = grammar.cursor();
        if (!cursor.accept(Keyword.WITH)) {
            return true;
        }
        boolean data = !cursor.accept(Keyword.NO);
        cursor.expect(Keyword.DATA);
        return data;
    }

    private void elements() {
        cursor.expect(TokenKind.LEFT_PAREN);
        if (cursor.accept(TokenKind.RIGHT_PAREN)) {
            return;
        }
        do {
            if (cursor.at(Keyword.LIKE)) {
                likes.add(like());
            } else if (parts.atConstraint()) {
                constraints.add(parts.constraint());
            } else {
                columns.add(parts.column());
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private void typedElements() {
        if (!cursor.accept(TokenKind.LEFT_PAREN)) {
            return;
        }
        do {
            if (parts.atConstraint()) {
                constraints.add(parts.constraint());
            } else {
                columns.add(parts.columnWithoutType());
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private LikeClause like() {
        int from = cursor.position();
        cursor.advance();
        QualifiedName table = cursor.qualifiedName();
        List<Identifier> including = new ArrayList<>();
        List<Identifier> excluding = new ArrayList<>();
        while (cursor.at(Keyword.INCLUDING) || cursor.at(Keyword.EXCLUDING)) {
            List<Identifier> option = cursor.at(Keyword.INCLUDING) ? including : excluding;
            cursor.advance();
            option.add(likeOption());
        }
        return new LikeClause(cursor.rangeFrom(from), table, including, excluding);
    }

    private Identifier likeOption() {
        return switch (cursor.keyword()) {
            case ALL, COMMENTS, COMPRESSION, CONSTRAINTS, DEFAULTS, IDENTITY, GENERATED, INDEXES, STATISTICS, STORAGE ->
                cursor.identifier();
            default -> throw cursor.error();
        };
    }

    private PartitionOf partitionOf() {
        int from = cursor.position();
        cursor.expect(Keyword.PARTITION, Keyword.OF);
        QualifiedName parent = cursor.qualifiedName();
        typedElements();
        PartitionBound bound = parts.bound();
        return new PartitionOf(cursor.rangeFrom(from), parent, bound);
    }

    private PartitionKey partitionKey() {
        int from = cursor.position();
        cursor.expect(Keyword.PARTITION, Keyword.BY);
        int at = cursor.position();
        PartitionStrategy strategy = switch (cursor.name().value()) {
            case "list" -> PartitionStrategy.LIST;
            case "range" -> PartitionStrategy.RANGE;
            case "hash" -> PartitionStrategy.HASH;
            default -> {
                cursor.moveTo(at);
                throw cursor.error("There is no such way to partition.", "Write LIST, RANGE or HASH.");
            }
        };
        List<IndexColumn> key = cursor.parenthesized(grammar.indexColumns()::partitionColumn);
        return new PartitionKey(cursor.rangeFrom(from), strategy, key);
    }

    private void tail() {
        if (cursor.accept(Keyword.USING)) {
            accessMethod = Optional.of(cursor.name());
        }
        if (cursor.accept(Keyword.WITH)) {
            options = grammar.options().storageParameters();
        } else if (cursor.accept(Keyword.WITHOUT)) {
            cursor.expect(Keyword.OIDS);
        }
        if (cursor.accept(Keyword.ON)) {
            cursor.expect(Keyword.COMMIT);
            onCommit = Optional.of(onCommit());
        }
        if (cursor.accept(Keyword.TABLESPACE)) {
            tablespace = Optional.of(cursor.name());
        }
    }

    private OnCommit onCommit() {
        if (cursor.accept(Keyword.DROP)) {
            return OnCommit.DROP;
        }
        boolean delete = cursor.accept(Keyword.DELETE);
        if (!delete) {
            cursor.expect(Keyword.PRESERVE);
        }
        cursor.expect(Keyword.ROWS);
        return delete ? OnCommit.DELETE_ROWS : OnCommit.PRESERVE_ROWS;
    }
}
