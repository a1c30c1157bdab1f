package dev.stopover.review;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.definition.SqlParts;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PolicyCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who may do what in one schema: privileges, then row level security (PostgreSQL 18 manual, 5.8 and 5.9). Rows pass that one
 * permissive policy and all restrictive ones let through.
 */
final class Rights {

    private static final int LONGEST = 160;

    private final Catalog catalog;

    Rights(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What a role may do to a relation by SELECT, INSERT, UPDATE or DELETE. */
    Access of(String role, Relation relation, PolicyCommand command) {
        if (relation.knowledge() == Knowledge.UNKNOWN) {
            return Access.unknown("the migrations do not make it");
        }
        if (relation.isUncertain(Aspect.PRIVILEGES)) {
            return Access.unknown("what cannot be followed may have changed its privileges");
        }
        Optional<Access> out = outside(role, relation.name().schema());
        if (out.isPresent()) {
            return out.get();
        }
        List<String> holders = catalog.withMemberships(role);
        boolean whole = catalog.hasPrivilege(role, command.name(), relation);
        if (!whole && holders.stream().noneMatch(holder -> relation.grants().allowsSome(holder, command.name()))) {
            return Access.none("no privilege");
        }
        Access rows = rows(role, holders, relation, command);
        return whole || rows.level() == Access.Level.NONE || rows.level() == Access.Level.UNKNOWN
                ? rows
                : Access.some("columns " + columns(holders, relation, command)
                        + (rows.level() == Access.Level.SOME ? " of " + rows.detail() : ""));
    }

    /** What keeps a role out of a schema with all that is in it, if something does. */
    Optional<Access> outside(String role, String schema) {
        return maySee(role, schema)
                ? Optional.empty()
                : Optional.of(Access.none("no USAGE of schema " + Names.quoted(schema)));
    }

    /** Whether a role may use a schema; those that the history does not make are open to the roles that use them. */
    private boolean maySee(String role, String schema) {
        return catalog.schemas()
                .find(schema)
                .filter(made -> made.origin().isPresent())
                .map(made -> catalog.withMemberships(role).stream()
                        .anyMatch(holder -> made.grants().allows(holder, "USAGE")
                                || made.owner().equals(holder)))
                .orElse(true);
    }

    private static String columns(List<String> holders, Relation relation, PolicyCommand command) {
        TreeSet<String> columns = new TreeSet<>();
        for (Grants.Entry entry : relation.grants().entries().keySet()) {
            if (entry.privilege().equals(command.name())
                    && !entry.column().isEmpty()
                    && (entry.role().equals(Grants.PUBLIC) || holders.contains(entry.role()))) {
                columns.add(Names.quoted(entry.column()));
            }
        }
        return String.join(", ", columns);
    }

    private Access rows(String role, List<String> holders, Relation relation, PolicyCommand command) {
        if (relation instanceof View view) {
            return view(view, command);
        }
        if (!(relation instanceof Table table) || table.isForeign()) {
            return new Access(Access.Level.ALL, "");
        }
        if (!table.rowSecurityKnown() || table.isUncertain(Aspect.ROW_SECURITY)) {
            return Access.unknown("whether row level security is on");
        }
        boolean bypasses = catalog.roles()
                .find(role)
                .filter(known -> known.has("bypassrls") || known.has("superuser"))
                .isPresent();
        boolean owns = holders.contains(table.owner()) && !table.forceRowSecurity();
        if (!table.rowSecurity() || bypasses || owns) {
            return new Access(Access.Level.ALL, table.rowSecurity() ? "past row level security" : "");
        }
        if (table.isUncertain(Aspect.POLICIES)) {
            return Access.unknown("what cannot be followed may have changed its policies");
        }
        return policies(table, holders, command);
    }

    private static Access view(View view, PolicyCommand command) {
        if (view.isMaterialized()) {
            return command == PolicyCommand.SELECT
                    ? new Access(Access.Level.ALL, "past the row level security of its tables")
                    : Access.none("materialized views are not written");
        }
        if (view.securityInvoker()) {
            return Access.some("what the role may do to the tables behind it");
        }
        return command == PolicyCommand.SELECT
                ? new Access(Access.Level.ALL, "past the row level security of its tables")
                : Access.some("as far as the view can be written through, past the row level security of its tables");
    }

    private static Access policies(Table table, List<String> holders, PolicyCommand command) {
        List<String> permitted = new ArrayList<>();
        List<String> demanded = new ArrayList<>();
        boolean all = false;
        for (Policy policy : table.policies().values()) {
            boolean applies = policy.command() == PolicyCommand.ALL || policy.command() == command;
            boolean meant =
                    policy.roles().stream().anyMatch(role -> role.equals(Grants.PUBLIC) || holders.contains(role));
            if (applies && meant && hasCondition(policy, command)) {
                String condition = condition(policy, command);
                if (!policy.permissive()) {
                    demanded.add(condition);
                } else if (condition.equals("true")) {
                    all = true;
                } else {
                    permitted.add(condition);
                }
            }
        }
        if (!all && permitted.isEmpty()) {
            return Access.none("row level security, no policy");
        }
        if (all && demanded.isEmpty()) {
            return new Access(Access.Level.ALL, "by a policy that is true");
        }
        List<String> conditions = new ArrayList<>();
        if (!all) {
            conditions.add(permitted.size() == 1 ? permitted.get(0) : "(" + String.join(") or (", permitted) + ")");
        }
        conditions.addAll(demanded);
        String where = conditions.size() == 1 ? conditions.get(0) : "(" + String.join(") and (", conditions) + ")";
        return Access.some("rows where " + where);
    }

    /** Without a condition, a permissive policy lets no row through, and a restrictive one keeps none back (seen on 15). */
    private static boolean hasCondition(Policy policy, PolicyCommand command) {
        return policy.using().isPresent()
                || command == PolicyCommand.INSERT && policy.withCheck().isPresent();
    }

    /** What a policy asks of a row: of the one that is there, and of the one that is written in its place if that differs. */
    private static String condition(Policy policy, PolicyCommand command) {
        Optional<String> using = policy.using().map(Rights::shown);
        Optional<String> check = policy.withCheck().map(Rights::shown);
        if (command == PolicyCommand.INSERT) {
            return check.or(() -> using).orElse("true");
        }
        String there = using.orElse("true");
        return command == PolicyCommand.UPDATE
                        && check.isPresent()
                        && !check.get().equals(there)
                ? there + ", to rows where " + check.get()
                : there;
    }

    private static String shown(Expression expression) {
        String text = SqlParts.line(expression).strip();
        while (text.startsWith("(") && text.endsWith(")") && closes(text)) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    }

    /** Whether the parenthesis that a text begins with is closed by the one that it ends with. */
    private static boolean closes(String text) {
        int depth = 0;
        for (int at = 0; at < text.length() - 1; at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 || c == '\'' || c == '"') {
                return false;
            }
        }
        return depth == 1;
    }
}
