package dev.stopover.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.web.Engine.Answer;
import dev.stopover.web.Engine.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The modules are the same program as the classes: they answer with the same bytes. */
class SameAnswersTest {

    private static final Path PROJECTS =
            Path.of("../test-fixtures/projects").toAbsolutePath().normalize();
    private static final Path PAGES = Path.of("../rules/src/main/java");

    private static final List<String> COMMANDS = List.of(
            "check",
            "review",
            "report",
            "init",
            "explain",
            "rules",
            "config show",
            "config schema",
            "baseline create",
            "baseline prune",
            "history",
            "schema",
            "diff",
            "locks",
            "lock",
            "statistics",
            "rollback check",
            "rollback write",
            "parse",
            "lsp",
            "completion",
            "man");

    private static final Pattern EXAMPLE =
            Pattern.compile("^```sql (?:earlier|reports|accepts).*?\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern MARK = Pattern.compile("^\\s*\\^+(?: .*)?\n", Pattern.MULTILINE);

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void judgesTheExampleProjectsTheSame(Engine engine) throws Exception {
        List<Request> requests = new ArrayList<>();
        for (Path project : folders(PROJECTS)) {
            for (String format : List.of("sarif", "text", "json", "markdown", "html", "gitlab", "junit", "concise")) {
                requests.add(new Request(
                        project,
                        List.of("check", "--today=2026-11-29", "--preset=all", "--show-suppressed", "-f", format)));
            }
        }
        compare(engine, requests);
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void answersEveryOtherQuestionTheSame(Engine engine) throws Exception {
        List<List<String>> questions = List.of(
                List.of("history"),
                List.of("schema"),
                List.of("schema", "-f", "sql"),
                List.of("schema", "-f", "json"),
                List.of("locks"),
                List.of("locks", "-f", "json"),
                List.of("rollback", "check"),
                List.of("check", "--diff", "--unsafe-fixes"),
                List.of("check", "--statistics"),
                List.of("review", "--today=2026-11-29"),
                List.of("config", "show"));
        List<Request> requests = new ArrayList<>();
        for (Path project : folders(PROJECTS)) {
            questions.forEach(question -> requests.add(new Request(project, question)));
        }
        compare(engine, requests);
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void tellsOfItselfTheSame(Engine engine) throws Exception {
        List<List<String>> questions = new ArrayList<>(List.of(
                List.of("--help"),
                List.of("--version"),
                List.of("rules"),
                List.of("rules", "-f", "json"),
                List.of("config", "schema"),
                List.of("completion", "bash"),
                List.of("man"),
                List.of("explain", "production-data"),
                List.of("chekc"),
                List.of("check", "--formt=json"),
                List.of("check", "--format=jsno"),
                List.of("check", "nowhere"),
                List.of("check", "--postgres=x"),
                List.of("check", "-o", "sarif=../nowhere/x.sarif")));
        for (String name : COMMANDS) {
            questions.add(Stream.concat(Stream.of(name.split(" ")), Stream.of("--help"))
                    .toList());
        }
        compare(
                engine,
                questions.stream()
                        .map(question -> new Request(PROJECTS.resolve("clean"), question))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void judgesTheExamplesOfTheRulesTheSame(Engine engine, @TempDir Path folder) throws Exception {
        List<Request> requests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path page : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                Path project = folder.resolve(page.getFileName().toString());
                writeExamples(Files.readString(page), project);
                requests.add(new Request(
                        project.toRealPath(),
                        List.of("check", "--preset=all", "--today=2026-11-29", "--allow-empty", "-f", "sarif")));
            }
        }
        compare(engine, requests);
    }

    /** Each example is a migration of one history, so that they stand in each other's way too. */
    private static void writeExamples(String page, Path project) throws IOException {
        Path migrations = Files.createDirectories(project.resolve("migrations"));
        Matcher example = EXAMPLE.matcher(page);
        for (int number = 1; example.find(); number++) {
            Files.writeString(
                    migrations.resolve("%04d_example.sql".formatted(number)),
                    MARK.matcher(example.group(1)).replaceAll(""));
        }
    }

    private static void compare(Engine engine, List<Request> requests) throws IOException, InterruptedException {
        List<Answer> expected = Engine.JVM.run(requests);
        List<Answer> answers = engine.run(requests);
        assertThat(answers).hasSameSizeAs(requests);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            String asked = String.join(" ", requests.get(i).arguments()) + " in "
                    + requests.get(i).folder().getFileName();
            Answer answer = answers.get(i);
            Answer meant = expected.get(i);
            if (answer.status() != meant.status()) {
                differences.add("%s: ended with %d instead of %d; %s"
                        .formatted(asked, answer.status(), meant.status(), start(answer.errors(), 0)));
            } else {
                difference(answer.out(), meant.out()).ifPresent(found -> differences.add(asked + ": " + found));
                difference(answer.errors(), meant.errors()).ifPresent(found -> differences.add(asked + ": " + found));
            }
        }
        assertThat(differences).isEmpty();
    }

    private static Optional<String> difference(String answer, String meant) {
        if (answer.equals(meant)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < Math.min(answer.length(), meant.length()) && answer.charAt(at) == meant.charAt(at)) {
            at++;
        }
        return Optional.of("at %d ‹%s› instead of ‹%s›".formatted(at, start(answer, at), start(meant, at)));
    }

    private static String start(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 160))
                .replace("\n", "⏎");
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }
}
