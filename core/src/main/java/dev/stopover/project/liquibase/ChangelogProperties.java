package dev.stopover.project.liquibase;

import dev.stopover.project.layout.CommentLine;
import dev.stopover.project.layout.Placeholders;
import dev.stopover.syntax.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties of Liquibase's changelogs, which stand for <code>${name}</code>; the first value of a name counts. */
final class ChangelogProperties {

    private static final Pattern LINE = Pattern.compile("(?i)^\\s*--\\s*property\\s+.*:.*\\s+.*:.*$");
    private static final Pattern NAME = Pattern.compile("(?i).*name:\\s*(\\S+).*");
    private static final Pattern VALUE = Pattern.compile("(?i).*value:\\s*(\\S+).*");
    private static final Pattern DBMS = Pattern.compile("(?i).*dbms:([^,][\\w!,]+).*");
    private static final Pattern LOCAL = Pattern.compile("(?i).*global:false\\b.*");

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Takes a property, unless it is for another database or a property of that name came before. */
    void define(String name, String value, String dbms) {
        if (LiquibaseDatabases.includePostgres(dbms)) {
            values.putIfAbsent(
                    "${" + name + "}",
                    new Placeholders(values).replaced(Excerpt.of(value)).toString());
        }
    }

    /** Takes a property that is described by its attributes, if it has a name and a value. */
    void define(Map<String, String> attributes) {
        if (attributes.containsKey("name") && attributes.containsKey("value")) {
            define(attributes.get("name"), attributes.get("value"), attributes.getOrDefault("dbms", ""));
        }
    }

    /** Takes the properties of another changelog after its own. */
    void defineAll(ChangelogProperties others) {
        others.values.forEach(values::putIfAbsent);
    }

    /** What applies in a file of formatted SQL. What it says applies to later files too, unless it says otherwise. */
    Placeholders in(List<CommentLine> lines) {
        var own = new ChangelogProperties();
        own.defineAll(this);
        for (CommentLine line : lines) {
            if (!LINE.matcher(line.text()).matches()) {
                continue;
            }
            Matcher name = NAME.matcher(line.text());
            Matcher value = VALUE.matcher(line.text());
            Matcher dbms = DBMS.matcher(line.text());
            if (name.matches() && value.matches()) {
                String database = dbms.matches() ? dbms.group(1) : "";
                own.define(name.group(1), value.group(1), database);
                if (!LOCAL.matcher(line.text()).matches()) {
                    define(name.group(1), value.group(1), database);
                }
            }
        }
        return new Placeholders(own.values);
    }
}
