package dev.stopover.postgres.schema;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Statements by chance, the same for the same seed, over few names, so that they meet: a server takes a good half of
 * them. What there is already is taken from the catalog before each.
 */
final class RandomStatements {

    private static final List<String> TYPES =
            List.of("integer", "integer", "bigint", "text", "numeric(8)", "varchar(9)", "date", "uuid", "integer[]");

    private final Random random;
    private Catalog catalog;
    private int made;
    private boolean identities;

    RandomStatements(long seed) {
        random = new Random(seed);
    }

    /** The next statement, for a database with this schema. */
    String next(Catalog schema, boolean inTransaction) {
        catalog = schema;
        // Since PostgreSQL 17 partitions share the identity of their table, which the replay does not know.
        identities = catalog.tables().stream().noneMatch(Table::isPartitioned);
        int kind = random.nextInt(100);
        if (kind < 14 || catalog.tables().size() < 3) {
            return createTable();
        } else if (kind < 56) {
            return alterTable();
        } else if (kind < 66) {
            return index();
        } else if (kind < 73) {
            return view();
        } else if (kind < 80) {
            return type();
        } else if (kind < 86) {
            return part();
        } else if (kind < 90) {
            return sequence();
        } else if (kind < 94) {
            return drop();
        } else if (kind < 97) {
            return schema();
        }
        return inTransaction
                ? one("SAVEPOINT a", "ROLLBACK TO SAVEPOINT a", "RELEASE SAVEPOINT a", "COMMIT", "COMMIT", "ROLLBACK")
                : "BEGIN";
    }

