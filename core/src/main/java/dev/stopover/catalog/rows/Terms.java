package dev.stopover.catalog.rows;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out the values of expressions over rows of the system catalogs; what it does not follow is not known. */
final class Terms {

    private static final Set<String> OBJECT_TYPES =
            Set.of("regclass", "regnamespace", "regprocedure", "regproc", "regtype", "oid");

    /** How deep terms may lie in each other. */
    private static final int DEEPEST = 200;

    private final Mentions mentions;

    private final SystemCatalogs catalogs;

    private final Evaluation evaluation;

    private final TextFunctions functions;
    private int depth;

    private final Map<Integer, String> words = new HashMap<>();
    private final Map<Integer, CellValue> literals = new HashMap<>();
    private final Map<Integer, List<String>> columns = new HashMap<>();

    Terms(Mentions mentions, SystemCatalogs catalogs, Evaluation evaluation) {
        this.mentions = mentions;
        this.catalogs = catalogs;
        this.evaluation = evaluation;
        this.functions = new TextFunctions(catalogs);
    }

    CellValue value(int term, RowScope scope) {
        if (depth >= DEEPEST) {
            throw new NotKnown();
        }
        depth++;
        try {
            return valueOf(term, scope);
        } finally {
            depth--;
        }
    }

    private CellValue valueOf(int term, RowScope scope) {
        return switch (mentions.role(term)) {
            case LITERAL -> literal(term);
            case COLUMN -> column(term, scope);
            case CAST -> cast(term, scope);
            case OPERATOR -> operator(term, scope);
            case EXISTS -> exists(mentions.children(term)[0], scope);
            case CALL -> call(term, scope);
            case QUERY -> scalar(term, scope);
            case COLLATE -> value(mentions.children(term)[0], scope);
            default -> CellValue.UNKNOWN;
        };
    }

    private CellValue literal(int term) {
        if (mentions.keyword(term) == Keyword.NULL) {
            return CellValue.NULL;
        }
        return literals.computeIfAbsent(term, written -> CellValue.text(mentions.value(written)));
    }

    private CellValue column(int term, RowScope scope) {
        List<String> parts = columns.computeIfAbsent(term, mentions::parts);
        Optional<String> item = parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
        return scope.column(item, parts.get(parts.size() - 1)).orElse(CellValue.UNKNOWN);
    }

    private CellValue cast(int term, RowScope scope) {
        CellValue value = value(mentions.operand(term), scope);
        Optional<Integer> type = mentions.child(term, MentionRole.TYPE);
        if (type.isEmpty()) {
            return value;
        }
        QualifiedName name = mentions.name(type.get());
        if (!OBJECT_TYPES.contains(name.name())) {
            return value.asText();
        }
        if (!value.isText()) {
            return value;
        }
        return switch (name.name()) {
            case "regclass" -> catalogs.relation(value.text());
            case "regnamespace" -> catalogs.schema(value.text());
            default -> CellValue.UNKNOWN;
        };
    }

    private CellValue scalar(int query, RowScope scope) {
        List<CatalogRow> rows = evaluation.query(query, scope);
        if (rows.isEmpty()) {
            return CellValue.NULL;
        }
        boolean certain = rows.size() == 1
                && !rows.get(0).doubtful()
                && !rows.get(0).columns().isEmpty();
        return certain ? rows.get(0).columns().values().iterator().next() : CellValue.UNKNOWN;
    }

    private CellValue exists(int query, RowScope scope) {
        List<CatalogRow> rows = evaluation.query(query, scope);
        if (rows.stream().anyMatch(row -> !row.doubtful())) {
            return CellValue.TRUE;
        }
        return rows.isEmpty() ? CellValue.FALSE : CellValue.UNKNOWN;
    }

    private String words(int operator) {
        return words.computeIfAbsent(operator, this::written);
    }

    private String written(int operator) {
        Tokens tokens = mentions.tokens();
        StringBuilder words = new StringBuilder();
        for (int at = mentions.first(operator); at <= mentions.last(operator); at++) {
            words.append(words.isEmpty() ? "" : " ").append(tokens.text(tokens.significant(at)));
        }
        return words.toString().toUpperCase(Locale.ROOT);
    }

    private CellValue operator(int term, RowScope scope) {
        int[] operands = mentions.children(term);
        String words = words(term);
        if (operands.length == 0) {
            return CellValue.UNKNOWN;
        }
        if (words.equals("AND") || words.equals("OR")) {
            CellValue left = value(operands[0], scope);
            CellValue right = value(operands[1], scope);
            return words.equals("AND") ? CellValue.and(left, right) : CellValue.or(left, right);
        }
        CellValue left = value(operands[0], scope);
        return switch (words) {
            case "NOT" -> left.negated();
            case "IS NULL", "ISNULL" -> left.isUnknown() ? isName(left) : CellValue.of(left.isNull());
            case "IS NOT NULL", "NOTNULL" -> left.isUnknown() ? isName(left).negated() : CellValue.of(!left.isNull());
            case "IS TRUE", "IS NOT FALSE" -> left.isUnknown() ? CellValue.UNKNOWN : CellValue.of(left.isTrue());
            case "IS FALSE", "IS NOT TRUE" -> left.isUnknown() ? CellValue.UNKNOWN : CellValue.of(left.isFalse());
            case "IN" -> in(left, operands, scope);
            case "NOT IN" -> in(left, operands, scope).negated();
            default ->
                operands.length == 2 ? binary(words, left, operands[1], scope) : escaped(words, left, operands, scope);
        };
    }

