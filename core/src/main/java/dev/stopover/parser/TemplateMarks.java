package dev.stopover.parser;

/** Finds what templates leave in SQL, to be filled in before it runs: {@code ${name}}, {@code {{name}}} and their tags. */
final class TemplateMarks {

    private static final int LONGEST_PLACEHOLDER = 400;

    private final String text;
    private final int end;

    TemplateMarks(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** Where a word ends that goes on at an offset; a dollar sign before a brace begins a placeholder instead. */
    int wordEnd(int from) {
        int i = from;
        while (i < end && CharacterClass.isWordPart(text.charAt(i)) && !(text.charAt(i) == '$' && isPlaceholder(i))) {
            i++;
        }
        return i;
    }

    boolean isPlaceholder(int i) {
        return placeholderEnd(i) >= 0;
    }

    /** Where the placeholder ends that begins at an offset, or -1 if none does. */
    int placeholderEnd(int i) {
        char c = text.charAt(i);
        if (c == '$' && i + 1 < end && text.charAt(i + 1) == '{') {
            return closing(i + 2, "}");
        }
        return isDoubleBrace(i) && !isControl(i + 2) ? closing(i + 2, "}}") : -1;
    }

    boolean isDoubleBrace(int i) {
        return text.charAt(i) == '{' && i + 1 < end && text.charAt(i + 1) == '{';
    }

    /** The offset after the braces that close, in the same line and not too far, or -1. */
    int closing(int from, String close) {
        int limit = Math.min(end, from + LONGEST_PLACEHOLDER);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return -1;
            }
            if (c == '}' && i + close.length() <= end && text.startsWith(close, i)) {
                return i + close.length();
            }
        }
        return -1;
    }

    /** Whether a template's tag only steers the template. */
    boolean isControl(int from) {
        int i = from;
        while (i < end && (text.charAt(i) == '-' || text.charAt(i) == ' ')) {
            i++;
        }
        char c = i < end ? text.charAt(i) : 0;
        if (c == '#' || c == '/' || c == '^' || c == '!') {
            return true;
        }
        int stop = wordEnd(i);
        return switch (text.substring(i, stop)) {
            case "if", "else", "end", "range", "with", "define", "template", "block" -> true;
            default -> false;
        };
    }

    /** Whether a quote that seems to close a name stands inside a template's braces, as in "{{ .Option "x" }}". */
    boolean isInTemplate(int quote, int close) {
        int open = -1;
        for (int i = quote; i + 1 < close; i++) {
            char brace = text.charAt(i);
            if (brace == '{' && text.charAt(i + 1) == '{') {
                open = open < 0 ? i : open;
            } else if (brace == '}' && text.charAt(i + 1) == '}') {
                open = -1;
            }
        }
        return open >= 0 && closing(open + 2, "}}") > close;
    }
}
