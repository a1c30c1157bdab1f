package dev.stopover.project.atlas;

import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Paths;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folders of migrations that {@code atlas.hcl} names in its {@code env} blocks. Of its language no more is read
 * than blocks and attributes that are plain strings: what an expression gives is not known here.
 */
final class AtlasProject {

    /** The name of the file. */
    static final String NAME = "atlas.hcl";

    /**
     * A folder of migrations.
     *
     * @param path its path
     * @param format the tool whose names its files have; {@code atlas} unless stated
     * @param foreign whether the block around it names another database than PostgreSQL
     */
    record Directory(String path, String format, boolean foreign) {}

    private static final String SCHEME = "file://";

    private static final Pattern OTHER_DATABASE = Pattern.compile(
            "^(?:docker(?:\\+[a-z]+)?://)?(?:mysql|maria|mariadb|tidb|sqlite|libsql|sqlserver|azuresql|clickhouse|spanner|snowflake|oracle)\\b.*");

    private final SourceFile file;
    private final String text;
    private final Deque<String> blocks = new ArrayDeque<>();
    private final List<Directory> directories = new ArrayList<>();
    private final List<Directory> open = new ArrayList<>();
    private int at;
    private String name = "";
    private boolean assigned;
    private boolean foreign;
    private String path = "";
    private String format = "atlas";

    private AtlasProject(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    /** What the nearest file that names a folder says of it. */
    static Optional<Directory> around(String folder, Surroundings surroundings) {
        for (String at = folder; ; at = SourceTree.parent(at)) {
            Optional<Directory> named = surroundings.files().optional(SourceTree.join(at, NAME)).stream()
                    .flatMap(file -> new AtlasProject(file).read().stream())
                    .filter(directory -> directory.path().equals(folder))
                    .findFirst();
            if (named.isPresent() || at.isEmpty()) {
                return named;
            }
        }
    }

    private List<Directory> read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || text.startsWith("//", at)) {
                skipTo("\n", 0);
            } else if (text.startsWith("/*", at)) {
                skipTo("*/", 2);
            } else if (text.startsWith("<<", at)) {
                heredoc();
            } else if (c == '"') {
                string().filter(value -> assigned).ifPresent(this::attribute);
                assigned = false;
            } else if (isNamePart(c)) {
                word();
            } else {
                mark(c);
                at++;
            }
        }
        return directories;
    }

    private void mark(char c) {
        switch (c) {
            case '=' -> assigned = true;
            case '{' -> {
                blocks.push(assigned ? "" : name);
                begin();
            }
            case '}' -> {
                close();
                begin();
            }
            case '\n' -> begin();
            case ' ', '\t', '\r' -> {}
            default -> assigned = false;
        }
    }

    private void begin() {
        name = "";
        assigned = false;
    }

    private void word() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (name.isEmpty()) {
            name = text.substring(start, at);
        }
        // A word where a value is expected is an expression.
        assigned = false;
    }

    private void attribute(String value) {
        if (blocks.size() == 1 && "env".equals(blocks.peek()) && (name.equals("url") || name.equals("dev"))) {
            foreign |= OTHER_DATABASE.matcher(value).matches();
        } else if (isMigration() && name.equals("dir") && value.startsWith(SCHEME)) {
            int query = value.indexOf('?');
            path = value.substring(SCHEME.length(), query < 0 ? value.length() : query);
            int stated = value.indexOf("format=", Math.max(0, query));
            format = query >= 0 && stated >= 0 ? value.substring(stated + 7).replaceFirst("&.*", "") : format;
        } else if (isMigration() && name.equals("format")) {
            format = value;
        }
    }

    private boolean isMigration() {
        return blocks.size() == 2 && "migration".equals(blocks.peekFirst()) && "env".equals(blocks.peekLast());
    }

    private void close() {
        if (isMigration()) {
            if (!path.isEmpty()) {
                Paths.resolve(SourceTree.parent(file.path()), path)
                        .ifPresent(folder -> open.add(new Directory(folder, format, false)));
            }
            path = "";
            format = "atlas";
        } else if (blocks.size() == 1) {
            for (Directory directory : open) {
                directories.add(new Directory(directory.path(), directory.format(), foreign));
            }
            open.clear();
            foreign = false;
        }
        blocks.poll();
    }

    /** A string's text; empty if a part of it is an expression. */
    private Optional<String> string() {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        at = Math.min(end + 1, text.length());
        String value = text.substring(start, end);
        return value.contains("${") || value.contains("%{") || value.contains("\\")
                ? Optional.empty()
                : Optional.of(value);
    }

    private void heredoc() {
        int line = text.indexOf('\n', at);
        String tag = line < 0 ? "" : text.substring(at + 2, line).strip().replaceFirst("^-", "");
        int end = line;
        while (end >= 0 && !tag.isEmpty()) {
            int next = text.indexOf('\n', end + 1);
            if (text.substring(end + 1, next < 0 ? text.length() : next).strip().equals(tag)) {
                at = next < 0 ? text.length() : next;
                return;
            }
            end = next;
        }
        at += 2;
        assigned = false;
    }

    private void skipTo(String mark, int more) {
        int end = text.indexOf(mark, at);
        at = end < 0 ? text.length() : end + more;
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