    /** What is known of a name that the history does not know is that there is one. */
    private static CellValue isName(CellValue value) {
        return value.kind() == CellValue.Kind.OTHER ? CellValue.FALSE : CellValue.UNKNOWN;
    }

    private CellValue binary(String operator, CellValue left, int operand, RowScope scope) {
        if (mentions.is(operand, MentionRole.QUANTIFIED)) {
            boolean all = mentions.keyword(operand) == Keyword.ALL;
            if (operator.equals("=") && !all || (operator.equals("<>") || operator.equals("!=")) && all) {
                CellValue among = among(left, array(mentions.children(operand)[0], scope));
                return all ? among.negated() : among;
            }
            return CellValue.UNKNOWN;
        }
        CellValue right = value(operand, scope);
        return switch (operator) {
            case "=" -> left.equalTo(right);
            case "<>", "!=" -> left.equalTo(right).negated();
            case "IS DISTINCT FROM" -> left.distinctFrom(right);
            case "IS NOT DISTINCT FROM" -> left.distinctFrom(right).negated();
            case "||" -> functions.joined(List.of(left, right));
            default -> functions.compared(operator, left, right);
        };
    }

    private CellValue escaped(String operator, CellValue left, int[] operands, RowScope scope) {
        return operands.length == 3
                ? functions.escaped(operator, left, value(operands[1], scope), value(operands[2], scope))
                : CellValue.UNKNOWN;
    }

    private CellValue in(CellValue left, int[] operands, RowScope scope) {
        if (operands.length == 2 && mentions.is(operands[1], MentionRole.QUERY)) {
            List<CatalogRow> rows = evaluation.query(operands[1], scope);
            List<CellValue> values = new ArrayList<>();
            for (CatalogRow row : rows) {
                values.add(
                        row.doubtful() || row.columns().isEmpty()
                                ? CellValue.UNKNOWN
                                : row.columns().values().iterator().next());
            }
            return among(left, values);
        }
        List<CellValue> values = new ArrayList<>();
        for (int i = 1; i < operands.length; i++) {
            values.add(value(operands[i], scope));
        }
        return among(left, values);
    }

    private static CellValue among(CellValue left, List<CellValue> values) {
        CellValue found = CellValue.FALSE;
        for (CellValue value : values) {
            found = found.isTrue() ? found : CellValue.or(found, left.equalTo(value));
        }
        return found;
    }

    /** The elements of an array. */
    private List<CellValue> array(int term, RowScope scope) {
        if (mentions.is(term, MentionRole.CAST)) {
            return array(mentions.operand(term), scope);
        }
        List<CellValue> values = new ArrayList<>();
        if (mentions.is(term, MentionRole.ARRAY)) {
            int[] elements = mentions.children(term);
            if (elements.length == 1 && mentions.is(elements[0], MentionRole.QUERY)) {
                return List.of(CellValue.UNKNOWN);
            }
            for (int element : elements) {
                values.add(value(element, scope));
            }
            return values;
        }
        CellValue written = mentions.is(term, MentionRole.LITERAL) ? literal(term) : CellValue.UNKNOWN;
        String text = written.text();
        boolean plain = text.length() > 1
                && text.charAt(0) == '{'
                && text.indexOf('"') < 0
                && text.indexOf('\\') < 0
                && text.indexOf('}') == text.length() - 1;
        if (!plain) {
            return List.of(CellValue.UNKNOWN);
        }
        for (String element : text.substring(1, text.length() - 1).split(",")) {
            values.add(CellValue.text(element.strip()));
        }
        return values;
    }

    /** The rows of a function in FROM: those of {@code unnest} and of {@code generate_series} over numbers. */
    List<CatalogRow> elements(int call, RowScope scope, String column) {
        int[] parts = mentions.children(call);
        String function = mentions.name(parts[0]).name();
        List<CellValue> values = new ArrayList<>();
        if (function.equals("unnest") && parts.length == 2) {
            values.addAll(array(parts[1], scope));
        } else if (function.equals("generate_series") && parts.length >= 3) {
            values.addAll(functions.series(value(parts[1], scope), value(parts[2], scope), parts.length));
        } else {
            throw new NotKnown();
        }
        if (values.stream().anyMatch(CellValue::isUnknown)) {
            throw new NotKnown();
        }
        return values.stream()
                .map(value -> CatalogRow.of(false, column.isBlank() ? function : column, value))
                .toList();
    }

    private CellValue call(int term, RowScope scope) {
        int[] parts = mentions.children(term);
        if (!mentions.is(parts[0], MentionRole.FUNCTION)) {
            return CellValue.UNKNOWN;
        }
        String name = mentions.name(parts[0]).name();
        List<CellValue> arguments = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            switch (mentions.role(parts[i])) {
                case ORDER_BY, FILTER, WINDOW, WINDOW_NAME, STAR -> throw new NotKnown();
                default -> arguments.add(value(parts[i], scope));
            }
        }
        if (name.equals("pg_get_function_identity_arguments") && mentions.is(parts[1], MentionRole.COLUMN)) {
            return argumentsOf(parts[1], scope);
        }
        return functions.call(name, arguments);
    }

    /** The arguments of the function whose oid a column holds. */
    private CellValue argumentsOf(int oid, RowScope scope) {
        List<String> parts = mentions.parts(oid);
        Optional<String> item = parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
        return scope.column(item, SystemObjects.ARGUMENTS).orElse(CellValue.UNKNOWN);
    }
}
