package dev.stopover.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** How PostgreSQL reads and prints names. */
public final class Names {

    /** The longest name in bytes (manual, section 4.1.1). */
    public static final int MAX_BYTES = 63;

    /**
     * Stands in the text of an EXECUTE, and in the names read from it, for a part that is not known: any run of
     * characters. It is one of Unicode's private characters, and PostgreSQL takes it for a letter.
     */
    public static final char GAP = '\uE000';

    private Names() {}

    /** Whether a part of a name is not known. */
    public static boolean hasGap(String name) {
        return name.indexOf(GAP) >= 0;
    }

    /** Whether a name may be what a name with gaps stands for; without gaps, whether they are the same. */
    public static boolean mayMean(String withGaps, String name) {
        int gap = withGaps.indexOf(GAP);
        if (gap < 0) {
            return withGaps.equals(name);
        }
        if (!name.startsWith(withGaps.substring(0, gap))) {
            return false;
        }
        int at = gap;
        int from = gap + 1;
        for (int next = withGaps.indexOf(GAP, from); next >= 0; next = withGaps.indexOf(GAP, from)) {
            String part = withGaps.substring(from, next);
            int found = name.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
            from = next + 1;
        }
        String last = withGaps.substring(from);
        return name.length() - last.length() >= at && name.endsWith(last);
    }

    /** A name cut to 63 bytes at the end of a character. */
    public static String truncated(String name) {
        return truncated(name, MAX_BYTES);
    }

    /** A name cut to a number of bytes in UTF-8, at the end of a character. */
    public static String truncated(String name, int bytes) {
        if (name.length() * 3 <= bytes || name.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return name;
        }
        int used = 0;
        int at = 0;
        while (at < name.length()) {
            int point = name.codePointAt(at);
            used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            at += Character.charCount(point);
        }
        return name.substring(0, at);
    }

    /**
     * The name as SQL has to write it: in double quotes unless it is plain lower case and no reserved word. One that a
     * template fills in is written as it is, for what takes its place may have a schema or quotes of its own.
     */
    public static String quoted(String name) {
        return isPlain(name) || hasPlaceholder(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Whether a template or psql fills in a part: {@code {{ .Schema }}}, {@code ${schema}}, {@code :schema}. */
    public static boolean hasPlaceholder(String name) {
        if (name.length() > 1 && name.charAt(0) == ':') {
            return true;
        }
        int braces = name.indexOf("{{");
        int dollar = name.indexOf("${");
        return braces >= 0 && name.indexOf("}}", braces) > 0 || dollar >= 0 && name.indexOf('}', dollar) > 0;
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            boolean letter = unit >= 'a' && unit <= 'z' || unit == '_';
            boolean later = unit >= '0' && unit <= '9' || unit == '$';
            if (!letter && (i == 0 || !later)) {
                return false;
            }
        }
        return Keyword.find(name, 0, name.length()).category() == Keyword.Category.UNRESERVED;
    }

    static String formatType(TypeName type) {
        String modifiers = type.modifiers().isEmpty()
                ? ""
                : type.modifiers().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        String name = type.name();
        String withModifiers;
        if (name.startsWith("timestamp ") || name.startsWith("time ")) {
            int space = name.indexOf(' ');
            withModifiers = name.substring(0, space) + modifiers + name.substring(space);
        } else {
            withModifiers = name + modifiers;
        }
        String qualified =
                type.schema().map(schema -> schema + "." + withModifiers).orElse(withModifiers);
        return (type.setOf() ? "SETOF " : "")
                + qualified
                + (type.reference() ? "%TYPE" : "")
                + "[]".repeat(type.arrayDimensions());
    }

    /** A word in upper case, whatever the machine's language. */
    public static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
