package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.Expression;
import java.util.Set;

/** What a column is, in a form in which what PostgreSQL keeps alike reads alike. */
final class ColumnForm {

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private ColumnForm() {}

    static String of(Catalog catalog, Table table, Column column) {
        StringBuilder form = new StringBuilder(column.type().canonical());
        column.collation().ifPresent(collation -> form.append(" collate ").append(collation));
        form.append(column.notNull() ? " not null" : "");
        form.append(column.identity() == IdentityKind.NONE ? "" : " identity " + column.identity());
        column.generated()
                .ifPresent(expression -> form.append(" generated ")
                        .append(NormalForm.of(expression))
                        .append(column.stored()));
        form.append(defaultOf(catalog, table, column));
        return form.toString();
    }

    private static String defaultOf(Catalog catalog, Table table, Column column) {
        if (column.serial()) {
            return catalog.sequencesOf(table, column).stream()
                    .findFirst()
                    .map(sequence ->
                            " default nextval " + searched(sequence.name().toString()))
                    .orElse("");
        }
        return column.defaultValue()
                .map(value -> defaultOf(column.type(), value))
                .orElse("");
    }

    /** A default as PostgreSQL keeps it: NULL is none, and a constant is one of the column's type. */
    private static String defaultOf(DataType type, Expression value) {
        String form = NormalForm.of(value);
        if (form.equals("null")) {
            return "";
        }
        boolean constant = form.length() > 1 && form.indexOf('\'') == 0 && form.indexOf('\'', 1) == form.length() - 1;
        String inside = constant ? form.substring(1, form.length() - 1) : "";
        if (form.startsWith("nextval ( '") && form.endsWith("' )")) {
            return " default nextval " + searched(form.substring(11, form.length() - 3));
        }
        if (constant && !type.isArray() && NUMBERS.contains(type.name())) {
            return " default " + inside.strip();
        }
        if (constant && !type.isArray() && type.name().equals("boolean")) {
            boolean on = Set.of("t", "true", "on", "yes", "y", "1").contains(inside);
            return " default " + on;
        }
        return " default " + form;
    }

    /** A name without the schema that is always searched, and without quotes that it does not need. */
    static String searched(String name) {
        String plain = name.replace("\"", "");
        return plain.startsWith("public.") ? plain.substring("public.".length()) : plain;
    }
}
