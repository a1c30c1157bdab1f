package dev.stopover.project.liquibase;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a changelog, whatever language it is written in: an element with attributes and text, or a mapping with
 * scalars. The lists of YAML and JSON that only hold parts together ({@code changes}, {@code columns}) are left out.
 */
final class Node implements Ranged {

    private final String name;
    private final TextRange range;
    private final Map<String, Excerpt> values = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();
    private TextRange whole;

    /** A part with a name. */
    Node(String name, TextRange range) {
        this.name = name;
        this.range = range;
        this.whole = range;
    }

    /** Its name, as {@code createTable}. */
    String name() {
        return name;
    }

    /** Where its name stands. */
    @Override
    public TextRange range() {
        return range;
    }

    /** Where all of it stands. */
    TextRange whole() {
        return whole;
    }

    /** The place after it. */
    Ranged end() {
        return () -> TextRange.at(whole.end());
    }

    /** It ends there. */
    void endAt(int offset) {
        whole = new TextRange(whole.start(), Math.max(whole.start(), offset));
    }

    /** The parts in it, in their order. */
    List<Node> children() {
        return children;
    }

    /** The parts in it of a name. */
    List<Node> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The first part in it of a name. */
    Optional<Node> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** Takes a value. The text of an element has its element's name. */
    void put(String key, Excerpt value) {
        values.putIfAbsent(key, value);
    }

    /** A value: an attribute, a scalar, or the text of a part in it. */
    Optional<Excerpt> value(String key) {
        Excerpt own = values.get(key);
        return own != null ? Optional.of(own) : child(key).flatMap(child -> Optional.ofNullable(child.values.get(key)));
    }

    /** A value as text; empty where there is none. */
    String text(String key) {
        return value(key).map(Excerpt::toString).map(String::strip).orElse("");
    }

    /** Whether a value says so. */
    boolean isTrue(String key) {
        return text(key).equalsIgnoreCase("true");
    }

    /** Whether a value says that it is not so. */
    boolean isFalse(String key) {
        return text(key).equalsIgnoreCase("false");
    }

    /** All values as text. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, value.toString().strip()));
        return texts;
    }
}
