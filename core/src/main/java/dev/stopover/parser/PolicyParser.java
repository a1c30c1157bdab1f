package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.PolicyCommand;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/** Reads {@code CREATE POLICY} and {@code ALTER POLICY}. */
final class PolicyParser {

    private final Grammar grammar;
    private final Cursor cursor;

    PolicyParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** {@code CREATE POLICY}, CREATE being taken. */
    Statement createPolicy() {
        cursor.expect(Keyword.POLICY);
        TextRange keywords = grammar.soFar();
        Identifier policy = cursor.name();
        cursor.expect(Keyword.ON);
        QualifiedName table = cursor.qualifiedName();
        boolean restrictive = cursor.accept(Keyword.AS) && restrictive();
        PolicyCommand command = PolicyCommand.ALL;
        Optional<TextRange> commandRange = Optional.empty();
        int from = cursor.position();
        if (cursor.accept(Keyword.FOR)) {
            command = command();
            commandRange = Optional.of(cursor.rangeFrom(from));
        }
        List<RoleName> roles = cursor.accept(Keyword.TO) ? grammar.roles() : List.of();
        Optional<Expression> using = using();
        Optional<Expression> withCheck = withCheck();
        return new CreatePolicy(
                grammar.soFar(), keywords, policy, table, restrictive, command, commandRange, roles, using, withCheck);
    }

    private boolean restrictive() {
        int at = cursor.position();
        if (!cursor.atWord("permissive") && !cursor.atWord("restrictive")) {
            if (cursor.kind().isIdentifier()) {
                throw cursor.error("A policy is permissive or restrictive.", "Write AS PERMISSIVE or AS RESTRICTIVE.");
            }
            throw cursor.error();
        }
        cursor.advance();
        return cursor.tokens().value(cursor.tokens().significant(at)).equals("restrictive");
    }

    private PolicyCommand command() {
        return switch (cursor.keyword()) {
            case ALL -> take(PolicyCommand.ALL);
            case SELECT -> take(PolicyCommand.SELECT);
            case INSERT -> take(PolicyCommand.INSERT);
            case UPDATE -> take(PolicyCommand.UPDATE);
            case DELETE -> take(PolicyCommand.DELETE);
            default -> throw cursor.error();
        };
    }

    private PolicyCommand take(PolicyCommand command) {
        cursor.advance();
        return command;
    }

    private Optional<Expression> using() {
        return cursor.accept(Keyword.USING) ? Optional.of(grammar.expressions().inParentheses()) : Optional.empty();
    }

    private Optional<Expression> withCheck() {
        if (!cursor.accept(Keyword.WITH)) {
            return Optional.empty();
        }
        cursor.expect(Keyword.CHECK);
        return Optional.of(grammar.expressions().inParentheses());
    }

    /** {@code ALTER POLICY}, ALTER being taken. */
    Statement alterPolicy() {
        cursor.expect(Keyword.POLICY);
        TextRange keywords = grammar.soFar();
        boolean ifExists = cursor.acceptIfExists();
        Identifier policy = cursor.name();
        cursor.expect(Keyword.ON);
        QualifiedName table = cursor.qualifiedName();
        if (cursor.accept(Keyword.RENAME)) {
            cursor.expect(Keyword.TO);
            Identifier to = cursor.name();
            ObjectReference object = new ObjectReference(
                    policy.range().to(table.range()),
                    ObjectKind.POLICY,
                    new QualifiedName(policy.range(), Optional.empty(), Optional.empty(), policy.value()),
                    Optional.of(table),
                    Optional.empty());
            return new Rename(
                    grammar.soFar(),
                    keywords,
                    ObjectKind.POLICY,
                    ObjectKind.POLICY,
                    ifExists,
                    object,
                    to,
                    false,
                    false);
        }
        if (ifExists) {
            throw cursor.error();
        }
        List<RoleName> roles = cursor.accept(Keyword.TO) ? grammar.roles() : List.of();
        Optional<Expression> using = using();
        Optional<Expression> withCheck = withCheck();
        return new AlterPolicy(grammar.soFar(), keywords, policy, table, roles, using, withCheck);
    }
}
