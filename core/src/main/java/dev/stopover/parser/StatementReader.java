package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.function.IntFunction;

/**
 * Reads one statement: looks at its first words and hands it to the parser of its family. Each such parser reads from a
 * {@link Grammar} and throws {@link SyntaxException} where PostgreSQL stops.
 */
final class StatementReader {

    /** How deep statements may hold each other; deeper ones are an error, lest they exhaust the stack. */
    private static final int DEEPEST = 50;

    private final Tokens tokens;
    private final Grammar grammar;
    private final Cursor cursor;
    private int depth;

    StatementReader(Tokens tokens, int first, int limit) {
        this.tokens = tokens;
        this.cursor = new Cursor(tokens, first, limit);
        this.grammar = new Grammar(cursor);
    }

    /** How often a token was looked at so far. */
    int looks() {
        return cursor.looks();
    }

    /** The statement, to its end. */
    Statement whole() {
        Statement statement = statement();
        cursor.expectEnd();
        return statement;
    }

    /** A statement at the cursor, which may be part of another one; the cursor is then behind it. */
    Statement statement() {
        if (depth >= DEEPEST) {
            throw cursor.error("Statements are nested more than %s deep.".formatted(DEEPEST), "Nest them less.");
        }
        int from = cursor.position();
        int outer = grammar.begin(from);
        depth++;
        Statement statement = dispatch(from);
        depth--;
        grammar.begin(outer);
        return statement;
    }

    private Statement dispatch(int from) {
        return switch (cursor.keyword()) {
            case CREATE -> create(from);
            case ALTER -> alter(from);
            case DROP -> after(1, start -> new DropParser(grammar).drop(start));
            case SELECT, VALUES, TABLE, WITH, INSERT, UPDATE, DELETE, MERGE -> query(from);
            case BEGIN, START -> new SessionSettingParser(grammar).begin();
            case COMMIT, END -> new SessionSettingParser(grammar).commit();
            case ROLLBACK, ABORT -> new SessionSettingParser(grammar).rollback();
            case SAVEPOINT -> new SessionSettingParser(grammar).savepoint();
            case RELEASE -> new SessionSettingParser(grammar).release();
            case SET -> new SessionSettingParser(grammar).set();
            case RESET -> new SessionSettingParser(grammar).reset();
            case SHOW -> new SessionSettingParser(grammar).show();
            case DISCARD -> new SessionSettingParser(grammar).discard();
            case LOCK -> new MaintenanceParser(grammar).lock();
            case TRUNCATE -> new MaintenanceParser(grammar).truncate();
            case VACUUM -> new MaintenanceParser(grammar).vacuum();
            case ANALYZE, ANALYSE -> new MaintenanceParser(grammar).analyze();
            case CLUSTER -> new MaintenanceParser(grammar).cluster();
            case REINDEX -> new MaintenanceParser(grammar).reindex();
            case REFRESH -> new MaintenanceParser(grammar).refresh();
            case COPY -> new MaintenanceParser(grammar).copy();
            case DO -> new MaintenanceParser(grammar).doBlock();
            case COMMENT -> after(1, start -> new CommentParser(grammar).comment(start));
            case SECURITY -> {
                cursor.expect(Keyword.SECURITY, Keyword.LABEL);
                yield new CommentParser(grammar).securityLabel(from);
            }
            case GRANT -> after(1, start -> new PrivilegeParser(grammar).grant(start));
            case REVOKE -> after(1, start -> new PrivilegeParser(grammar).revoke(start));
            case REASSIGN -> after(1, start -> new RoleParser(grammar).reassignOwned(start));
            default -> session(from);
        };
    }

