package dev.stopover.catalog.rows;

import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The functions and operators over texts that scripts use to put statements together. */
final class TextFunctions {

    /** How many numbers a series may have. */
    private static final int MOST = 10_000;

    /** Functions that give one row for several, or several for one. */
    private static final Set<String> OTHER_ROWS = Set.of(
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "string_agg",
            "array_agg",
            "json_agg",
            "jsonb_agg",
            "bool_or",
            "bool_and",
            "every",
            "unnest",
            "generate_series",
            "generate_subscripts",
            "regexp_matches",
            "regexp_split_to_table",
            "string_to_table",
            "jsonb_array_elements",
            "jsonb_array_elements_text",
            "json_array_elements",
            "jsonb_object_keys",
            "jsonb_each",
            "jsonb_each_text");

    private final SystemCatalogs catalogs;

    TextFunctions(SystemCatalogs catalogs) {
        this.catalogs = catalogs;
    }

    CellValue call(String name, List<CellValue> arguments) {
        if (OTHER_ROWS.contains(name)) {
            throw new NotKnown();
        }
        switch (name) {
            case "current_schema" -> {
                return CellValue.text(catalogs.currentSchema());
            }
            case "coalesce" -> {
                return coalesce(arguments);
            }
            case "concat" -> {
                return joined(arguments.stream().filter(each -> !each.isNull()).toList());
            }
            case "format" -> {
                return format(arguments);
            }
            case "has_table_privilege" -> {
                return catalogs.hasPrivilege(arguments);
            }
            default -> {
                boolean known = !arguments.isEmpty()
                        && arguments.stream().map(CellValue::asText).allMatch(CellValue::isText);
                return known
                        ? known(
                                name,
                                arguments.stream()
                                        .map(each -> each.asText().text())
                                        .toList())
                        : CellValue.UNKNOWN;
            }
        }
    }

    private CellValue known(String name, List<String> arguments) {
        String first = arguments.get(0);
        return switch (name) {
            case "quote_ident" -> CellValue.text(Names.quoted(first));
            case "quote_literal" -> CellValue.text(literal(first));
            case "lower" -> CellValue.text(first.toLowerCase(Locale.ROOT));
            case "upper" -> CellValue.text(first.toUpperCase(Locale.ROOT));
            case "to_regclass" -> catalogs.relation(first);
            case "replace" ->
                arguments.size() == 3 && !arguments.get(1).isEmpty()
                        ? CellValue.text(first.replace(arguments.get(1), arguments.get(2)))
                        : CellValue.UNKNOWN;
            case "starts_with" ->
                arguments.size() == 2 ? CellValue.of(first.startsWith(arguments.get(1))) : CellValue.UNKNOWN;
            case "length", "char_length" -> CellValue.text("" + first.codePointCount(0, first.length()));
            default -> CellValue.UNKNOWN;
        };
    }

    private static CellValue coalesce(List<CellValue> arguments) {
        for (CellValue argument : arguments) {
            if (!argument.isNull()) {
                return argument;
            }
        }
        return CellValue.NULL;
    }

    CellValue joined(List<CellValue> parts) {
        StringBuilder joined = new StringBuilder();
        for (CellValue part : parts) {
            CellValue text = part.asText();
            if (!text.isText()) {
                return text.isNull() ? CellValue.NULL : CellValue.UNKNOWN;
            }
            joined.append(text.text());
        }
        return CellValue.text(joined.toString());
    }

