package dev.stopover.postgres.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A server's schema as lines, each object with the definition that the server prints of it; column order does not count. */
final class Definitions {

    private static final String OURS = " !~ '^(pg_|information_schema$)'";

    private static final List<String> QUERIES = List.of(
            """
            SELECT 'default ' || n.nspname || '.' || c.relname || '.' || a.attname || ' '
                   || a.attidentity::text || a.attgenerated::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND n.nspname""" + OURS,
            """
            SELECT 'constraint ' || n.nspname || '.' || r.relname || '.' || c.conname || ' ' || pg_get_constraintdef(c.oid)
            FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
            WHERE c.contype <> 'n' AND n.nspname""" + OURS,
            "SELECT 'index ' || schemaname || '.' || indexname || ' ' || indexdef FROM pg_indexes WHERE schemaname"
                    + OURS,
            "SELECT 'view ' || schemaname || '.' || viewname || ' ' || definition FROM pg_views WHERE schemaname"
                    + OURS,
            "SELECT 'policy ' || schemaname || '.' || tablename || '.' || policyname || ' ' || permissive || roles::text"
                    + " || cmd || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies WHERE schemaname"
                    + OURS,
            """
            SELECT 'trigger ' || n.nspname || '.' || r.relname || ' ' || pg_get_triggerdef(t.oid) || t.tgenabled::text
            FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid JOIN pg_namespace n ON n.oid = r.relnamespace
            WHERE NOT t.tgisinternal AND n.nspname""" + OURS,
            """
            SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prokind IN ('f', 'p', 'w')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype IN ('e', 'i')) AND n.nspname""" + OURS,
            "SELECT 'sequence ' || schemaname || '.' || sequencename || ' ' || data_type || ' ' || start_value || ' ' || min_value"
                    + " || ' ' || max_value || ' ' || increment_by || ' ' || cycle || ' ' || cache_size FROM pg_sequences"
                    + " WHERE schemaname"
                    + OURS,
            """
            SELECT 'owned ' || d.objid::regclass || ' by ' || d.refobjid::regclass || '.' || a.attname
            FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
            JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.deptype IN ('a', 'i') AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass""",
            """
            SELECT 'privilege ' || table_schema || '.' || table_name || ' ' || privilege_type || ' to ' || grantee
            FROM information_schema.table_privileges WHERE grantee <> current_user AND table_schema""" + OURS,
            "SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'");

    private Definitions() {}

    /** What a server has. */
    static SortedSet<String> of(Connection connection) throws SQLException {
        SortedSet<String> lines = new TreeSet<>(Listing.of(connection));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = ''");
            for (String query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1).replaceAll("\\s+", " "));
                    }
                }
            }
            statement.execute("RESET search_path");
        }
        return lines;
    }
}
