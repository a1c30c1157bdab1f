package dev.stopover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example on a rule's page: what it shows in words, and its lines with what is reported on them. */
final class Example {

    private static final Pattern MARKED = Pattern.compile("(\\s*)(\\^+)(?: (.*))?");
    private static final String WHOLE_FILE = "file: ";

    private final String language;
    private final String label;
    private final List<String> lines = new ArrayList<>();

    /** An example that begins with a fence. */
    Example(String fence) {
        String[] words = fence.substring("```".length()).strip().split("\\s+");
        this.language = words[0];
        this.label = label(words);
    }

    /** Adds a line as it is written on the page. */
    void add(String line) {
        lines.add(line);
    }

    /** What it is there for, to stand above it; empty if that is not said. */
    String label() {
        return label;
    }

    /** As Markdown, with what it is there for above it. */
    String markdown() {
        var text = new StringBuilder(label.isEmpty() ? "" : label + "\n\n");
        text.append("```").append(language).append('\n');
        lines.forEach(line ->
                shown(line, Integer.MAX_VALUE).forEach(each -> text.append(each).append('\n')));
        return text.append("```\n").toString();
    }

    /** Its lines, what is reported on them no wider than this. */
    List<String> lines(int width) {
        List<String> shown = new ArrayList<>();
        lines.forEach(line -> shown.addAll(shown(line, width)));
        return shown;
    }

    private static List<String> shown(String line, int width) {
        Matcher marked = MARKED.matcher(line);
        if (!marked.matches()) {
            return List.of(line);
        }
        String message = marked.group(3) == null ? "" : marked.group(3);
        if (message.startsWith(WHOLE_FILE)) {
            return Wrapped.lines("-- " + message.substring(WHOLE_FILE.length()), width, "-- ");
        }
        if (line.length() <= width) {
            return List.of(line);
        }
        List<String> all = new ArrayList<>(List.of(marked.group(1) + marked.group(2)));
        all.addAll(Wrapped.lines("-- " + message, width, "-- "));
        return all;
    }

    private static String label(String[] words) {
        var label = new StringBuilder();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String value = words[i].substring(equals + 1);
            String part = equals < 0
                    ? role(value)
                    : switch (words[i].substring(0, equals)) {
                        case "file" -> "in " + value;
                        case "runner" -> "run by " + value;
                        case "postgres" -> "on PostgreSQL " + value;
                        default -> "";
                    };
            label.append(label.isEmpty() || part.isEmpty() ? "" : ", ").append(part);
        }
        return label.isEmpty() ? "" : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + ":";
    }

    private static String role(String written) {
        return switch (written) {
            case "earlier" -> "after these migrations";
            case "reports" -> "reported";
            case "accepts" -> "not reported";
            case "fixed" -> "mended";
            default -> written;
        };
    }
}
