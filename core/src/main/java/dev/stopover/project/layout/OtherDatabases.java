package dev.stopover.project.layout;

import dev.stopover.migration.SkippedFile;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Databases whose migrations lie in folders of their own, beside those for PostgreSQL. */
public final class OtherDatabases {

    /** Why a file in such a folder is no migration. */
    public static final String REASON = "for another database than PostgreSQL";

    private static final Set<String> NAMES = Set.of(
            "mysql",
            "mariadb",
            "sqlite",
            "sqlite3",
            "mssql",
            "sqlserver",
            "oracle",
            "h2",
            "hsql",
            "hsqldb",
            "derby",
            "db2",
            "clickhouse",
            "cassandra",
            "spanner",
            "snowflake",
            "bigquery",
            "duckdb",
            "tidb",
            "oceanbase",
            "cockroach",
            "cockroachdb",
            "crdb");

    private static final Set<String> POSTGRESQL = Set.of("postgresql", "postgres", "pgsql", "pg");

    /** Words of a folder's name that do not say what is in it. */
    private static final Set<String> IDLE = Set.of(
            "migration",
            "migrations",
            "schema",
            "schemas",
            "sql",
            "db",
            "ddl",
            "database",
            "upgrade",
            "upgrades",
            "patches",
            "changes",
            "changelog",
            "legacy",
            "drizzle",
            "prisma",
            "flyway",
            "liquibase");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    private static final Pattern VERSION = Pattern.compile("[0-9]+$");

    private static final Pattern DIALECT =
            Pattern.compile("\"dialect\"\\s*:\\s*\"(?:mysql|sqlite|singlestore|turso|mssql|gel)\"");

    /** A file for one of several databases says which before its ending: {@code 1_a.mysql.up.sql}. */
    private static final Pattern BY_NAME =
            Pattern.compile("(?is).*\\.(?!up\\.|down\\.)([a-z0-9]+)(?:\\.(?:up|down))?\\.sql$");

    /** What SQL of SQLite, MySQL or SQL Server has. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?i)\\bAUTO_?INCREMENT\\b|\\bENGINE\\s*=|\\bPRAGMA\\b|`|\\bIDENTITY\\s*\\(\\s*1\\s*,");

    /** What the others do not know. */
    private static final Pattern OURS = Pattern.compile(
            "(?i)\\$\\$|::|\\b(?:BIG)?SERIAL\\b|\\bJSONB\\b|\\bTIMESTAMPTZ\\b|\\bPLPGSQL\\b|\\bCREATE\\s+EXTENSION\\b");

    private OtherDatabases() {}

    /**
     * A folder without the files that are written for another database, if its first files show that there are some. Only
     * what PostgreSQL cannot read counts.
     */
    public static Folder withoutForeign(Folder folder, Surroundings surroundings, List<SkippedFile> others) {
        List<String> first = folder.sql();
        List<SourceFile> looked = first.subList(0, Math.min(Sniffer.MOST, first.size())).stream()
                .map(name -> surroundings.file(folder.path(name)))
                .toList();
        if (looked.stream().noneMatch(OtherDatabases::isForeign)) {
            return folder;
        }
        boolean ours =
                looked.stream().anyMatch(file -> OURS.matcher(file.text()).find());
        List<String> left = new ArrayList<>();
        for (String name : folder.files()) {
            if (Folder.isSql(name) && (!ours || isForeign(surroundings.file(folder.path(name))))) {
                others.add(new SkippedFile(folder.path(name), REASON));
            } else {
                left.add(name);
            }
        }
        return new Folder(folder.path(), left, folder.folders());
    }

    private static boolean isForeign(SourceFile file) {
        if (!looksForeign(file.text())) {
            return false;
        }
        Tokens tokens = Lexer.lex(Excerpt.of(file));
        return StatementParser.parse(tokens).stream()
                .filter(statement -> statement instanceof UnreadStatement unread
                        && unread.error().isPresent())
                .anyMatch(broken -> isForeign(tokens, broken.range()));
    }

