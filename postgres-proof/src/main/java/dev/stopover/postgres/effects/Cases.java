package dev.stopover.postgres.effects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code cases.sql}.
 *
 * <p>Comments of the form {@code -- word: …} divide the file; a statement ends where a line ends with a semicolon.
 */
public final class Cases {

    private static final Pattern DIVISION = Pattern.compile("-- (fixture|section|case|begun|measured):\\s*(.*)");
    private static final Pattern SECTION = Pattern.compile("(.+) \\((\\w+)\\)");
    private static final Pattern HEADING = Pattern.compile("([a-z0-9-]+)(?: \\[(\\d+)])? = (.+)");

    private final Map<String, List<String>> fixtures = new HashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private String section = "";
    private List<String> fixture = List.of();
    private List<String> preparation = new ArrayList<>();
    private List<String> begun = new ArrayList<>();
    private List<String> statements = new ArrayList<>();
    private Matcher heading = HEADING.matcher("");
    private boolean open;

    private Cases() {}

    /** All cases, in the order in which they are written. */
    public static List<Case> all() {
        try (InputStream stream = Cases.class.getResourceAsStream("cases.sql")) {
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Case> read(String text) {
        Cases reader = new Cases();
        StringBuilder statement = new StringBuilder();
        for (String line : text.lines().toList()) {
            Matcher division = DIVISION.matcher(line);
            if (division.matches()) {
                reader.divide(division.group(1), division.group(2));
            } else if (!line.isBlank()) {
                statement.append(statement.isEmpty() ? "" : "\n").append(line);
                if (line.endsWith(";")) {
                    reader.statements.add(statement.toString());
                    statement.setLength(0);
                }
            }
        }
        reader.finish();
        return List.copyOf(reader.cases);
    }

    private void divide(String word, String rest) {
        switch (word) {
            case "begun" -> {
                preparation = statements;
                statements = new ArrayList<>();
                begun = statements;
            }
            case "measured" -> {
                if (begun.isEmpty()) {
                    preparation = statements;
                }
                statements = new ArrayList<>();
            }
            default -> {
                finish();
                begin(word, rest);
            }
        }
    }

    private void begin(String word, String rest) {
        statements = new ArrayList<>();
        preparation = new ArrayList<>();
        begun = new ArrayList<>();
        switch (word) {
            case "fixture" -> fixtures.put(rest, statements);
            case "section" -> {
                Matcher matcher = matched(SECTION, rest);
                section = matcher.group(1);
                fixture = fixtures.get(matcher.group(2));
            }
            default -> {
                heading = matched(HEADING, rest);
                open = true;
            }
        }
    }

    private void finish() {
        if (!open) {
            return;
        }
        open = false;
        String id = heading.group(1);
        if (statements.size() != 1 || !ids.add(id)) {
            throw new IllegalArgumentException("One name, one measured statement: " + id);
        }
        int since = heading.group(2) == null ? 14 : Integer.parseInt(heading.group(2));
        cases.add(new Case(
                section,
                id,
                heading.group(3),
                since,
                List.copyOf(fixture),
                List.copyOf(preparation),
                List.copyOf(begun),
                statements.get(0)));
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not understood: " + text);
        }
        return matcher;
    }
}
