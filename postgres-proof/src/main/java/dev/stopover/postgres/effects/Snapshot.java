package dev.stopover.postgres.effects;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The relations of a database as one session sees them, by their object identifier.
 *
 * <p>Looking takes no lock on any of them, and counts the rows that this session has read and not yet reported.
 */
record Snapshot(Map<Long, Relation> relations) {

    /** A relation: its file, and, for an index, the relation under it. */
    record Relation(String name, MeasuredTouch.Kind kind, long file, long indexed, long rowsRead) {}

    private static final String QUERY = """
            SELECT c.oid,
                   CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname,
                   CASE WHEN c.relkind IN ('r', 'p', 'f') THEN 'TABLE' WHEN c.relkind = 'm' THEN 'MATVIEW'
                        WHEN c.relkind = 'v' THEN 'VIEW' WHEN c.relkind = 'S' THEN 'SEQUENCE' ELSE 'INDEX' END,
                   coalesce(pg_relation_filenode(c.oid), 0),
                   coalesce(i.indrelid, 0),
                   pg_stat_get_xact_tuples_returned(c.oid)
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_index i ON i.indexrelid = c.oid
             WHERE c.relkind IN ('r', 'p', 'f', 'm', 'v', 'S', 'i', 'I')
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """;

    static Snapshot of(Connection connection) throws SQLException {
        Map<Long, Relation> relations = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                relations.put(
                        rows.getLong(1),
                        new Relation(
                                rows.getString(2),
                                MeasuredTouch.Kind.valueOf(rows.getString(3)),
                                rows.getLong(4),
                                rows.getLong(5),
                                rows.getLong(6)));
            }
        }
        return new Snapshot(relations);
    }

    /** What happened to the relations between this snapshot and a later one, given the locks that were seen. */
    Map<String, MeasuredTouch> until(Snapshot after, Map<Long, EnumSet<ServerLockMode>> locks) {
        Map<String, MeasuredTouch> touches = new TreeMap<>();
        Set<Long> files = new HashSet<>();
        relations.values().forEach(relation -> files.add(relation.file()));
        Set<Long> indexed = new HashSet<>();
        Set<String> rebuilt = new HashSet<>();
        Set<String> names = new HashSet<>();
        relations.values().forEach(relation -> names.add(relation.name()));
        after.relations.forEach((oid, relation) -> {
            if (relations.containsKey(oid)
                    || relation.kind() != MeasuredTouch.Kind.INDEX
                    || files.contains(relation.file())) {
                return;
            }
            // A type change drops an index and makes it again under its name.
            if (names.contains(relation.name())) {
                rebuilt.add(relation.name());
            } else {
                indexed.add(relation.indexed());
            }
        });
        relations.forEach((oid, relation) -> {
            Relation later = after.relations.getOrDefault(oid, relation);
            boolean index = relation.kind() == MeasuredTouch.Kind.INDEX;
            MeasuredTouch touch = new MeasuredTouch(
                    relation.kind(),
                    strongest(locks.getOrDefault(oid, EnumSet.noneOf(ServerLockMode.class)))
                            .filter(mode -> !index || mode.compareTo(ServerLockMode.SHARE_UPDATE_EXCLUSIVE) >= 0),
                    later.file() != relation.file() || rebuilt.contains(relation.name()),
                    !index && later.rowsRead() > relation.rowsRead(),
                    indexed.contains(oid));
            if (touch.isTrace()) {
                touches.put(relation.name(), touch);
            }
        });
        return touches;
    }

    private static Optional<ServerLockMode> strongest(EnumSet<ServerLockMode> modes) {
        return modes.stream().max(Comparator.naturalOrder());
    }
}