    /** Every file is looked through, so the pattern is tried only where one of its words may begin. */
    private static boolean looksForeign(String text) {
        Matcher matcher = FOREIGN.matcher(text).useTransparentBounds(true);
        for (int at = 0; at < text.length(); at++) {
            if (mayBegin(text, at) && matcher.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBegin(String text, int at) {
        return switch (text.charAt(at)) {
            case '`' -> true;
            case 'a', 'A' -> text.regionMatches(true, at, "auto", 0, 4);
            case 'e', 'E' -> text.regionMatches(true, at, "engine", 0, 6);
            case 'p', 'P' -> text.regionMatches(true, at, "pragma", 0, 6);
            case 'i', 'I' -> text.regionMatches(true, at, "identity", 0, 8);
            default -> false;
        };
    }

    private static boolean isForeign(Tokens tokens, TextRange broken) {
        for (int number = tokens.significantFrom(broken.start());
                number < tokens.significantCount() && tokens.start(tokens.significant(number)) < broken.end();
                number++) {
            String word = tokens.text(tokens.significant(number)).toLowerCase(Locale.ROOT);
            if (switch (word) {
                case "autoincrement", "auto_increment" -> true;
                case "engine" -> isFollowedBy(tokens, number, "=");
                case "pragma" -> tokens.start(tokens.significant(number)) == broken.start();
                case "identity" -> isFollowedBy(tokens, number, "(") && isFollowedBy(tokens, number + 2, ",");
                default -> word.startsWith("`");
            }) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFollowedBy(Tokens tokens, int number, String word) {
        return number + 1 < tokens.significantCount()
                && tokens.text(tokens.significant(number + 1)).equals(word);
    }

    /** The SQL files of a folder that are none of ours. */
    public static List<SkippedFile> files(Folder folder) {
        return folder.sql().stream()
                .map(name -> new SkippedFile(folder.path(name), REASON))
                .toList();
    }

    /** A folder without the files whose names say that they are for another database; those are added to the others. */
    public static Folder without(Folder folder, List<SkippedFile> others) {
        List<String> ours = new ArrayList<>();
        Set<String> beside = new HashSet<>();
        for (String name : folder.files()) {
            before(name, true, beside);
        }
        for (String name : folder.files()) {
            Matcher named = BY_NAME.matcher(name);
            if (named.matches() && isNamed(named.group(1)) || isCounterpart(name, beside)) {
                others.add(new SkippedFile(folder.path(name), REASON));
            } else {
                ours.add(name);
            }
        }
        return ours.size() == folder.files().size() ? folder : new Folder(folder.path(), ours, folder.folders());
    }

    /** Whether a file names another database where one beside it, with the same words before, names PostgreSQL. */
    private static boolean isCounterpart(String name, Set<String> beside) {
        if (beside.isEmpty()) {
            return false;
        }
        Set<String> before = new HashSet<>();
        before(name, false, before);
        return !Collections.disjoint(before, beside);
    }

    /** Takes what stands before each word of an SQL file's name that is PostgreSQL's, or another database's. */
    private static void before(String name, boolean ours, Set<String> taken) {
        if (!Folder.isSql(name)) {
            return;
        }
        Matcher word = WORD.matcher(name);
        while (word.find()) {
            if (ours ? isOurs(word.group()) : isNamed(word.group())) {
                taken.add(name.substring(0, word.start()).toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Whether a name is that of another database, maybe with a version: {@code mysql55}. */
    public static boolean isNamed(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(plain) || NAMES.contains(VERSION.matcher(plain).replaceFirst(""));
    }

    /** Whether a folder is named after another database, alone or with words that say nothing: {@code mysql-migrations}. */
    public static boolean isFolderOf(String name) {
        Matcher word = WORD.matcher(name);
        boolean named = false;
        while (word.find()) {
            boolean other = isNamed(word.group());
            if (!other && !IDLE.contains(word.group().toLowerCase(Locale.ROOT))) {
                return false;
            }
            named |= other;
        }
        return named;
    }

    /** Whether a name is that of PostgreSQL. */
    public static boolean isOurs(String name) {
        return POSTGRESQL.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a journal or a snapshot of Drizzle names another database. */
    public static boolean isDialectOf(SourceFile file) {
        return DIALECT.matcher(file.text()).find();
    }
}
