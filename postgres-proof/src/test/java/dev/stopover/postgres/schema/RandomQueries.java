package dev.stopover.postgres.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Queries and data changes made by chance over a few tables, whose names are right or wrong by chance: aliases, joins of
 * each sort, subqueries with and without LATERAL, common table expressions, correlated conditions.
 */
final class RandomQueries {

    static final String SCHEMA = """
            CREATE TABLE one (a int PRIMARY KEY, b int, c int);
            CREATE TABLE two (b int, c int, d int);
            CREATE TABLE three (a int, d int, e int);
            CREATE VIEW four AS SELECT a, d AS f FROM three;
            """;

    private static final List<String> TABLES = List.of("one", "two", "three", "four");
    private static final List<String> COLUMNS = List.of("a", "b", "c", "d", "e", "f");

    private final Random random;
    private int aliases;

    RandomQueries(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        aliases = 0;
        return switch (random.nextInt(8)) {
            case 0 -> "INSERT INTO %s (%s) %s".formatted(table(), column(), query(1, 1, List.of()));
            case 1 -> {
                String table = table();
                yield "UPDATE %s SET %s = %s FROM %s WHERE %s"
                        .formatted(table, column(), column(), item(1, new ArrayList<>()), condition(1, List.of(table)));
            }
            case 2 -> {
                List<String> names = new ArrayList<>();
                String item = item(1, names);
                yield "DELETE FROM %s AS gone USING %s WHERE %s".formatted(table(), item, condition(1, names));
            }
            default -> query(2, 1 + random.nextInt(3), List.of());
        };
    }

    private String query(int depth, int targets, List<String> outer) {
        List<String> names = new ArrayList<>();
        StringBuilder query = new StringBuilder();
        String common = "";
        if (depth > 0 && chance(5)) {
            common = "w" + ++aliases;
            query.append("WITH %s AS (%s) ".formatted(common, query(depth - 1, 2, outer)));
        }
        StringBuilder from = new StringBuilder(item(depth, names));
        if (!common.isEmpty()) {
            from.append(", ").append(common);
            names.add(common);
        } else if (chance(3)) {
            from.append(", ").append(item(depth, names));
        }
        List<String> visible = new ArrayList<>(names);
        visible.addAll(outer);
        query.append("SELECT ");
        for (int i = 0; i < targets; i++) {
            query.append(i == 0 ? "" : ", ").append(value(depth, visible));
            query.append(chance(3) ? " AS " + column() : "");
        }
        query.append(" FROM ").append(from);
        if (chance(2)) {
            query.append(" WHERE ").append(condition(depth, visible));
        }
        if (chance(4)) {
            query.append(" ORDER BY ").append(chance(2) ? column() : value(0, visible));
        }
        return query.toString();
    }

    /** An item of FROM; the names that it can be called by are added. */
    private String item(int depth, List<String> names) {
        if (depth > 0 && chance(3)) {
            String left = item(depth - 1, names);
            String right = item(depth - 1, names);
            return switch (random.nextInt(5)) {
                case 0 -> "(%s CROSS JOIN %s)".formatted(left, right);
                case 1 -> "(%s NATURAL JOIN %s)".formatted(left, right);
                case 2 -> "(%s JOIN %s USING (%s))".formatted(left, right, column());
                case 3 -> "(%s LEFT JOIN %s ON %s)".formatted(left, right, condition(0, names));
                default -> "(%s JOIN %s ON %s)".formatted(left, right, condition(0, names));
            };
        }
        String alias = "x" + ++aliases;
        if (depth > 0 && chance(3)) {
            List<String> before = chance(2) ? List.copyOf(names) : List.of();
            String item = "%s(%s) AS %s".formatted(chance(2) ? "LATERAL " : "", query(depth - 1, 2, before), alias);
            names.add(alias);
            return item + (chance(4) ? " (%s)".formatted(column()) : "");
        }
        String table = table();
        if (chance(2) && !names.contains(table)) {
            names.add(table);
            return table;
        }
        names.add(alias);
        return "%s AS %s%s".formatted(table, alias, chance(5) ? " (%s, %s)".formatted("g", column()) : "");
    }

    private String condition(int depth, List<String> names) {
        return depth > 0 && chance(4)
                ? "EXISTS (%s)".formatted(query(depth - 1, 1, names))
                : "%s = %s".formatted(value(0, names), value(depth, names));
    }

    private String value(int depth, List<String> names) {
        return switch (random.nextInt(depth > 0 ? 9 : 8)) {
            case 0 -> "1";
            case 1 -> column();
            case 8 -> "(SELECT max(%s) FROM %s)".formatted(column(), item(0, new ArrayList<>()));
            default -> names.isEmpty() ? column() : names.get(random.nextInt(names.size())) + "." + column();
        };
    }

    private String table() {
        return TABLES.get(random.nextInt(TABLES.size()));
    }

    private String column() {
        return COLUMNS.get(random.nextInt(COLUMNS.size()));
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }
}
