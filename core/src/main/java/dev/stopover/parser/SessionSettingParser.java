package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.PreparedAction;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.Setting;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads transaction control and the parameters of the session: BEGIN to ROLLBACK, SET, RESET, SHOW, DISCARD. */
final class SessionSettingParser {

    private final Grammar grammar;
    private final Cursor cursor;

    SessionSettingParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** {@code BEGIN} and {@code START TRANSACTION}. */
    Statement begin() {
        if (cursor.accept(Keyword.START)) {
            cursor.expect(Keyword.TRANSACTION);
        } else {
            cursor.expect(Keyword.BEGIN);
            workOrTransaction();
        }
        TextRange keywords = grammar.soFar();
        List<Option> modes = modes(false);
        return new Begin(grammar.soFar(), keywords, modes);
    }

    private void workOrTransaction() {
        if (!cursor.accept(Keyword.WORK)) {
            cursor.accept(Keyword.TRANSACTION);
        }
    }

    /** Transaction modes with commas between or none ({@code transaction_mode_list}). */
    private List<Option> modes(boolean atLeastOne) {
        List<Option> modes = new ArrayList<>();
        if (atLeastOne) {
            modes.add(mode());
        }
        while (atMode() || !modes.isEmpty() && cursor.at(TokenKind.COMMA)) {
            if (!modes.isEmpty()) {
                cursor.accept(TokenKind.COMMA);
            }
            modes.add(mode());
        }
        return modes;
    }

    private boolean atMode() {
        return switch (cursor.keyword()) {
            case ISOLATION, READ, DEFERRABLE, NOT -> true;
            default -> false;
        };
    }

    private Option mode() {
        int from = cursor.position();
        switch (cursor.keyword()) {
            case ISOLATION -> {
                cursor.advance();
                cursor.expect(Keyword.LEVEL);
                Identifier name = new Identifier(cursor.rangeFrom(from), "isolation level");
                int level = cursor.position();
                isolationLevel();
                return new Option(cursor.rangeFrom(from), name, Optional.of(words(level)));
            }
            case READ -> {
                cursor.advance();
                if (!cursor.accept(Keyword.ONLY)) {
                    cursor.expect(Keyword.WRITE);
                }
            }
            case NOT -> {
                cursor.advance();
                cursor.expect(Keyword.DEFERRABLE);
            }
            default -> cursor.expect(Keyword.DEFERRABLE);
        }
        return new Option(
                cursor.rangeFrom(from),
                new Identifier(cursor.rangeFrom(from), words(from).text()),
                Optional.empty());
    }

    private void isolationLevel() {
        if (cursor.accept(Keyword.READ)) {
            if (!cursor.accept(Keyword.COMMITTED)) {
                cursor.expect(Keyword.UNCOMMITTED);
            }
        } else if (cursor.accept(Keyword.REPEATABLE)) {
            cursor.expect(Keyword.READ);
        } else {
            cursor.expect(Keyword.SERIALIZABLE);
        }
    }

