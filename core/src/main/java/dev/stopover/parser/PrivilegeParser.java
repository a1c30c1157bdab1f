package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Privilege;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
final class PrivilegeParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final ObjectReferences references;
    private List<Identifier> allColumns = List.of();

    PrivilegeParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.references = new ObjectReferences(grammar);
    }

    /** A privilege or, in GRANT role TO role, a role. */
    private record Written(TextRange range, Identifier name, List<Identifier> columns) {}

    private record Target(ObjectKind kind, boolean allInSchema, List<ObjectReference> objects) {}

    /** From after the word GRANT. */
    Statement grant(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        int at = cursor.position();
        boolean all = acceptAll();
        List<Written> privileges = all ? List.of() : privileges();
        if (!all && cursor.accept(Keyword.TO)) {
            List<RoleName> grantees = grammar.roles();
            // PostgreSQL takes WITH before TIME and ORDINALITY for another word, so that no option can be called so.
            boolean other = cursor.keyword(1) == Keyword.TIME || cursor.keyword(1) == Keyword.ORDINALITY;
            List<Option> options = !other && cursor.accept(Keyword.WITH) ? roleOptions() : List.of();
            grantedBy();
            return new GrantRole(cursor.rangeFrom(from), keywords, roles(privileges), grantees, options);
        }
        Privileges what = on(at, all, privileges);
        cursor.expect(Keyword.TO);
        List<RoleName> grantees = grantees();
        boolean withGrantOption = acceptWithGrantOption();
        grantedBy();
        return new Grant(cursor.rangeFrom(from), keywords, what, grantees, withGrantOption);
    }

    /** Those who are granted something ({@code grantee_list}). */
    private List<RoleName> grantees() {
        return cursor.list(() -> {
            if (cursor.at(Keyword.GROUP) && cursor.kind(1) != TokenKind.COMMA && cursor.kind(1) != TokenKind.END) {
                cursor.advance();
            }
            return grammar.role();
        });
    }

    private boolean acceptWithGrantOption() {
        if (!cursor.accept(Keyword.WITH)) {
            return false;
        }
        cursor.expect(Keyword.GRANT, Keyword.OPTION);
        return true;
    }

    private void grantedBy() {
        if (cursor.accept(Keyword.GRANTED)) {
            cursor.expect(Keyword.BY);
            grammar.role();
        }
    }

    /** {@code ADMIN OPTION} and the like after WITH ({@code grant_role_opt_list}). */
    private List<Option> roleOptions() {
        return cursor.list(() -> {
            int from = cursor.position();
            Identifier name = cursor.label();
            int value = cursor.position();
            if (!cursor.accept(Keyword.OPTION) && !cursor.accept(Keyword.TRUE)) {
                cursor.expect(Keyword.FALSE);
            }
            TextRange range = cursor.rangeFrom(value);
            OptionValue written =
                    new OptionValue(range, cursor.tokens().value(cursor.tokens().significant(value)), false);
            return new Option(cursor.rangeFrom(from), name, Optional.of(written));
        });
    }

    /** From after the word REVOKE. */
    Statement revoke(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        boolean grantOptionOnly = cursor.accept(Keyword.GRANT, Keyword.OPTION, Keyword.FOR);
        Optional<Identifier> optionOnly = Optional.empty();
        if (!grantOptionOnly && cursor.keyword(1) == Keyword.OPTION && cursor.keyword(2) == Keyword.FOR) {
            optionOnly = Optional.of(cursor.name());
            cursor.expect(Keyword.OPTION, Keyword.FOR);
        }
        int at = cursor.position();
        boolean all = optionOnly.isEmpty() && acceptAll();
        List<Written> privileges = all ? List.of() : privileges();
        if (optionOnly.isPresent() || !all && !grantOptionOnly && cursor.at(Keyword.FROM)) {
            cursor.expect(Keyword.FROM);
            List<RoleName> grantees = grammar.roles();
            grantedBy();
            boolean cascade = cursor.dropBehavior().isPresent();
            return new RevokeRole(cursor.rangeFrom(from), keywords, roles(privileges), grantees, optionOnly, cascade);
        }
        Privileges what = on(at, all, privileges);
        cursor.expect(Keyword.FROM);
        List<RoleName> grantees = grantees();
        grantedBy();
        boolean cascade = cursor.dropBehavior().isPresent();
        return new Revoke(cursor.rangeFrom(from), keywords, what, grantees, grantOptionOnly, cascade);
    }

    private boolean acceptAll() {
        if (!cursor.accept(Keyword.ALL)) {
            return false;
        }
        cursor.accept(Keyword.PRIVILEGES);
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            allColumns = cursor.parenthesized(cursor::name);
        }
        return true;
    }

    private List<Written> privileges() {
        return cursor.list(() -> {
            int from = cursor.position();
            if (cursor.accept(Keyword.ALTER, Keyword.SYSTEM)) {
                TextRange range = cursor.rangeFrom(from);
                return new Written(range, new Identifier(range, "alter system"), List.of());
            }
            boolean word = cursor.at(Keyword.SELECT)
                    || cursor.at(Keyword.REFERENCES)
                    || cursor.at(Keyword.CREATE)
                    || cursor.atName();
            if (!word) {
                throw cursor.error();
            }
            Identifier name = cursor.label();
            List<Identifier> columns = cursor.optionalColumns();
            return new Written(cursor.rangeFrom(from), name, columns);
        });
    }

    /** What look like privileges are the names of roles. */
    private static List<RoleName> roles(List<Written> privileges) {
        return privileges.stream()
                .map(written -> new RoleName(
                        written.name().range(), RoleKind.NAMED, written.name().value()))
                .toList();
    }

    private static List<Privilege> named(List<Written> privileges) {
        return privileges.stream()
                .map(written -> new Privilege(
                        written.range(), Names.upper(written.name().value()), written.columns()))
                .toList();
    }

    private Privileges on(int from, boolean all, List<Written> privileges) {
        cursor.expect(Keyword.ON);
        Target target = target();
        return new Privileges(
                cursor.rangeFrom(from),
                all,
                allColumns,
                named(privileges),
                target.kind(),
                target.allInSchema(),
                target.objects());
    }

    private Target target() {
        if (cursor.accept(Keyword.ALL)) {
            ObjectKind kind = switch (cursor.keyword()) {
                case TABLES -> ObjectKind.TABLE;
                case SEQUENCES -> ObjectKind.SEQUENCE;
                case FUNCTIONS -> ObjectKind.FUNCTION;
                case PROCEDURES -> ObjectKind.PROCEDURE;
                case ROUTINES -> ObjectKind.ROUTINE;
                default -> throw cursor.error();
            };
            cursor.advance();
            cursor.expect(Keyword.IN, Keyword.SCHEMA);
            return new Target(kind, true, cursor.list(() -> references.reference(ObjectKind.SCHEMA)));
        }
        return switch (cursor.keyword()) {
            case TABLE -> listed(ObjectKind.TABLE, 1);
            case SEQUENCE -> cursor.atName(1) ? listed(ObjectKind.SEQUENCE, 1) : listed(ObjectKind.TABLE, 0);
            case FUNCTION -> cursor.atLabel() && nameFollows() ? listed(ObjectKind.FUNCTION, 1) : tables();
            case PROCEDURE -> nameFollows() ? listed(ObjectKind.PROCEDURE, 1) : tables();
            case ROUTINE -> nameFollows() ? listed(ObjectKind.ROUTINE, 1) : tables();
            case DATABASE -> nameFollows() ? listed(ObjectKind.DATABASE, 1) : tables();
            case DOMAIN -> nameFollows() ? listed(ObjectKind.DOMAIN, 1) : tables();
            case LANGUAGE -> nameFollows() ? listed(ObjectKind.LANGUAGE, 1) : tables();
            case PARAMETER -> nameFollows() ? listed(ObjectKind.PARAMETER, 1) : tables();
            case SCHEMA -> nameFollows() ? listed(ObjectKind.SCHEMA, 1) : tables();
            case TABLESPACE -> nameFollows() ? listed(ObjectKind.TABLESPACE, 1) : tables();
            case TYPE -> nameFollows() ? listed(ObjectKind.TYPE, 1) : tables();
            case FOREIGN -> {
                cursor.advance();
                if (cursor.accept(Keyword.DATA)) {
                    cursor.expect(Keyword.WRAPPER);
                    yield listed(ObjectKind.FOREIGN_DATA_WRAPPER, 0);
                }
                cursor.expect(Keyword.SERVER);
                yield listed(ObjectKind.FOREIGN_SERVER, 0);
            }
            case LARGE -> {
                if (cursor.keyword(1) != Keyword.OBJECT) {
                    yield tables();
                }
                cursor.expect(Keyword.LARGE, Keyword.OBJECT);
                yield listed(ObjectKind.LARGE_OBJECT, 0);
            }
            default -> tables();
        };
    }

    private boolean nameFollows() {
        return cursor.kind(1) == TokenKind.KEYWORD
                ? !cursor.keyword(1).isReserved()
                : cursor.kind(1).isIdentifier();
    }

    private Target tables() {
        return listed(ObjectKind.TABLE, 0);
    }

    private Target listed(ObjectKind kind, int words) {
        cursor.moveTo(cursor.position() + words);
        return new Target(kind, false, cursor.list(() -> switch (kind) {
            case TYPE, DOMAIN -> ObjectReferences.named(kind, cursor.qualifiedName());
            default -> references.reference(kind);
        }));
    }

    /** From after the words ALTER DEFAULT PRIVILEGES. */
    Statement alterDefaultPrivileges(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        List<RoleName> forRoles = new ArrayList<>();
        List<Identifier> inSchemas = new ArrayList<>();
        while (cursor.at(Keyword.FOR) || cursor.at(Keyword.IN)) {
            if (cursor.accept(Keyword.IN)) {
                cursor.expect(Keyword.SCHEMA);
                inSchemas.addAll(cursor.list(cursor::name));
            } else {
                cursor.expect(Keyword.FOR);
                if (!cursor.accept(Keyword.ROLE)) {
                    cursor.expect(Keyword.USER);
                }
                forRoles.addAll(grammar.roles());
            }
        }
        boolean grant = cursor.accept(Keyword.GRANT);
        boolean grantOption = false;
        if (!grant) {
            cursor.expect(Keyword.REVOKE);
            grantOption = cursor.accept(Keyword.GRANT, Keyword.OPTION, Keyword.FOR);
        }
        int at = cursor.position();
        boolean all = acceptAll();
        List<Written> privileges = all ? List.of() : privileges();
        cursor.expect(Keyword.ON);
        ObjectKind kind = defaultTarget();
        Privileges what =
                new Privileges(cursor.rangeFrom(at), all, allColumns, named(privileges), kind, false, List.of());
        cursor.expect(grant ? Keyword.TO : Keyword.FROM);
        List<RoleName> grantees = grantees();
        if (grant) {
            grantOption = acceptWithGrantOption();
        } else {
            cursor.dropBehavior();
        }
        return new AlterDefaultPrivileges(
                cursor.rangeFrom(from), keywords, forRoles, inSchemas, grant, what, grantees, grantOption);
    }

    private ObjectKind defaultTarget() {
        ObjectKind kind = switch (cursor.keyword()) {
            case TABLES -> ObjectKind.TABLE;
            case FUNCTIONS -> ObjectKind.FUNCTION;
            case ROUTINES -> ObjectKind.ROUTINE;
            case SEQUENCES -> ObjectKind.SEQUENCE;
            case TYPES -> ObjectKind.TYPE;
            case SCHEMAS -> ObjectKind.SCHEMA;
            case LARGE -> ObjectKind.LARGE_OBJECT;
            default -> throw cursor.error();
        };
        cursor.advance();
        if (kind == ObjectKind.LARGE_OBJECT) {
            cursor.expect(Keyword.OBJECTS);
        }
        return kind;
    }
}
