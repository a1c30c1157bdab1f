package dev.stopover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new kind of statement or action is forgotten nowhere, and touches what CONTRIBUTING says and nothing else. */
class KindsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/stopover");
    private static final Pattern NOT_A_WORD = Pattern.compile("\\W+");

    @Test
    void whatAStatementLocksAndReplaysIsSaidOfEveryKind() throws ReflectiveOperationException {
        List<Class<?>> kinds = List.of(Statement.class.getPermittedSubclasses());
        Set<String> forgotten = new TreeSet<>();
        for (Class<?> kind : kinds) {
            addUnlessVisited(forgotten, "dev.stopover.catalog.effect.StatementEffects", kind, Void.class);
            addUnlessVisited(forgotten, "dev.stopover.catalog.replay.Replay", kind, Executed.class);
        }
        assertThat(kinds).hasSizeGreaterThan(70);
        assertThat(forgotten).isEmpty();
    }

    @Test
    void whatAnActionLocksAndReplaysIsSaidOfEveryKind() throws ReflectiveOperationException {
        List<Class<?>> kinds = List.of(AlterTableAction.class.getPermittedSubclasses());
        Set<String> forgotten = new TreeSet<>();
        for (Class<?> kind : kinds) {
            addUnlessVisited(forgotten, "dev.stopover.catalog.effect.TableEffects", AlterTable.class, kind, Void.class);
            addUnlessVisited(
                    forgotten, "dev.stopover.catalog.replay.Alterations", AlterTable.class, kind, Integer.class);
        }
        assertThat(kinds).hasSizeGreaterThan(35);
        assertThat(forgotten).isEmpty();
    }

    /** Besides its record, its list with the visitor, and its parser, which the reader of statements calls: six files. */
    @Test
    void onlyTheSyntaxTheEffectsAndTheReplayNameEveryKindOfStatement() throws IOException {
        assertThat(packagesThatNameAll(Statement.class.getPermittedSubclasses()))
                .containsExactly("catalog/effect", "catalog/replay", "parser", "syntax");
        assertThat(filesThatNameMost(Statement.class.getPermittedSubclasses())).containsExactly("Statement.java");
    }

    /** Besides its record: six files. */
    @Test
    void fiveFilesNameEveryActionOfAlterTable() throws IOException {
        assertThat(filesThatNameMost(AlterTableAction.class.getPermittedSubclasses()))
                .containsExactly(
                        "ActionLocks.java",
                        "AlterTableAction.java",
                        "AlterTableParser.java",
                        "Alterations.java",
                        "TableEffects.java");
    }

    /** Adds a kind where the visitor leaves it to the empty visit of its interface. */
    private static void addUnlessVisited(Set<String> forgotten, String visitor, Class<?>... parameters)
            throws ReflectiveOperationException {
        Method visit = visitOf(Class.forName(visitor), parameters);
        if (visit.getDeclaringClass().isInterface()) {
            forgotten.add(visitor + " forgets " + List.of(parameters));
        }
    }

    private static Method visitOf(Class<?> visitor, Class<?>... parameters) throws NoSuchMethodException {
        for (Class<?> type = visitor; type != Object.class; type = type.getSuperclass()) {
            try {
                return type.getDeclaredMethod("visit", parameters);
            } catch (NoSuchMethodException e) {
                // It may be above.
            }
        }
        Class<?>[] erased = parameters.clone();
        erased[erased.length - 1] = Object.class;
        return visitor.getMethod("visit", erased);
    }

    private static Set<String> packagesThatNameAll(Class<?>[] kinds) throws IOException {
        Map<String, Set<String>> words = new TreeMap<>();
        for (Path file : files()) {
            String folder = SOURCES.relativize(file.getParent()).toString().replace('\\', '/');
            words.computeIfAbsent(folder, name -> new HashSet<>()).addAll(words(file));
        }
        words.values().removeIf(said -> named(said, kinds) < kinds.length);
        return words.keySet();
    }

    private static Set<String> filesThatNameMost(Class<?>[] kinds) throws IOException {
        Set<String> files = new TreeSet<>();
        for (Path file : files()) {
            if (named(words(file), kinds) > kinds.length * 3 / 4) {
                files.add(file.getFileName().toString());
            }
        }
        return files;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> words(Path file) throws IOException {
        return Set.of(
                NOT_A_WORD.splitAsStream(Files.readString(file)).distinct().toArray(String[]::new));
    }

    private static int named(Set<String> words, Class<?>[] kinds) {
        return (int) Stream.of(kinds)
                .filter(kind -> words.contains(kind.getSimpleName()))
                .count();
    }
}
