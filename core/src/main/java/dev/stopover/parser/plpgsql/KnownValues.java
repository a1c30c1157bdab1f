package dev.stopover.parser.plpgsql;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of variables at a place in a body: their texts, the elements of arrays, and what they say of the catalogs. */
final class KnownValues {

    /** How many characters of text one statement of a script may put together for EXECUTE. */
    private static final int MOST_TEXT = 4_000_000;

    private final Map<String, Excerpt> texts = new HashMap<>();
    private final Map<String, List<Excerpt>> arrays = new HashMap<>();
    private final Map<String, Guard.Kind> facts = new HashMap<>();
    private final Spent spent;
    private Optional<Asked> asked = Optional.empty();
    private boolean again;

    /**
     * Variables that a query of the catalogs has just filled, which only the schema at hand can answer.
     *
     * @param variables the variables
     * @param query the query, with what was known in it as constants
     */
    record Asked(List<String> variables, Query query) {

        /** Whether a name is one of the variables, or a field of one. */
        boolean fills(String name) {
            int dot = name.indexOf('.');
            return variables.contains(dot < 0 ? name : name.substring(0, dot));
        }
    }

    KnownValues(Spent spent) {
        this.spent = spent;
    }

    /** How much text one statement of a script has put together so far. */
    static final class Spent {
        private int characters;
    }

    /** Whether what is written here has been told before, in an earlier turn of a loop. */
    boolean isAgain() {
        return again;
    }

    void again(boolean told) {
        again = told;
    }

    /** What variables say of the system catalogs. */
    Map<String, Guard.Kind> facts() {
        return facts;
    }

    void putText(String variable, Excerpt text) {
        texts.put(variable, text);
    }

    /** What has filled variables since the schema was last changed, if it was a query of the catalogs. */
    Optional<Asked> asked() {
        return asked;
    }

    void asked(Optional<Asked> filled) {
        asked = filled;
    }

    void putFact(String variable, Guard.Kind fact) {
        facts.put(variable, fact);
    }

    KnownValues copy() {
        KnownValues copy = new KnownValues(spent);
        copy.take(this);
        copy.again = again;
        return copy;
    }

    /** Knows what is known elsewhere. */
    void take(KnownValues other) {
        texts.putAll(other.texts);
        arrays.putAll(other.arrays);
        facts.putAll(other.facts);
        asked = other.asked;
    }

    /** Knows what variables are that a row fills. */
    void take(List<String> variables, TextRange place, Map<String, String> row) {
        int number = 0;
        for (Map.Entry<String, String> column : row.entrySet()) {
            Excerpt text = Execution.placed(column.getValue(), place);
            if (variables.size() > 1) {
                texts.put(variables.get(Math.min(number, variables.size() - 1)), text);
            } else {
                texts.put(variables.get(0) + '.' + column.getKey(), text);
                texts.putIfAbsent(variables.get(0), text);
            }
            number++;
        }
    }

    Expression substituted(Expression expression) {
        return new Substitution(expression.tokens(), this::text, this::array).expression(expression);
    }

    Query substituted(Query query) {
        return new Substitution(query.tokens(), this::text, this::array).query(query);
    }

    private Optional<List<Excerpt>> array(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    void forget(String variable) {
        texts.keySet().removeIf(name -> name.equals(variable) || name.startsWith(variable + "."));
        arrays.remove(variable);
        facts.remove(variable);
        asked = asked.filter(filled -> !filled.variables().contains(variable));
    }

    void forget(Set<String> variables) {
        variables.forEach(this::forget);
    }

    void assign(String variable, Expression value) {
        Excerpt text = value(value);
        Optional<List<Excerpt>> elements = elements(value);
        Guard.Kind fact = GuardKinds.of(value, facts);
        forget(variable);
        texts.put(variable, text);
        elements.ifPresent(known -> arrays.put(variable, known));
        if (fact != Guard.Kind.CONDITION) {
            facts.put(variable, fact);
        }
    }

    /** The text of a variable, of an element of an array, {@code a[1]}, or the number of its elements, {@code a[]}. */
    Optional<Excerpt> text(String name) {
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return Optional.ofNullable(texts.get(name));
        }
        String index = name.substring(bracket + 1, name.length() - 1);
        Optional<List<Excerpt>> elements = array(name.substring(0, bracket));
        if (elements.isEmpty() || elements.get().isEmpty()) {
            return Optional.empty();
        }
        int size = elements.get().size();
        if (index.isEmpty()) {
            return Optional.of(Execution.placed(
                    Integer.toString(size), elements.get().get(0).range()));
        }
        boolean within = index.matches("[1-9][0-9]{0,4}") && Integer.parseInt(index) <= size;
        return within ? Optional.of(elements.get().get(Integer.parseInt(index) - 1)) : Optional.empty();
    }

    /** The text of an expression with its gaps; all of it is one once too much text has been put together. */
    Excerpt value(Expression expression) {
        Excerpt text =
                ConstantText.withGaps(expression, spent.characters < MOST_TEXT ? this::text : name -> Optional.empty());
        if (!text.isLiteral()) {
            spent.characters += text.end() - text.start();
        }
        return text;
    }

    Optional<List<Excerpt>> elements(Expression value) {
        return ConstantText.elements(value, this::text);
    }
}
