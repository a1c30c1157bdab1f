package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of a repository may be called whatever they like: through each door, a name is a name. */
class OddNamesTest {

    private static final Path HOOK = Path.of("../.pre-commit-hooks.yaml");

    @TempDir
    Path folder;

    static List<String> names() {
        return List.of(
                "@z.sql",
                "z.sql",
                "-",
                "--help",
                "--output=x.sql",
                "--output=.git/hooks/post-commit",
                "--files-from=z.sql",
                "-ox.sql",
                "2_\u001b[31mred.sql",
                "2_a\n::error::b.sql",
                "::error::b.sql",
                "##[error]b.sql",
                "2_\r::error::b.sql",
                "2_\u2028::error::b.sql",
                "2_\u202elqs.sql");
    }

    @BeforeEach
    void makeARepository() throws IOException {
        Files.createDirectories(folder.resolve(".git/hooks"));
        Files.createDirectories(folder.resolve("migrations"));
        write("migrations/1_orders.sql", "CREATE TABLE orders (id bigint);\n");
        write("stopover.toml", "[rules.missing-rollback]\ndemand = \"never\"\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void checkTakesNoNameForAnOption(String name) throws IOException {
        writesNothing(name, List.of("check", "--"));
        writesNothing(name, List.of("check", "--format", "sarif", "--"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void historyTakesNoNameForAnOption(String name) throws IOException {
        writesNothing(name, List.of("history", "--"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void locksTakesNoNameForAnOption(String name) throws IOException {
        writesNothing(name, List.of("locks", "--"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void reviewTakesNoNameForAnOption(String name) throws IOException {
        writesNothing(name, List.of("review", "--"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemaTakesNoNameForAnOption(String name) throws IOException {
        writesNothing(name, List.of("schema", "--"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void parseTakesNoNameForAnOption(String name) throws IOException {
        writesNothing(name, List.of("parse", "--"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theHookTakesNoNameForAnOption(String name) throws IOException {
        writesNothing(name, hook());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aListOfFilesHoldsNamesOnly(String name) throws IOException {
        String file = put(name);
        Map<Path, String> before = files();
        Shell shell = Shell.in(folder).reading(file + "\0");
        isHarmless(shell.stopover("check", "--files-from", "-"), before);
        isHarmless(shell.stopover("history", "--files-from", "-"), before);
    }

    @Test
    void readsAListAsGitWritesIt() throws IOException {
        Files.writeString(folder.resolve("migrations/2_\u00e4\t\".sql"), "SELEC 1;\n");
        String all = "2 files, 2 statements judged: ";
        for (String list : List.of(
                "migrations/1_orders.sql\n\"migrations/2_\\303\\244\\t\\\".sql\"\n",
                "migrations/1_orders.sql\0migrations/2_\u00e4\t\".sql\0")) {
            write("list", list);
            assertThat(Shell.in(folder)
                            .stopover("check", "--files-from", "list")
                            .out())
                    .contains("error[syntax-error]", all);
        }
        write("list", "migrations/1_orders.sql\n");
        assertThat(Shell.in(folder).stopover("check", "--files-from", "list").out())
                .doesNotContain("syntax-error");
    }

    @Test
    void saysWhichListCannotBeReadOrIsEmpty() throws IOException {
        assertThat(Shell.in(folder).stopover("check", "--files-from", "gone").errors())
                .isEqualTo("stopover: The list of files gone cannot be read: there is no such file.\n");
        write("list", "\n");
        Shell.Outcome outcome = Shell.in(folder).stopover("check", "--files-from", "list");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors()).isEqualTo("stopover: The list of files list is empty.\n");
    }

    @Test
    void aListHoldsNamesAndNoPatterns() throws IOException {
        write("list", "migrations/*.sql\n");
        assertThat(Shell.in(folder).stopover("check", "--files-from", "list").errors())
                .startsWith("stopover: There is no file or folder migrations/*.sql.");
    }

    @Test
    void anAtSignExpandsNothing() throws IOException {
        write("options", "--output=x.sql\n");
        assertThat(Shell.in(folder)
                        .stopover("check", "--format", "text", "@options")
                        .errors())
                .startsWith("stopover: There is no file or folder @options.");
        assertThat(folder.resolve("x.sql")).doesNotExist();
    }

    @Test
    void underPreCommitDashesAreDemanded() {
        Shell hook = Shell.in(folder).with(Map.of("PRE_COMMIT", "1"));
        Shell.Outcome refused = hook.stopover("check", "migrations/1_orders.sql");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.errors()).contains("-- has to stand between the options and the names of files");
        assertThat(hook.stopover("check", "--", "migrations/1_orders.sql").status())
                .isNotEqualTo(2);
    }

    @Test
    void writesNothingThatGitMayRun() throws IOException {
        for (String output : List.of(
                ".git/hooks/post-commit", ".GIT/hooks/post-commit", ".git./config", "migrations/../.git/config")) {
            Shell.Outcome outcome = Shell.in(folder).stopover("check", "--output", output);
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.errors()).contains("what lies in .git is git's, and git may run it");
        }
        assertThat(folder.resolve(".git/hooks")).isEmptyDirectory();
    }

    @Test
    void writesThroughNoLinkOfTheRepository() throws IOException {
        Path outside = Files.createTempDirectory(folder.getParent(), "outside");
        Files.createSymbolicLink(folder.resolve("reports"), outside);
        Files.createSymbolicLink(folder.resolve("report.txt"), outside.resolve("report.txt"));
        Files.createSymbolicLink(folder.resolve("hooks"), folder.resolve(".git/hooks"));
        for (String output : List.of("reports/a.txt", "report.txt", "hooks/post-commit")) {
            Shell.Outcome outcome = Shell.in(folder).stopover("check", "--output", output);
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.errors()).contains("is a link that lies in the repository");
        }
        assertThat(outside).isEmptyDirectory();
        assertThat(folder.resolve(".git/hooks")).isEmptyDirectory();
    }

    @Test
    void writesThroughALinkThatLiesElsewhere() throws IOException {
        Path outside = Files.createTempDirectory(folder.getParent(), "outside");
        Path link = outside.resolve("link");
        Files.createSymbolicLink(link, Files.createDirectory(outside.resolve("reports")));
        Shell.in(folder).stopover("check", "--output", link + "/a.txt");
        assertThat(outside.resolve("reports/a.txt")).exists();
    }

    /** The words of the hook's entry and of its arguments, before the names that pre-commit appends. */
    private static List<String> hook() throws IOException {
        List<String> words = new ArrayList<>();
        for (String line : Files.readAllLines(HOOK)) {
            if (line.startsWith("  entry: ./stopover ")) {
                words.addAll(
                        List.of(line.substring("  entry: ./stopover ".length()).split(" ")));
            } else if (line.startsWith("  args: [")) {
                words.addAll(List.of(
                        line.substring("  args: [".length(), line.length() - 1).split(", ")));
            }
        }
        return words;
    }

    private void writesNothing(String name, List<String> door) throws IOException {
        String file = put(name);
        Map<Path, String> before = files();
        isHarmless(Shell.in(folder).stopover(with(door, file)), before);
        isHarmless(Shell.in(folder).stopover(with(door, "migrations")), before);
        isHarmless(Shell.in(folder).with(Map.of("PRE_COMMIT", "1")).stopover(with(door, file)), before);
    }

    /** A file that holds an option, at the root and among the migrations; the former's path is its name. */
    private String put(String name) throws IOException {
        for (String place : List.of("", "migrations/")) {
            Path file = folder.resolve(place + name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "--output=.git/hooks/post-commit\n");
        }
        return name;
    }

    private static String[] with(List<String> door, String path) {
        return Stream.concat(door.stream(), Stream.of(path)).toArray(String[]::new);
    }

    private void isHarmless(Shell.Outcome outcome, Map<Path, String> before) throws IOException {
        assertThat(outcome.out()).doesNotStartWith("Usage:");
        for (String shown : List.of(outcome.out(), outcome.errors())) {
            assertThat(shown).doesNotContain("\u001b", "\r", "\n::", "\u2028", "\u202e", "##[");
            assertThat(shown).doesNotStartWith("::");
        }
        assertThat(files()).isEqualTo(before);
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
