package dev.stopover.project.layout;

import dev.stopover.syntax.Excerpt;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a runner puts into a file in place of placeholders. A place in the text that was put in is the placeholder's.
 *
 * @param values what stands for what, by the whole placeholder, as <code>${schema}</code>
 */
public record Placeholders(Map<String, String> values) {

    /** Keeps a copy of the map, in its order. */
    public Placeholders {
        values = new LinkedHashMap<>(values);
    }

    /** A text with the placeholders replaced whose values are known. */
    public Excerpt replaced(Excerpt excerpt) {
        if (values.isEmpty()) {
            return excerpt;
        }
        String text = excerpt.text();
        Excerpt.Builder replaced = Excerpt.builder();
        int from = excerpt.start();
        for (int at = excerpt.start(); at < excerpt.end(); at++) {
            String found = placeholderAt(text, at, excerpt.end());
            if (!found.isEmpty()) {
                int end = at + found.length();
                replaced.append(excerpt, from, at).append(values.get(found), excerpt.range(at, end));
                from = end;
                at = end - 1;
            }
        }
        return from == excerpt.start()
                ? excerpt
                : replaced.append(excerpt, from, excerpt.end()).build();
    }

    private String placeholderAt(String text, int at, int end) {
        for (String placeholder : values.keySet()) {
            if (text.startsWith(placeholder, at) && at + placeholder.length() <= end) {
                return placeholder;
            }
        }
        return "";
    }
}
