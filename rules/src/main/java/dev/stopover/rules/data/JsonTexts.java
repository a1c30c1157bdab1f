package dev.stopover.rules.data;

import java.util.ArrayList;
import java.util.List;

/** Finds the strings in a text that is, or looks like, JSON: in one pass, and whatever else is wrong with it. */
final class JsonTexts {

    private JsonTexts() {}

    /**
     * A string or number of JSON.
     *
     * @param key the key it is the value of; empty in an array
     * @param value what it stands for
     */
    record Json(String key, String value) {}

    /** The values of a text, in order; what follows a colon has the string before it for its key. */
    static List<Json> in(String text) {
        List<Json> found = new ArrayList<>();
        String key = "";
        String last = "";
        boolean pending = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                int end = end(text, at + 1);
                if (pending) {
                    found.add(new Json(key, last));
                }
                last = text.substring(at + 1, end);
                pending = true;
                at = end + 1;
            } else {
                if (c == ':' && pending) {
                    key = last;
                    pending = false;
                } else if (pending && (c == ',' || c == '}' || c == ']')) {
                    found.add(new Json(key, last));
                    pending = false;
                }
                if (c == '{' || c == '}' || c == ',' && found.isEmpty()) {
                    key = "";
                }
                at++;
            }
        }
        if (pending) {
            found.add(new Json(key, last));
        }
        return found;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }
}
