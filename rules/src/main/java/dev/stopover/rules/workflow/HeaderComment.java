package dev.stopover.rules.workflow;

import dev.stopover.migration.Script;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comment at the head of a file says of its migration, in lines of a name, a colon and a value.
 *
 * @param fields the lines, in order
 */
record HeaderComment(List<Field> fields) {

    private static final Pattern LINE = Pattern.compile("[\\s*-]*([A-Za-z][A-Za-z /_-]{0,40}?)\\s*:(?!:)\\s*(\\S.*)?");

    private static final Pattern OPENING = Pattern.compile("/\\*");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ _/-]+");

    /**
     * A line.
     *
     * @param name the name as written
     * @param value what stands behind the colon; empty if nothing does
     * @param range the value, or the line if there is none
     */
    record Field(String name, String value, TextRange range) {}

    /** The header of a script that begins its file; empty without one, and for scripts that share a file with others. */
    static Optional<HeaderComment> of(Script script) {
        SourceFile file = script.file();
        List<Field> fields = new ArrayList<>();
        boolean inBlock = false;
        for (int line = 1; line <= file.lineCount(); line++) {
            TextRange range = file.lineRange(line);
            String text = range.of(file.text());
            String stripped = text.strip();
            boolean begins = stripped.startsWith("/*");
            if (!inBlock && !begins && !stripped.isEmpty() && !stripped.startsWith("--")) {
                return range.start() < script.range().start()
                        ? Optional.empty()
                        : Optional.of(new HeaderComment(fields));
            }
            inBlock = (inBlock || begins) && !stripped.endsWith("*/");
            String content = stripped.endsWith("*/") ? text.substring(0, text.lastIndexOf("*/")) : text;
            add(OPENING.matcher(content).replaceFirst("  "), range, fields);
        }
        return Optional.of(new HeaderComment(fields));
    }

    private static void add(String text, TextRange line, List<Field> fields) {
        Matcher parts = LINE.matcher(text);
        if (!parts.matches()) {
            return;
        }
        String value = parts.group(2) == null ? "" : parts.group(2).stripTrailing();
        TextRange range = value.isEmpty()
                ? line
                : new TextRange(line.start() + parts.start(2), line.start() + parts.start(2) + value.length());
        fields.add(new Field(parts.group(1), value, range));
    }

    /** The line of that name, whatever the case of its letters. */
    Optional<Field> field(String name) {
        String wanted = plain(name);
        return fields.stream()
                .filter(field -> plain(field.name()).equals(wanted))
                .findFirst();
    }

    private static String plain(String name) {
        return BETWEEN_WORDS
                .matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
