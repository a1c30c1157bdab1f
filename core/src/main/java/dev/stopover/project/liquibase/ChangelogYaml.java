package dev.stopover.project.liquibase;

import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a changelog in YAML line by line, as it is written: a key to a line, or all of an include in one. */
final class ChangelogYaml {

    private static final Pattern KEY = Pattern.compile("^(\\s*(?:-\\s+)?)([A-Za-z]+)\\s*:\\s*(?:#.*)?$");

    private static final Pattern FLOW =
            Pattern.compile("^\\s*-\\s+(include|includeAll|sqlFile|property)\\s*:\\s*\\{(.*)\\}\\s*(?:#.*)?$");

    private static final Pattern VALUE = Pattern.compile(
            "(?:^|[\\s,{-])[\"']?(file|path|relativeToChangelogFile|name|value|dbms)[\"']?\\s*:\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\"'#,}\\s]+))");

    private static final String PROPERTY = "property";

    private final SourceFile file;
    private final List<Changelog.Entry> entries = new ArrayList<>();
    private final ChangelogProperties properties = new ChangelogProperties();
    private final Map<String, String> property = new HashMap<>();
    private int unread;
    private int changes = -1;
    private int rollback = -1;
    private String directive = "";
    private String path = "";
    private boolean relative;
    private TextRange range = TextRange.at(0);

    ChangelogYaml(SourceFile file) {
        this.file = file;
    }

    /** What it names, in its order. */
    Changelog read() {
        for (int line = 1; line <= file.lineCount(); line++) {
            line(file.line(line), file.lineRange(line).start());
        }
        end();
        return new Changelog(entries, unread, properties);
    }

    private void line(String text, int start) {
        Matcher key = KEY.matcher(text);
        Matcher flow = FLOW.matcher(text);
        if (key.matches()) {
            end();
            begin(key.group(2), key.group(1).length(), text.strip().startsWith("-"));
        } else if (flow.matches()) {
            end();
            begin(flow.group(1), flow.start(1), true);
            values(text, start);
            end();
        } else if (!directive.isEmpty()) {
            values(text, start);
        }
    }

    private void begin(String name, int column, boolean item) {
        changes = column <= changes && !item ? -1 : changes;
        rollback = column <= rollback ? -1 : rollback;
        switch (name) {
            case "changes" -> changes = column;
            case "rollback" -> rollback = column;
            case "include", "includeAll", "sqlFile", PROPERTY -> directive = name;
            default -> unread += item && changes >= 0 && rollback < 0 && !name.equals("changeSet") ? 1 : 0;
        }
        changes = name.equals("changeSet") ? -1 : changes;
    }

    private void values(String line, int start) {
        Matcher value = VALUE.matcher(line);
        while (value.find()) {
            int group = value.group(2) != null ? 2 : value.group(3) != null ? 3 : 4;
            String key = value.group(1);
            String text = value.group(group);
            if (directive.equals(PROPERTY)) {
                property.put(key, text);
            } else if (key.equals("relativeToChangelogFile")) {
                relative = text.equals("true");
            } else if (key.equals("file") || key.equals("path")) {
                path = text;
                range = new TextRange(start + value.start(group), start + value.end(group));
            }
        }
    }

    private void end() {
        if (!path.isEmpty()) {
            entries.add(new Changelog.Entry(path, directive.equals("includeAll"), rollback >= 0, relative, range));
        }
        properties.define(property);
        property.clear();
        directive = "";
        path = "";
        relative = false;
    }
}
