package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import org.junit.jupiter.api.Test;

/**
 * Our lists of mentions and JSqlParser's trees, written apart, name the same functions, columns and relations, but for
 * faults that are listed. With {@code -Dstopover.agreement=FOLDER} all SQL in a folder is compared and the differences
 * printed.
 */
class MentionsAgreementTest {

    private static final Path FIXTURES = Path.of("..", "test-fixtures");

    private static final Set<String> WORDS = Set.of(
            "all",
            "any",
            "array",
            "current_catalog",
            "current_date",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "default",
            "extract",
            "localtime",
            "localtimestamp",
            "overlay",
            "position",
            "row",
            "session_user",
            "some",
            "substring",
            "system_user",
            "trim",
            "user");

    /** What JSqlParser 5.4 reads as something else, by what it is asked. */
    private static final Map<String, String> FAULTS = Map.of(
            // The row of a relation is no relation.
            "SELECT $$x$$, $a$y$a$ || 'z', a.*::text, b IS DISTINCT FROM c AND d FROM t",
            "[column b, column c, column d, relation t] but JSqlParser"
                    + " [column b, column c, column d, relation a, relation t]");

    private final Map<String, String> differences = new TreeMap<>();
    private int agreed;

    @Test
    void nameTheSameOverTheFixtures() throws IOException {
        String folder = System.getProperty("stopover.agreement", "");
        for (Path file : files(folder.isEmpty() ? FIXTURES : Path.of(folder))) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            StatementParser.parse(SourceFile.of(file.toString(), text))
                    .forEach(statement -> parts(statement, this::compare));
        }
        if (folder.isEmpty()) {
            assertThat(differences).isEqualTo(new TreeMap<>(FAULTS));
            assertThat(agreed).isGreaterThan(150);
        } else {
            differences.forEach((sql, difference) -> System.out.println(sql + "\n    " + difference));
            System.out.println(agreed + " agree, " + differences.size() + " differ");
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql") && Files.isRegularFile(file))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over the queries and expressions that a record holds, however deep. */
    private static void parts(Object part, Consumer<Object> found) {
        if (part instanceof Query || part instanceof Expression) {
            found.accept(part);
        } else if (part instanceof Optional<?> optional) {
            optional.ifPresent(inside -> parts(inside, found));
        } else if (part instanceof Collection<?> collection) {
            collection.forEach(inside -> parts(inside, found));
        } else if (part instanceof Record) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                try {
                    parts(component.getAccessor().invoke(part), found);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void compare(Object asked) {
        boolean query = asked instanceof Query;
        String sql = query ? ((Query) asked).text() : ((Expression) asked).text();
        Mentions mentions = query ? MentionReader.of((Query) asked) : MentionReader.of((Expression) asked);
        Optional<String> theirs = mentions.isComplete() ? theirs(sql, query) : Optional.empty();
        if (theirs.isPresent()) {
            String ours = ours(mentions);
            if (ours.equals(theirs.get())) {
                agreed++;
            } else {
                differences.put(sql, "%s but JSqlParser %s".formatted(ours, theirs.get()));
            }
        }
    }

    private static String ours(Mentions mentions) {
        TreeSet<String> names = new TreeSet<>();
        int[] parents = mentions.parents();
        for (int i = 0; i < mentions.size(); i++) {
            switch (mentions.role(i)) {
                case FUNCTION -> {
                    if (parents[i] >= 0 && mentions.is(parents[i], MentionRole.CALL)) {
                        add(names, "call", joined(mentions, i));
                    }
                }
                case COLUMN, TARGET_COLUMN -> add(names, "column", joined(mentions, i));
                case COLUMN_ALIAS -> {
                    if (parents[i] >= 0 && mentions.is(parents[i], MentionRole.USING)) {
                        add(names, "column", joined(mentions, i));
                    }
                }
                case RELATION -> add(names, "relation", joined(mentions, i));
                default -> {}
            }
        }
        return names.toString();
    }

    private static String joined(Mentions mentions, int mention) {
        return String.join(".", mentions.parts(mention)).toLowerCase(Locale.ROOT);
    }

    /** Words of SQL that have nodes of their own in one reading and not in the other. */
    private static void add(TreeSet<String> names, String role, String name) {
        if (!WORDS.contains(name)) {
            names.add(role + " " + name);
        }
    }

    /** What JSqlParser says, if it reads the text as written. */
    private static Optional<String> theirs(String sql, boolean query) {
        Tokens tokens = Lexer.lex(dev.stopover.syntax.Excerpt.of(sql));
        for (int i = 0; i < tokens.size(); i++) {
            boolean json = switch (tokens.text(i)) {
                case "->", "->>", "#>", "#>>" -> true;
                default -> false;
            };
            if (json) {
                return Optional.empty();
            }
        }
        CCJSqlParser parser = CCJSqlParserUtil.newParser(sql).withDialect(AbstractJSqlParser.Dialect.POSTGRESQL);
        try {
            if (query) {
                parser.Statement();
            } else {
                parser.Expression();
            }
            if (parser.getToken(1).kind != CCJSqlParserConstants.EOF) {
                return Optional.empty();
            }
        } catch (ParseException | RuntimeException refused) {
            return Optional.empty();
        }
        TreeSet<String> names = new TreeSet<>();
        collect(parser.getASTRoot(), names);
        return Optional.of(names.toString());
    }

    private static void collect(Node node, TreeSet<String> names) {
        Object value = node.jjtGetValue();
        if (value instanceof net.sf.jsqlparser.schema.Column column) {
            add(names, "column", folded(column.getFullyQualifiedName()));
        } else if (value instanceof net.sf.jsqlparser.schema.Table table) {
            if (!(node.jjtGetParent().jjtGetValue() instanceof AllTableColumns)) {
                add(names, "relation", folded(table.getFullyQualifiedName()));
            }
        } else if (value instanceof net.sf.jsqlparser.expression.Function function && function.getName() != null) {
            add(names, "call", folded(function.getName()));
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            collect(node.jjtGetChild(i), names);
        }
    }

    private static String folded(String name) {
        return name.replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