    /** {@code format()} with its conversions in order. */
    private static CellValue format(List<CellValue> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).isText()) {
            return CellValue.UNKNOWN;
        }
        String format = arguments.get(0).text();
        StringBuilder result = new StringBuilder();
        int next = 1;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                result.append(c);
                continue;
            }
            char kind = ++i < format.length() ? format.charAt(i) : ' ';
            if (kind == '%') {
                result.append('%');
                continue;
            }
            CellValue argument = next < arguments.size() ? arguments.get(next++).asText() : CellValue.UNKNOWN;
            if (!argument.isText()) {
                return CellValue.UNKNOWN;
            }
            switch (kind) {
                case 's' -> result.append(argument.text());
                case 'I' -> result.append(Names.quoted(argument.text()));
                case 'L' -> result.append(literal(argument.text()));
                default -> {
                    return CellValue.UNKNOWN;
                }
            }
        }
        return CellValue.text(result.toString());
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The numbers from one to another. */
    List<CellValue> series(CellValue from, CellValue to, int parts) {
        Long first = number(from);
        Long last = number(to);
        if (first == null || last == null || parts != 3 || last - first > MOST) {
            throw new NotKnown();
        }
        List<CellValue> numbers = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            numbers.add(CellValue.text("" + number));
        }
        return numbers;
    }

    private static Long number(CellValue value) {
        boolean small = value.isText() && value.text().matches("-?[0-9]{1,9}");
        return small ? Long.valueOf(value.text()) : null;
    }

    /** What an operator says that compares texts with patterns, or numbers. */
    CellValue compared(String operator, CellValue left, CellValue right) {
        if (left.isNull() || right.isNull()) {
            return CellValue.NULL;
        }
        return switch (operator) {
            case "LIKE", "~~" -> like(left, right, false);
            case "NOT LIKE", "!~~" -> like(left, right, false).negated();
            case "ILIKE", "~~*" -> like(left, right, true);
            case "NOT ILIKE", "!~~*" -> like(left, right, true).negated();
            case "~" -> matches(left, right);
            case "!~" -> matches(left, right).negated();
            case "<", ">", "<=", ">=" -> ordered(operator, number(left), number(right));
            default -> CellValue.UNKNOWN;
        };
    }

    /** What LIKE says whose pattern has an escape character of its own; without one nothing is escaped. */
    CellValue escaped(String operator, CellValue left, CellValue pattern, CellValue escape) {
        if (!pattern.isText() || !escape.isText() || escape.text().length() > 1) {
            return CellValue.UNKNOWN;
        }
        StringBuilder usual = new StringBuilder();
        String text = pattern.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = !escape.text().isEmpty() && c == escape.text().charAt(0) && i + 1 < text.length();
            if (escapes) {
                usual.append('\\').append(text.charAt(++i));
            } else {
                usual.append(c == '\\' ? "\\\\" : String.valueOf(c));
            }
        }
        return compared(operator, left, CellValue.text(usual.toString()));
    }

    private static CellValue ordered(String operator, Long left, Long right) {
        if (left == null || right == null) {
            return CellValue.UNKNOWN;
        }
        int order = left.compareTo(right);
        return CellValue.of(
                switch (operator) {
                    case "<" -> order < 0;
                    case ">" -> order > 0;
                    case "<=" -> order <= 0;
                    default -> order >= 0;
                });
    }

    private static CellValue like(CellValue left, CellValue right, boolean anyCase) {
        if (!right.isText()) {
            return CellValue.UNKNOWN;
        }
        String pattern = anyCase ? right.text().toLowerCase(Locale.ROOT) : right.text();
        if (left.kind() == CellValue.Kind.OTHER) {
            // PostgreSQL's own names all begin alike.
            boolean open = pattern.isEmpty() || pattern.charAt(0) == '%' || pattern.charAt(0) == '_';
            return open || pattern.startsWith("pg") || pattern.startsWith("sql") ? CellValue.UNKNOWN : CellValue.FALSE;
        }
        if (!left.isText()) {
            return CellValue.UNKNOWN;
        }
        return CellValue.of(like(anyCase ? left.text().toLowerCase(Locale.ROOT) : left.text(), pattern));
    }

    /** LIKE, a step for each character of the text and the pattern, going back to the last {@code %} only. */
    private static boolean like(String text, String pattern) {
        int at = 0;
        int in = 0;
        int star = -1;
        int mark = 0;
        while (at < text.length()) {
            boolean escaped = in + 1 < pattern.length() && pattern.charAt(in) == '\\';
            char wanted = in < pattern.length() ? pattern.charAt(escaped ? in + 1 : in) : 0;
            if (in < pattern.length() && !escaped && wanted == '%') {
                star = in++;
                mark = at;
            } else if (in < pattern.length() && (!escaped && wanted == '_' || wanted == text.charAt(at))) {
                in += escaped ? 2 : 1;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++mark;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '%') {
            in++;
        }
        return in == pattern.length();
    }

    /** A regular expression of nothing but characters that stand for themselves and the two anchors. */
    private static CellValue matches(CellValue left, CellValue right) {
        if (!left.isText() || !right.isText()) {
            return CellValue.UNKNOWN;
        }
        String pattern = right.text();
        boolean start = pattern.startsWith("^");
        boolean end = pattern.endsWith("$");
        String plain = pattern.substring(start ? 1 : 0, pattern.length() - (end && pattern.length() > 1 ? 1 : 0));
        if (!plain.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
            return CellValue.UNKNOWN;
        }
        String text = left.text();
        return CellValue.of(
                start && end
                        ? text.equals(plain)
                        : start ? text.startsWith(plain) : end ? text.endsWith(plain) : text.contains(plain));
    }
}
