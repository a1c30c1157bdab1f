package dev.stopover.postgres.schema;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** A schema as lines, one for each object: read from a server's catalogs, or from a replayed catalog. */
final class Listing {

    private static final String OWN = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
            + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = %s.oid AND d.deptype = 'e')";

    private static final List<String> QUERIES = List.of(
            """
            SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
                       WHEN 'f' THEN 'foreign table' WHEN 'p' THEN 'partitioned table' ELSE 'table' END
                   || ' ' || n.nspname || '.' || c.relname
                   || CASE WHEN c.relispartition THEN ' partition' ELSE '' END
                   || CASE WHEN c.relrowsecurity THEN ' secured' ELSE '' END
                   || CASE WHEN c.relforcerowsecurity THEN ' forced' ELSE '' END
                   || CASE WHEN c.relpersistence = 'u' AND c.relkind IN ('r', 'p') THEN ' unlogged' ELSE '' END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND\s""" + OWN.formatted("c"),
            """
            SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' '
                   || format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                   || CASE WHEN a.atthasdef OR a.attidentity <> '' THEN ' default' ELSE '' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f') AND\s""" + OWN.formatted("c"),
            """
            SELECT 'constraint ' || n.nspname || '.' || r.relname || '.' || c.conname || ' ' || c.contype::text
                   || CASE WHEN c.contype = 'c' THEN '' ELSE ' ' || coalesce((SELECT string_agg(a.attname, ',' ORDER BY k.o)
                       FROM unnest(c.conkey) WITH ORDINALITY k(n, o)
                       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n), '') END
                   || CASE WHEN c.contype = 'f' THEN ' to ' || fn.nspname || '.' || f.relname || ' '
                       || (SELECT string_agg(a.attname, ',' ORDER BY k.o)
                           FROM unnest(c.confkey) WITH ORDINALITY k(n, o)
                           JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n) ELSE '' END
                   || CASE WHEN c.convalidated THEN '' ELSE ' not valid' END
            FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
            LEFT JOIN pg_class f ON f.oid = c.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
            WHERE c.contype IN ('p', 'u', 'c', 'f', 'x') AND c.conparentid = 0 AND c.coninhcount = 0 AND\s""" + OWN.formatted("r"),
            """
            SELECT 'index ' || n.nspname || '.' || r.relname || '.' || i.relname
                   || CASE WHEN x.indisunique THEN ' unique' ELSE '' END
                   || CASE WHEN x.indisvalid THEN '' ELSE ' not valid' END
                   || CASE WHEN x.indpred IS NULL THEN '' ELSE ' partial' END
                   || ' ' || am.amname || ' ' || x.indnkeyatts
            FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class r ON r.oid = x.indrelid
            JOIN pg_namespace n ON n.oid = r.relnamespace JOIN pg_am am ON am.oid = i.relam
            WHERE\s""" + OWN.formatted("r"),
            """
            SELECT 'policy ' || n.nspname || '.' || r.relname || '.' || p.polname || ' ' || p.polcmd::text
                   || CASE WHEN p.polpermissive THEN '' ELSE ' restrictive' END
            FROM pg_policy p JOIN pg_class r ON r.oid = p.polrelid JOIN pg_namespace n ON n.oid = r.relnamespace
            WHERE\s""" + OWN.formatted("r"),
            // Up to PostgreSQL 14 the triggers that a partition has from its parent count as internal.
            """
            SELECT 'trigger ' || n.nspname || '.' || r.relname || '.' || t.tgname || ' ' || t.tgenabled::text
            FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid JOIN pg_namespace n ON n.oid = r.relnamespace
            WHERE (NOT t.tgisinternal OR t.tgparentid <> 0 AND t.tgconstraint = 0) AND\s""" + OWN.formatted("r"),
            """
            SELECT 'function ' || n.nspname || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')'
                   || CASE WHEN p.prosecdef THEN ' definer' ELSE '' END || ' ' || p.provolatile::text
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prokind IN ('f', 'p')
            AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.objid = p.oid AND i.deptype = 'i') AND\s""" + OWN.formatted("p"),
            """
            SELECT 'type ' || n.nspname || '.' || t.typname || ' ' || t.typtype::text
                   || coalesce((SELECT string_agg(' ' || e.enumlabel, '' ORDER BY e.enumsortorder)
                       FROM pg_enum e WHERE e.enumtypid = t.oid), '')
                   || CASE WHEN t.typtype = 'd' THEN ' ' || format_type(t.typbasetype, t.typtypmod)
                       || CASE WHEN t.typnotnull THEN ' not null' ELSE '' END ELSE '' END
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND\s""" + OWN.formatted("t"),
            "SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'");

    private Listing() {}

    /** What a server has. */
    static SortedSet<String> of(Connection connection) throws SQLException {
        SortedSet<String> lines = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = ''");
            for (String query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        }
        return lines;
    }

    /** What a replay leaves. */
    static SortedSet<String> of(Catalog catalog) {
        SortedSet<String> lines = new TreeSet<>();
        for (Relation relation : catalog.relations()) {
            if (relation.knowledge() == Knowledge.KNOWN
                    && relation.extension().isEmpty()
                    && !relation.name().schema().equals(Session.TEMPORARY_SCHEMA)) {
                relation(relation, catalog, lines);
            }
        }
        for (Function function : catalog.functions()) {
            if (function.extension().isEmpty() && function.kind() != Function.Kind.AGGREGATE) {
                lines.add("function " + function.name().joined() + function.signature()
                        + (function.securityDefiner() ? " definer " : " ")
                        + function.volatility().name().toLowerCase(Locale.ROOT).charAt(0));
            }
        }
        for (UserType type : catalog.types()) {
            if (type.extension().isEmpty()) {
                lines.add(type(type));
            }
        }
        catalog.extensions().keySet().stream()
                .filter(name -> !name.equals("plpgsql"))
                .forEach(name -> lines.add("extension " + name));
        return lines;
    }

    private static void relation(Relation relation, Catalog catalog, SortedSet<String> lines) {
        String name = relation.name().joined();
        if (relation instanceof View view) {
            lines.add((view.isMaterialized() ? "materialized view " : "view ") + name);
        } else if (relation instanceof Sequence) {
            lines.add("sequence " + name);
        } else if (relation instanceof Table table) {
            lines.add(table.kindName() + " " + name + (table.isPartition() ? " partition" : "")
                    + (table.rowSecurity() ? " secured" : "") + (table.forceRowSecurity() ? " forced" : "")
                    + (table.persistence() == Persistence.UNLOGGED ? " unlogged" : ""));
            for (Column column : table.columns()) {
                lines.add("column " + name + "." + column.name() + " "
                        + column.type().canonical() + (column.notNull() ? " not null" : "")
                        + (column.hasDefault() ? " default" : ""));
            }
            for (TableConstraint constraint : table.constraints().values()) {
                if (!constraint.inherited() && constraint.kind() != ConstraintKind.NOT_NULL) {
                    lines.add("constraint " + name + "." + constraint(constraint, catalog));
                }
            }
            for (Policy policy : table.policies().values()) {
                lines.add("policy " + name + "." + policy.name() + " " + letter(policy)
                        + (policy.permissive() ? "" : " restrictive"));
            }
        }
        for (Index index : relation.indexes().values()) {
            lines.add("index " + name + "." + index.name() + (index.unique() ? " unique" : "")
                    + (index.valid() ? "" : " not valid") + (index.predicate().isPresent() ? " partial" : "") + " "
                    + index.method() + " " + index.keys().size());
        }
        for (Trigger trigger : relation.triggers().values()) {
            String state = switch (trigger.state()) {
                case ENABLE -> "O";
                case ENABLE_REPLICA -> "R";
                case ENABLE_ALWAYS -> "A";
                case DISABLE -> "D";
            };
            lines.add("trigger " + name + "." + trigger.name() + " " + state);
        }
    }

    private static String constraint(TableConstraint constraint, Catalog catalog) {
        String columns = " " + String.join(",", constraint.columns());
        String kind = switch (constraint.kind()) {
            case PRIMARY_KEY -> "p" + columns;
            case UNIQUE -> "u" + columns;
            case CHECK -> "c";
            case EXCLUDE -> "x" + columns;
            case NOT_NULL -> "n";
            case FOREIGN_KEY ->
                "f" + columns + " to "
                        + catalog.nameOf(constraint.references()).orElseThrow().joined() + " "
                        + String.join(",", constraint.referencedColumns());
        };
        return constraint.name() + " " + kind + (constraint.validated() ? "" : " not valid");
    }

    private static String letter(Policy policy) {
        return switch (policy.command()) {
            case ALL -> "*";
            case SELECT -> "r";
            case INSERT -> "a";
            case UPDATE -> "w";
            case DELETE -> "d";
        };
    }

    private static String type(UserType type) {
        String name = "type " + type.name().joined();
        return switch (type.kind()) {
            case ENUM ->
                name + " e"
                        + String.join(
                                "",
                                type.labels().stream().map(label -> " " + label).toList());
            case DOMAIN -> name + " d " + type.base().orElseThrow().canonical() + (type.notNull() ? " not null" : "");
            case COMPOSITE -> name + " c";
            case RANGE -> name + " r";
            case BASE -> name + " b";
        };
    }
}
