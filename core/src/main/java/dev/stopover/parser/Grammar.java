package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SequenceOwner;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the parsers of single statements share: one statement's cursor and the parts that many statements have. */
final class Grammar {

    private final Cursor cursor;
    private final Expressions expressions;
    private final OptionLists options;
    private final SettingReader settings;
    private final FunctionSignatures functions;
    private final IndexColumns indexColumns;
    private int from;

    Grammar(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new Expressions(cursor);
        this.options = new OptionLists(cursor, expressions);
        this.settings = new SettingReader(cursor, expressions.types(), options);
        this.functions = new FunctionSignatures(cursor, expressions);
        this.indexColumns = new IndexColumns(cursor, expressions, options);
        this.from = cursor.first();
    }

    /** Says where the statement begins that is read from here on; returns where the one around it began. */
    int begin(int position) {
        int outer = from;
        from = position;
        return outer;
    }

    Cursor cursor() {
        return cursor;
    }

    Expressions expressions() {
        return expressions;
    }

    Types types() {
        return expressions.types();
    }

    Queries queries() {
        return expressions.queries();
    }

    OptionLists options() {
        return options;
    }

    SettingReader settings() {
        return settings;
    }

    FunctionSignatures functions() {
        return functions;
    }

    IndexColumns indexColumns() {
        return indexColumns;
    }

    /** From the first token of the statement to the last one taken: its range, or its keywords if taken so far. */
    TextRange soFar() {
        return cursor.rangeFrom(from);
    }

    /** A role ({@code RoleSpec}). */
    RoleName role() {
        int from = cursor.position();
        RoleKind kind = switch (cursor.keyword()) {
            case CURRENT_USER -> RoleKind.CURRENT_USER;
            case CURRENT_ROLE -> RoleKind.CURRENT_ROLE;
            case SESSION_USER -> RoleKind.SESSION_USER;
            default -> RoleKind.NAMED;
        };
        if (kind != RoleKind.NAMED) {
            cursor.advance();
            return new RoleName(cursor.rangeFrom(from), kind, "");
        }
        if (cursor.at(Keyword.NONE)) {
            throw cursor.error("The role name \"none\" is reserved.", "Name a role.");
        }
        Identifier name = cursor.nonReservedWord();
        if (name.value().equals("public")) {
            return new RoleName(name.range(), RoleKind.PUBLIC, "");
        }
        return new RoleName(name.range(), RoleKind.NAMED, name.value());
    }

    /** The name of a role that is made or renamed, so that none may be meant ({@code RoleId}). */
    Identifier roleName() {
        int from = cursor.position();
        RoleName role = role();
        String word = cursor.tokens().text(cursor.tokens().significant(from));
        if (role.kind() != RoleKind.NAMED) {
            cursor.moveTo(from);
            throw cursor.error(word + " cannot be the name of a role.", "Choose another name.");
        }
        return new Identifier(role.range(), role.name());
    }

    List<RoleName> roles() {
        return cursor.list(this::role);
    }

    /** {@code CASCADE}, {@code RESTRICT} or nothing: whether CASCADE is written. */
    boolean cascade() {
        return cursor.dropBehavior().isPresent();
    }

    /** {@code TEMPORARY}, {@code UNLOGGED} or nothing ({@code OptTemp}). */
    Persistence persistence() {
        if (cursor.accept(Keyword.LOCAL) || cursor.accept(Keyword.GLOBAL)) {
            if (!cursor.accept(Keyword.TEMPORARY)) {
                cursor.expect(Keyword.TEMP);
            }
            return Persistence.TEMPORARY;
        }
        if (cursor.accept(Keyword.TEMPORARY) || cursor.accept(Keyword.TEMP)) {
            return Persistence.TEMPORARY;
        }
        return cursor.accept(Keyword.UNLOGGED) ? Persistence.UNLOGGED : Persistence.PERMANENT;
    }

    /** Options of a sequence, at least one if told so ({@code SeqOptList}). */
    SequenceOptions sequenceOptions(boolean atLeastOne) {
        return new SequenceParts(this).read(atLeastOne);
    }

    /** {@code OWNED BY}. */
    SequenceOwner sequenceOwner() {
        int from = cursor.position();
        Identifier first = cursor.name();
        List<Identifier> parts = new ArrayList<>(List.of(first));
        while (cursor.accept(TokenKind.DOT)) {
            parts.add(cursor.label());
        }
        TextRange range = cursor.rangeFrom(from);
        int count = parts.size();
        if (count == 1) {
            return new SequenceOwner(range, Optional.empty(), Optional.empty());
        }
        Identifier table = parts.get(count - 2);
        QualifiedName name = new QualifiedName(
                count > 2 ? parts.get(count - 3).range().to(table.range()) : table.range(),
                count > 3 ? Optional.of(parts.get(count - 4).value()) : Optional.empty(),
                count > 2 ? Optional.of(parts.get(count - 3).value()) : Optional.empty(),
                table.value());
        return new SequenceOwner(range, Optional.of(name), Optional.of(parts.get(count - 1)));
    }
}