    /** The words from a position up to here, in lower case with one blank between. */
    private OptionValue words(int from) {
        StringBuilder words = new StringBuilder();
        for (int position = from; position < cursor.position(); position++) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(cursor.tokens().value(cursor.tokens().significant(position)));
        }
        return new OptionValue(cursor.rangeFrom(from), words.toString(), false);
    }

    /** {@code COMMIT} and {@code END}. */
    Statement commit() {
        boolean end = cursor.at(Keyword.END);
        cursor.advance();
        if (!end && cursor.accept(Keyword.PREPARED)) {
            return prepared(PreparedAction.COMMIT);
        }
        workOrTransaction();
        TextRange keywords = grammar.soFar();
        boolean chain = chain();
        return new Commit(grammar.soFar(), keywords, chain);
    }

    private Statement prepared(PreparedAction action) {
        TextRange keywords = grammar.soFar();
        StringLiteral identifier = cursor.string();
        return new PreparedTransaction(grammar.soFar(), keywords, action, identifier);
    }

    /** {@code PREPARE TRANSACTION}. */
    Statement prepareTransaction() {
        cursor.expect(Keyword.PREPARE, Keyword.TRANSACTION);
        return prepared(PreparedAction.PREPARE);
    }

    private boolean chain() {
        if (!cursor.accept(Keyword.AND)) {
            return false;
        }
        boolean chain = !cursor.accept(Keyword.NO);
        cursor.expect(Keyword.CHAIN);
        return chain;
    }

    /** {@code ROLLBACK} in all its forms, and {@code ABORT}. */
    Statement rollback() {
        boolean abort = cursor.at(Keyword.ABORT);
        cursor.advance();
        if (!abort && cursor.accept(Keyword.PREPARED)) {
            return prepared(PreparedAction.ROLLBACK);
        }
        workOrTransaction();
        if (!abort && cursor.accept(Keyword.TO)) {
            wordSavepoint();
            TextRange keywords = grammar.soFar();
            Identifier savepoint = cursor.name();
            return new RollbackToSavepoint(grammar.soFar(), keywords, savepoint);
        }
        TextRange keywords = grammar.soFar();
        boolean chain = chain();
        return new Rollback(grammar.soFar(), keywords, chain);
    }

    /** {@code SAVEPOINT}. */
    Statement savepoint() {
        cursor.expect(Keyword.SAVEPOINT);
        TextRange keywords = grammar.soFar();
        Identifier savepoint = cursor.name();
        return new Savepoint(grammar.soFar(), keywords, savepoint);
    }

    /** The word SAVEPOINT, unless it is itself the name of one. */
    private void wordSavepoint() {
        if (cursor.atName(1)) {
            cursor.accept(Keyword.SAVEPOINT);
        }
    }

    /** {@code RELEASE SAVEPOINT}. */
    Statement release() {
        cursor.expect(Keyword.RELEASE);
        wordSavepoint();
        TextRange keywords = grammar.soFar();
        Identifier savepoint = cursor.name();
        return new ReleaseSavepoint(grammar.soFar(), keywords, savepoint);
    }

    /** {@code SET} in all its forms. */
    Statement set() {
        cursor.expect(Keyword.SET);
        if (cursor.at(Keyword.CONSTRAINTS) && !isAssigned()) {
            cursor.advance();
            return setConstraints();
        }
        boolean local = cursor.at(Keyword.LOCAL) && !isAssigned() && cursor.accept(Keyword.LOCAL);
        if (!local && cursor.at(Keyword.SESSION) && isScope()) {
            cursor.advance();
        }
        if (cursor.accept(Keyword.SESSION, Keyword.CHARACTERISTICS, Keyword.AS)) {
            cursor.expect(Keyword.TRANSACTION);
            return setTransaction(grammar.soFar(), true);
        }
        if (cursor.at(Keyword.TRANSACTION) && cursor.keyword(1) != Keyword.SNAPSHOT && !isAssigned()) {
            cursor.advance();
            return setTransaction(grammar.soFar(), false);
        }
        TextRange keywords = grammar.soFar();
        Setting setting = grammar.settings().setting();
        return new SetParameter(grammar.soFar(), keywords, local, setting);
    }

    /** Whether SESSION here says how long the setting lasts, and is no part of it. */
    private boolean isScope() {
        boolean characteristics = cursor.keyword(1) == Keyword.CHARACTERISTICS && cursor.keyword(2) == Keyword.AS;
        return cursor.keyword(1) != Keyword.AUTHORIZATION && !characteristics && !isAssigned();
    }

    /** Whether the word here is a parameter's name, because a value follows it. */
    private boolean isAssigned() {
        return cursor.kind(1) == TokenKind.EQUALS || cursor.kind(1) == TokenKind.DOT || cursor.keyword(1) == Keyword.TO;
    }

    private Statement setTransaction(TextRange keywords, boolean session) {
        List<Option> modes = modes(true);
        return new SetTransaction(grammar.soFar(), keywords, session, modes);
    }

    private Statement setConstraints() {
        TextRange keywords = grammar.soFar();
        List<QualifiedName> constraints = cursor.accept(Keyword.ALL) ? List.of() : cursor.list(cursor::qualifiedName);
        boolean deferred = cursor.accept(Keyword.DEFERRED);
        if (!deferred) {
            cursor.expect(Keyword.IMMEDIATE);
        }
        return new SetConstraints(grammar.soFar(), keywords, constraints, deferred);
    }

    /** {@code RESET}. */
    Statement reset() {
        cursor.expect(Keyword.RESET);
        TextRange keywords = grammar.soFar();
        Optional<Identifier> parameter = cursor.accept(Keyword.ALL)
                ? Optional.empty()
                : Optional.of(grammar.settings().parameterName());
        return new ResetParameter(grammar.soFar(), keywords, parameter);
    }

    /** {@code SHOW}. */
    Statement show() {
        cursor.expect(Keyword.SHOW);
        TextRange keywords = grammar.soFar();
        Identifier parameter = cursor.at(Keyword.ALL)
                ? cursor.identifier()
                : grammar.settings().parameterName();
        return new ShowParameter(grammar.soFar(), keywords, parameter);
    }

    /** {@code DISCARD}. */
    Statement discard() {
        cursor.expect(Keyword.DISCARD);
        TextRange keywords = grammar.soFar();
        Identifier what = switch (cursor.keyword()) {
            case ALL, PLANS, SEQUENCES, TEMP, TEMPORARY -> cursor.identifier();
            default -> throw cursor.error();
        };
        return new Discard(grammar.soFar(), keywords, what);
    }
}
