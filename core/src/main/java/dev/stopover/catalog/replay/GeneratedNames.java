package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.ObjectName;
import dev.stopover.syntax.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The names that PostgreSQL picks where SQL leaves them out (its {@code indexcmds.c} and {@code pg_constraint.c}). */
final class GeneratedNames {

    private static final int MAX_BYTES = 63;

    private GeneratedNames() {}

    /** {@code makeObjectName}: the longer of the two names loses bytes until all fits. */
    static String object(String first, Optional<String> second, String label) {
        int firstBytes = first.getBytes(StandardCharsets.UTF_8).length;
        int secondBytes =
                second.map(name -> name.getBytes(StandardCharsets.UTF_8).length).orElse(0);
        int overhead = (second.isPresent() ? 1 : 0) + label.getBytes(StandardCharsets.UTF_8).length + 1;
        while (firstBytes + secondBytes > MAX_BYTES - overhead) {
            if (firstBytes > secondBytes) {
                firstBytes--;
            } else {
                secondBytes--;
            }
        }
        StringBuilder name = new StringBuilder(clipped(first, firstBytes));
        if (second.isPresent()) {
            name.append('_').append(clipped(second.get(), secondBytes));
        }
        return name.append('_').append(label).toString();
    }

    /** {@code ChooseRelationName}: for sequences, and for indexes, whether or not they uphold a constraint. */
    static String relation(
            CatalogDraft draft,
            String schema,
            String first,
            Optional<String> second,
            String label,
            boolean constraint) {
        Catalog catalog = draft.catalog();
        return free(
                draft,
                schema,
                number -> object(first, second, label + number),
                constraint ? "constraint" : "relation",
                name -> catalog.hasRelation(name)
                        || constraint && catalog.constraintNames().containsKey(name));
    }

    /** {@code ChooseConstraintName}: for checks and foreign keys; the names of all constraints of the schema are taken. */
    static String constraint(CatalogDraft draft, String schema, String first, Optional<String> second, String label) {
        return free(
                draft,
                schema,
                number -> object(first, second, label + number),
                "",
                name -> draft.catalog().constraintNames().containsKey(name));
    }

    /** The first name that is free, looked for where the last search ended: a table can have thousands of checks. */
    private static String free(
            CatalogDraft draft,
            String schema,
            UnaryOperator<String> numbered,
            String among,
            Predicate<ObjectName> isTaken) {
        String first = numbered.apply("");
        if (!isTaken.test(new ObjectName(schema, first))) {
            return first;
        }
        ObjectName search = new ObjectName(schema, first + '\0' + among);
        int number = draft.catalog().searched().find(search).orElse(1);
        while (isTaken.test(new ObjectName(schema, numbered.apply(Integer.toString(number))))) {
            number++;
        }
        draft.setSearched(search, number);
        return numbered.apply(Integer.toString(number));
    }

    /** {@code ChooseIndexNameAddition}: the columns joined, no more of them than fit into a name. */
    static Optional<String> joined(List<String> columns) {
        StringBuilder joined = new StringBuilder();
        int bytes = 0;
        for (String column : columns) {
            if (bytes > 0) {
                joined.append('_');
                bytes++;
            }
            joined.append(column);
            bytes += column.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                break;
            }
        }
        return Optional.of(joined.toString());
    }

    /** {@code ChooseIndexColumnNames}: a name that occurs again gets a number. */
    static List<String> distinct(List<String> columns) {
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            String name = column;
            for (int i = 1; names.contains(name); i++) {
                String suffix = Integer.toString(i);
                name = clipped(column, MAX_BYTES - suffix.length()) + suffix;
            }
            names.add(name);
        }
        return names;
    }

    private static String clipped(String name, int bytes) {
        return Names.truncated(name, bytes);
    }
}
