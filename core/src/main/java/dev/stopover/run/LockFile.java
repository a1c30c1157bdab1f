package dev.stopover.run;

import dev.stopover.config.ConfigurationError;
import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Base;
import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.TransactionMode;
import dev.stopover.parser.Lexer;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the migrations of a history say, for projects that want to know of edits without asking git: a line a migration,
 * in the order of the history, with a digest of the script that goes up, the version and the path. Lines depend on
 * nothing but their migration, so that two branches that add migrations merge without a conflict of meaning.
 *
 * @param entries the lines
 */
public record LockFile(List<Entry> entries) {

    private static final String HEAD = """
            # What the migrations say, written by stopover lock: digest, version, path. Keep it with them.
            """;

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (\\S+) (\\S+)");
    private static final String NO_VERSION = "-";

    /** Keeps a copy of the list. */
    public LockFile {
        entries = List.copyOf(entries);
    }

    /**
     * A migration.
     *
     * @param digest of the script that goes up, in hexadecimal
     * @param version its version; empty for a repeatable migration
     * @param path its path, relative to the folder of the history
     */
    public record Entry(String digest, String version, String path) {

        private String key() {
            return path + '\0' + version;
        }

        private String line() {
            return digest + ' ' + (version.isEmpty() ? NO_VERSION : escaped(version)) + ' ' + escaped(path) + '\n';
        }
    }

    /** What the migrations of a history say now. Repeatable ones are made to be edited. */
    public static LockFile of(History history) {
        return new LockFile(history.migrations().stream()
                .filter(migration -> !migration.repeatable())
                .map(migration -> entry(migration, history))
                .toList());
    }

    /** Reads one. */
    public static LockFile read(SourceFile file) throws ConfigurationException {
        List<Entry> entries = new ArrayList<>();
        for (int line = 1; line <= file.lineCount(); line++) {
            String text = file.line(line).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(text);
            if (!parts.matches()) {
                throw new ConfigurationException(List.of(new ConfigurationError(
                        file.path(),
                        Optional.of(file.positionOf(file.lineRange(line).start())),
                        "This is no line of a lock file; settle the conflict, if it is one, and run stopover lock.")));
            }
            String version = parts.group(2).equals(NO_VERSION) ? "" : unescaped(parts.group(2));
            entries.add(new Entry(parts.group(1), version, unescaped(parts.group(3))));
        }
        return new LockFile(entries);
    }

    /** Its text. */
    public String text() {
        var text = new StringBuilder(HEAD);
        entries.forEach(entry -> text.append(entry.line()));
        return text.toString();
    }

    /** What the history held when it was locked. */
    public Base base(History history) {
        Map<String, Migration> present = new HashMap<>();
        history.migrations()
                .forEach(migration -> present.put(entry(migration, history).key(), migration));
        List<Base.Before> all = new ArrayList<>();
        for (Entry entry : entries) {
            Optional<Migration> now = Optional.ofNullable(present.get(entry.key()));
            Base.Fate fate = now.map(
                            migration -> digest(migration).equals(entry.digest()) ? Base.Fate.KEPT : Base.Fate.EDITED)
                    .orElse(Base.Fate.GONE);
            all.add(new Base.Before(fate == Base.Fate.KEPT ? now.orElseThrow() : unread(entry, history), fate, now));
        }
        return new Base("stopover.lock", all);
    }

    /** A migration of which nothing is known but where it lay. */
    private static Migration unread(Entry entry, History history) {
        var file = new SourceFile(path(history.root(), entry.path()), "", Decoding.FOREIGN);
        Script up = Script.of(
                file,
                TextRange.at(0),
                Direction.UP,
                Delivery.stepwise(history.runner(), TransactionMode.AUTOCOMMIT, "file"),
                () -> new Script.Contents(Lexer.lex(Excerpt.of(file)), List.of(), List.of()));
        return Migration.of(entry.version(), "", up, Optional.empty());
    }

    private static Entry entry(Migration migration, History history) {
        String path = migration.up().file().path();
        String root = history.root();
        String relative = root.isEmpty() || !path.startsWith(root + "/") ? path : path.substring(root.length() + 1);
        return new Entry(digest(migration), migration.version(), relative);
    }

    private static String path(String root, String relative) {
        return root.isEmpty() ? relative : root + "/" + relative;
    }

    private static String digest(Migration migration) {
        try {
            byte[] text = Base.text(migration).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= ' ' || c == '\\' || c >= 0x7f && c < 0xa0) {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
