package dev.stopover.project.layout;

import dev.stopover.project.walk.SourceFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The timeouts with which whoever starts the runner begins its sessions: in PGOPTIONS, in the options of a connection
 * string, in Flyway's initSql and Spring's init-sqls.
 */
final class SessionSettings {

    private static final List<String> FILES = List.of(
            ".env",
            "docker-compose.yml",
            "docker-compose.yaml",
            "compose.yml",
            "compose.yaml",
            "flyway.conf",
            "conf/flyway.conf",
            "flyway.toml",
            "application.properties",
            "application.yml",
            "application.yaml",
            "src/main/resources/application.properties",
            "src/main/resources/application.yml",
            "src/main/resources/application.yaml");

    /** Spaces and the equals sign may be written as in a URL. */
    private static final Pattern TIMEOUT = Pattern.compile(
            "(?<![A-Za-z_])(lock_timeout|statement_timeout)(?: |%20)*(?:=|%3[dD]|\\bTO\\b|\\bto\\b)(?: |%20)*'?([0-9]+ ?(?:us|ms|s|min|h|d)?)\\b");

    private SessionSettings() {}

    /** The timeouts by their names, as the files at the root of the project set them; what is a comment counts for nothing. */
    static Map<String, String> of(SourceFiles files) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : FILES) {
            files.optional(name).ifPresent(file -> {
                for (String line : file.text().split("\\R")) {
                    Matcher matcher = TIMEOUT.matcher(line);
                    while (!line.strip().startsWith("#") && matcher.find()) {
                        settings.putIfAbsent(matcher.group(1), matcher.group(2));
                    }
                }
            });
        }
        return settings;
    }
}