    private String createTable() {
        String name = fresh("t");
        String start = one("CREATE TABLE ", "CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ", "CREATE UNLOGGED TABLE ");
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                int from = random.nextInt(50) * 10;
                return start + name + " PARTITION OF " + partitioned()
                        + one("", "", " (CONSTRAINT positive CHECK (a > -1))", " (b NOT NULL DEFAULT 7)")
                        + " FOR VALUES FROM (" + from + ") TO (" + (from + 10) + ")"
                        + one("", "", " PARTITION BY RANGE (a)");
            }
            case 3 -> {
                return start + name + " (" + one("", column()) + ") INHERITS (" + table() + one("", ", " + table())
                        + ")";
            }
            case 4 -> {
                return start + name + " (LIKE " + table()
                        + one("", " INCLUDING ALL", " INCLUDING DEFAULTS INCLUDING CONSTRAINTS", " INCLUDING INDEXES")
                        + one("", ", extra integer") + ")";
            }
            case 5 -> {
                return start + name + " AS SELECT * FROM " + one(table(), viewName(), table() + " one JOIN b ON true");
            }
            case 6, 7 -> {
                return start + name + " (a integer" + one("", " PRIMARY KEY", " NOT NULL") + ", b integer, c "
                        + one(TYPES) + ") PARTITION BY RANGE (a)";
            }
            case 8 -> {
                return "CREATE TEMP TABLE " + fresh("t") + " (" + column() + ")" + one("", " ON COMMIT DROP");
            }
            default -> {
                List<String> elements = new ArrayList<>(List.of(column()));
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(column());
                }
                if (random.nextInt(3) == 0) {
                    elements.add(constraint());
                }
                return start + one("", "", schemaName() + ".") + name + " (a integer, " + String.join(", ", elements)
                        + ")";
            }
        }
    }

    private String column() {
        String name = one("b", "c", "d", "e", fresh("f"));
        return switch (random.nextInt(11)) {
            case 0 -> name + " serial" + one("", " PRIMARY KEY");
            case 1 ->
                name + (identities ? " bigint GENERATED ALWAYS AS IDENTITY" : " bigint") + one("", " PRIMARY KEY");
            case 2 -> name + " integer REFERENCES " + table() + one("", " ON DELETE CASCADE");
            case 3 -> name + " " + typeName();
            case 4 -> name + " integer CHECK (" + name + one(" > 0", " > a") + ")";
            case 5 -> name + " integer GENERATED ALWAYS AS (a * 2) STORED";
            default ->
                name + " " + one(TYPES) + one("", "", " NOT NULL", " UNIQUE", " NOT NULL UNIQUE", " DEFAULT NULL");
        };
    }

    private String constraint() {
        String named = one("", "", "CONSTRAINT " + fresh("k") + " ", "CONSTRAINT positive ");
        return named
                + switch (random.nextInt(6)) {
                    case 0 -> "PRIMARY KEY (" + one("a", "a, b") + ")";
                    case 1 -> "UNIQUE (" + one("a", "b", "a, b") + ")";
                    case 2 -> "FOREIGN KEY (" + one("a", "b") + ") REFERENCES " + table() + one("", " NOT VALID");
                    case 3 -> "EXCLUDE (b WITH =)";
                    default -> "CHECK (" + one("a > 0", "a > b", "b IS NOT NULL") + ")" + one("", " NOT VALID");
                };
    }

    private String alterTable() {
        Table table = pick(catalog.tables());
        String name = table.name().joined();
        String only = random.nextInt(8) == 0 ? "ONLY " : "";
        return "ALTER TABLE " + one("", "IF EXISTS ") + only + name + " " + action(table);
    }

    private String action(Table table) {
        Column column = table.columns().isEmpty() ? null : pick(table.columns());
        String name = column == null ? "a" : column.name();
        return switch (random.nextInt(30)) {
            case 0, 1, 2, 3 -> "ADD COLUMN " + one("", "IF NOT EXISTS ") + column();
            case 4, 5 -> "ADD " + constraint();
            case 6, 7 -> "DROP COLUMN " + name + one("", " CASCADE");
            case 8 -> "RENAME COLUMN " + name + " TO " + fresh("f");
            case 9 -> "RENAME TO " + fresh("t");
            case 10 -> "ALTER COLUMN " + name + " SET NOT NULL";
            // PostgreSQL 18 leaves children the NOT NULL that they have themselves; up to 17 they lose it.
            case 11 ->
                catalog.childrenOf(table).isEmpty()
                        ? "ALTER COLUMN " + name + " DROP NOT NULL"
                        : "SET (fillfactor = 70)";
            case 12 -> "ALTER COLUMN " + name + " SET DEFAULT NULL";
            case 13 -> "ALTER COLUMN " + name + " DROP DEFAULT";
            case 14 -> "ALTER COLUMN " + name + " TYPE " + one("bigint", "text", "varchar(20)", "numeric(9,1)");
            case 15, 16 -> "DROP CONSTRAINT " + constraintOf(table) + one("", " CASCADE");
            case 17 -> "RENAME CONSTRAINT " + constraintOf(table) + " TO " + fresh("k");
            case 18 -> "VALIDATE CONSTRAINT " + constraintOf(table);
            case 19 -> "SET SCHEMA " + schemaName();
            case 20 -> "ATTACH PARTITION " + table() + " FOR VALUES FROM (600) TO (700)";
            case 21 -> "DETACH PARTITION " + table();
            case 22 -> one("INHERIT ", "NO INHERIT ") + table();
            case 23 -> one("ENABLE", "DISABLE", "FORCE", "NO FORCE") + " ROW LEVEL SECURITY";
            case 24 ->
                "ALTER COLUMN " + name + (identities ? " ADD GENERATED BY DEFAULT AS IDENTITY" : " SET NOT NULL");
            case 25 -> "ALTER COLUMN " + name + one(" DROP IDENTITY", " DROP EXPRESSION");
            case 26 -> "DISABLE TRIGGER " + one("audit", "USER");
            case 27 ->
                "ADD CONSTRAINT " + fresh("k") + one(" UNIQUE", " PRIMARY KEY") + " USING INDEX " + indexOf(table);
            case 28 -> "DROP COLUMN " + name + ", ADD COLUMN " + name + " integer";
            default -> "SET " + one("LOGGED", "UNLOGGED");
        };
    }

    private String index() {
        Table table = pick(catalog.tables());
        String column = table.columns().isEmpty() ? "a" : pick(table.columns()).name();
        return switch (random.nextInt(8)) {
            case 0 -> "DROP INDEX " + table.name().schema() + "." + indexOf(table) + one("", " CASCADE");
            case 1 -> "ALTER INDEX " + table.name().schema() + "." + indexOf(table) + " RENAME TO " + fresh("i");
            default ->
                "CREATE " + one("", "UNIQUE ") + "INDEX " + one("", fresh("i") + " ") + "ON "
                        + (random.nextInt(6) == 0 ? "ONLY " : "") + table.name().joined() + " ("
                        + one(column, column + ", a", "lower(" + column + "::text)", "(a + 1)") + ")"
                        + one("", "", " WHERE a > 0");
        };
    }

    private String view() {
        Table table = pick(catalog.tables());
        String column = table.columns().isEmpty() ? "a" : pick(table.columns()).name();
        String query = " AS SELECT " + one("*", column, column + " AS x, a") + " FROM "
                + table.name().joined();
        return switch (random.nextInt(7)) {
            case 0 -> "CREATE MATERIALIZED VIEW " + fresh("m") + query;
            case 1 -> "CREATE OR REPLACE VIEW " + viewName() + query;
            case 2 -> "ALTER VIEW " + viewName() + one(" RENAME TO " + fresh("v"), " SET SCHEMA " + schemaName());
            case 3 -> "ALTER VIEW " + viewName() + " RENAME COLUMN a TO " + fresh("f");
            default -> "CREATE VIEW " + fresh("v") + query;
        };
    }

    private String type() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> "CREATE TYPE " + fresh("y") + " AS ENUM ('one', 'two')";
            case 2 -> "CREATE TYPE " + fresh("y") + " AS (a integer, b " + typeName() + ")";
            case 3 -> "CREATE DOMAIN " + fresh("y") + " AS " + one("integer CHECK (VALUE > 0)", "text NOT NULL");
            case 4 -> "ALTER TYPE " + typeName() + " ADD VALUE 'three' BEFORE 'two'";
            case 5 -> "ALTER TYPE " + typeName() + one(" RENAME TO " + fresh("y"), " SET SCHEMA " + schemaName());
            case 6 -> "ALTER TYPE " + typeName() + " ADD ATTRIBUTE " + fresh("f") + " integer CASCADE";
            case 7 -> "CREATE TABLE " + fresh("t") + " OF " + typeName();
            default -> "DROP TYPE " + typeName() + one("", " CASCADE");
        };
    }

    private String part() {
        String name = table();
        return switch (random.nextInt(9)) {
            case 0 -> "CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";
            case 1, 2 -> "CREATE TRIGGER audit BEFORE INSERT ON " + name + " FOR EACH ROW EXECUTE FUNCTION audit()";
            case 3 -> "CREATE POLICY own ON " + name + " USING (" + one("true", "a > 0", "b = 1") + ")";
            case 4 -> "DROP POLICY own ON " + name;
            case 5 -> "DROP TRIGGER audit ON " + name;
            case 6 -> "ALTER TRIGGER audit ON " + name + " RENAME TO audited";
            case 7 ->
                "DO $$ BEGIN EXECUTE format('ALTER TABLE %s ADD COLUMN %I integer', '" + name + "', 'a b'); END $$";
            default ->
                "CREATE FUNCTION f_" + name.replace('.', '_') + "() RETURNS integer RETURN (SELECT a FROM " + name
                        + ")";
        };
    }

    private String sequence() {
        List<String> names = catalog.sequences().stream()
                .map(sequence -> sequence.name().joined())
                .toList();
        String there = names.isEmpty() ? "s0" : names.get(random.nextInt(names.size()));
        return switch (random.nextInt(5)) {
            case 0 -> "ALTER SEQUENCE " + there + " OWNED BY " + one("NONE", table() + ".a");
            case 1 -> "ALTER SEQUENCE " + there + " RENAME TO " + fresh("s");
            case 2 -> "DROP SEQUENCE " + there + one("", " CASCADE");
            default -> "CREATE SEQUENCE " + fresh("s");
        };
    }

    private String drop() {
        return switch (random.nextInt(6)) {
            case 0 -> "DROP VIEW IF EXISTS " + viewName() + one("", " CASCADE");
            case 1 -> "DROP FUNCTION IF EXISTS audit" + one("", " CASCADE");
            case 2 -> "DROP TABLE " + table() + ", " + table();
            case 3 -> "DROP TABLE IF EXISTS nothing";
            default -> "DROP TABLE " + table() + one("", " CASCADE");
        };
    }

    private String schema() {
        String name = schemaName();
        return switch (random.nextInt(7)) {
            case 0, 1 -> "CREATE SCHEMA IF NOT EXISTS " + one("one", "two");
            case 2 -> "DROP SCHEMA " + one("one", "two") + " CASCADE";
            case 3 -> "ALTER SCHEMA " + one("one", "two") + " RENAME TO " + one("one", "two");
            case 4 -> "SET search_path = " + one("public", "one, public", "public, two");
            default -> "CREATE TABLE " + name + "." + fresh("t") + " (a integer PRIMARY KEY)";
        };
    }

    private String table() {
        List<Table> tables = catalog.tables();
        return tables.isEmpty() ? "t0" : pick(tables).name().joined();
    }

    private String partitioned() {
        List<Table> tables =
                catalog.tables().stream().filter(Table::isPartitioned).toList();
        return tables.isEmpty() ? table() : pick(tables).name().joined();
    }

    private String viewName() {
        List<View> views = catalog.views();
        return views.isEmpty() ? "v0" : pick(views).name().joined();
    }

    private String typeName() {
        List<UserType> types = catalog.types();
        return types.isEmpty() ? "y0" : pick(types).name().joined();
    }

    private String schemaName() {
        return one("public", "public", "one", "two");
    }

    private String constraintOf(Table table) {
        List<String> names = List.copyOf(table.constraints().keySet());
        return names.isEmpty() ? "positive" : names.get(random.nextInt(names.size()));
    }

    private String indexOf(Relation relation) {
        List<Index> indexes = List.copyOf(relation.indexes().values());
        return indexes.isEmpty() ? "i0" : pick(indexes).name();
    }

    private String fresh(String prefix) {
        return prefix + made++;
    }

    /** What is there, the session's temporary objects excepted as a rule. */
    private <T> T pick(List<T> all) {
        T picked = all.get(random.nextInt(all.size()));
        boolean temporary =
                picked instanceof Relation relation && relation.name().schema().equals(Session.TEMPORARY_SCHEMA);
        return temporary ? all.get(0) : picked;
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