    /** Statements about the session: prepared ones, cursors, notifications. */
    private Statement session(int from) {
        SessionParser session = new SessionParser(grammar, this::statement);
        return switch (cursor.keyword()) {
            case PREPARE ->
                cursor.keyword(1) == Keyword.TRANSACTION && cursor.kind(2).isString()
                        ? new SessionSettingParser(grammar).prepareTransaction()
                        : after(1, session::prepare);
            case EXECUTE -> after(1, session::execute);
            case DEALLOCATE -> after(1, session::deallocate);
            case EXPLAIN -> after(1, session::explain);
            case CALL -> after(1, session::call);
            case LISTEN -> after(1, start -> session.listen(start, "LISTEN"));
            case UNLISTEN -> after(1, start -> session.listen(start, "UNLISTEN"));
            case NOTIFY -> after(1, start -> session.listen(start, "NOTIFY"));
            case LOAD -> after(1, session::load);
            case CHECKPOINT -> after(1, session::checkpoint);
            case CLOSE -> after(1, session::close);
            case DECLARE -> after(1, session::declare);
            case FETCH -> after(1, start -> session.fetch(start, "FETCH"));
            case MOVE -> after(1, start -> session.fetch(start, "MOVE"));
            case IMPORT -> {
                cursor.expect(Keyword.IMPORT, Keyword.FOREIGN, Keyword.SCHEMA);
                yield new ObjectParser(grammar, this::statement).importForeignSchema(from);
            }
            default -> {
                if (cursor.at(TokenKind.LEFT_PAREN)) {
                    yield query(from);
                }
                throw cursor.error();
            }
        };
    }

    /** Passes over words that are known to stand here, then reads on; the parser is told where the words began. */
    private Statement after(int words, IntFunction<Statement> parser) {
        int from = cursor.position();
        cursor.moveTo(from + words);
        return parser.apply(from);
    }

    /** A query or data change: its grammar says where it ends, its tokens say what it is. */
    private Statement query(int from) {
        grammar.queries().statement();
        return QueryParser.parse(tokens, from, cursor.position());
    }

    private Statement create(int from) {
        cursor.expect(Keyword.CREATE);
        if (cursor.accept(Keyword.OR)) {
            cursor.expect(Keyword.REPLACE);
            return createOrReplace(from, true);
        }
        switch (cursor.keyword()) {
            case TABLE -> {
                return new TableParser(grammar).createTable();
            }
            case TEMP, TEMPORARY, LOCAL, GLOBAL, UNLOGGED -> {
                return createShortLived(from);
            }
            case FOREIGN -> {
                if (cursor.keyword(1) == Keyword.TABLE) {
                    return new TableParser(grammar).createForeignTable();
                }
            }
            case UNIQUE, INDEX -> {
                return new IndexParser(grammar).createIndex();
            }
            case POLICY -> {
                return new PolicyParser(grammar).createPolicy();
            }
            case MATERIALIZED -> {
                cursor.expect(Keyword.MATERIALIZED, Keyword.VIEW);
                return new ViewParser(grammar).createMaterializedView(from);
            }
            case SEQUENCE -> {
                cursor.advance();
                return new ObjectParser(grammar, this::statement).createSequence(from, Persistence.PERMANENT);
            }
            case SCHEMA -> {
                cursor.advance();
                return new ObjectParser(grammar, this::statement).createSchema(from);
            }
            case EXTENSION -> {
                cursor.advance();
                return new ObjectParser(grammar, this::statement).createExtension(from);
            }
            case STATISTICS -> {
                cursor.advance();
                return new ObjectParser(grammar, this::statement).createStatistics(from);
            }
            case TYPE -> {
                cursor.advance();
                return new TypeParser(grammar).createType(from);
            }
            case DOMAIN -> {
                cursor.advance();
                return new TypeParser(grammar).createDomain(from);
            }
            case EVENT -> {
                cursor.expect(Keyword.EVENT, Keyword.TRIGGER);
                return new TriggerParser(grammar, this::statement).createEventTrigger(from);
            }
            case ROLE, GROUP -> {
                cursor.advance();
                return new RoleParser(grammar).create(from);
            }
            case USER -> {
                if (cursor.keyword(1) != Keyword.MAPPING || cursor.atEnd(2)) {
                    cursor.advance();
                    return new RoleParser(grammar).create(from);
                }
            }
            case PUBLICATION -> {
                cursor.advance();
                return new PublicationParser(grammar).createPublication(from);
            }
            case SUBSCRIPTION -> {
                cursor.advance();
                return new PublicationParser(grammar).createSubscription(from);
            }
            default -> {}
        }
        return createOrReplace(from, false);
    }

    /** What {@code OR REPLACE} may stand before, and the other objects. */
    private Statement createOrReplace(int from, boolean orReplace) {
        switch (cursor.keyword()) {
            case FUNCTION, PROCEDURE -> {
                boolean procedure = cursor.at(Keyword.PROCEDURE);
                cursor.advance();
                return new FunctionParser(grammar, this::statement).create(from, orReplace, procedure);
            }
            case TRIGGER, CONSTRAINT -> {
                boolean constraint = cursor.accept(Keyword.CONSTRAINT);
                cursor.expect(Keyword.TRIGGER);
                return new TriggerParser(grammar, this::statement).createTrigger(from, orReplace, constraint);
            }
            case RULE -> {
                cursor.advance();
                return new TriggerParser(grammar, this::statement).createRule(from, orReplace);
            }
            case TEMP, TEMPORARY, LOCAL, GLOBAL, VIEW, RECURSIVE -> {
                boolean temporary = grammar.persistence() == Persistence.TEMPORARY;
                return createView(from, orReplace, temporary);
            }
            case AGGREGATE, TRANSFORM, LANGUAGE, TRUSTED, PROCEDURAL -> {
                return new ObjectParser(grammar, this::statement).createObject(from, orReplace);
            }
            default -> {
                if (orReplace) {
                    throw cursor.error();
                }
                return new ObjectParser(grammar, this::statement).createObject(from, false);
            }
        }
    }

    private Statement createView(int from, boolean orReplace, boolean temporary) {
        boolean recursive = cursor.accept(Keyword.RECURSIVE);
        cursor.expect(Keyword.VIEW);
        return new ViewParser(grammar).createView(from, orReplace, temporary, recursive);
    }

    /** {@code CREATE TEMPORARY} or {@code UNLOGGED} and then a table, a sequence or a view. */
    private Statement createShortLived(int from) {
        int words = cursor.position();
        Persistence persistence = grammar.persistence();
        switch (cursor.keyword()) {
            case SEQUENCE -> {
                cursor.advance();
                return new ObjectParser(grammar, this::statement).createSequence(from, persistence);
            }
            case VIEW, RECURSIVE -> {
                return createView(from, false, persistence == Persistence.TEMPORARY);
            }
            case MATERIALIZED -> {
                if (persistence != Persistence.UNLOGGED) {
                    throw cursor.error();
                }
                cursor.expect(Keyword.MATERIALIZED, Keyword.VIEW);
                return new ViewParser(grammar).createMaterializedView(from);
            }
            default -> {
                cursor.moveTo(words);
                return new TableParser(grammar).createTable();
            }
        }
    }

    private Statement alter(int from) {
        cursor.expect(Keyword.ALTER);
        AlterTableParser relations = new AlterTableParser(grammar);
        switch (cursor.keyword()) {
            case TABLE -> {
                cursor.advance();
                return relations.alter(ObjectKind.TABLE);
            }
            case INDEX -> {
                cursor.advance();
                return relations.alter(ObjectKind.INDEX);
            }
            case VIEW -> {
                cursor.advance();
                return relations.alter(ObjectKind.VIEW);
            }
            case MATERIALIZED -> {
                cursor.expect(Keyword.MATERIALIZED, Keyword.VIEW);
                return relations.alter(ObjectKind.MATERIALIZED_VIEW);
            }
            case FOREIGN -> {
                if (cursor.keyword(1) == Keyword.TABLE) {
                    cursor.advance();
                    cursor.advance();
                    return relations.alter(ObjectKind.FOREIGN_TABLE);
                }
            }
            case SEQUENCE -> {
                cursor.advance();
                return relations.alterSequence();
            }
            case POLICY -> {
                return new PolicyParser(grammar).alterPolicy();
            }
            case TYPE -> {
                if (relations.atAttributeActions()) {
                    cursor.advance();
                    return relations.alterType();
                }
            }
            case TRIGGER, RULE -> {
                return relations.alterOnTable();
            }
            default -> {}
        }
        return new AlterObjectParser(grammar, this::statement).alter(from);
    }
}
