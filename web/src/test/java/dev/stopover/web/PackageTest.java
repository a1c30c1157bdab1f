package dev.stopover.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.web.Engine.Answer;
import dev.stopover.web.Engine.Request;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The package as somebody installs it: packed, installed into an empty folder, and run from there. */
class PackageTest {

    private static final Path PROJECTS =
            Path.of("../test-fixtures/projects").toAbsolutePath().normalize();
    private static final List<String> SARIF = List.of("check", "--today=2026-11-29", "--format=sarif");
    private static final long LARGEST = 6_000_000;

    @TempDir
    static Path folder;

    private static Path tarball;

    @BeforeAll
    static void install() throws Exception {
        String name = run(folder, Map.of(), "npm", "pack", "--silent", System.getProperty("stopover.package"))
                .out()
                .strip();
        tarball = folder.resolve(name);
        Files.writeString(folder.resolve("package.json"), "{\"private\": true, \"type\": \"module\"}");
        Answer installed = run(folder, Map.of(), "npm", "install", "--offline", "--silent", "./" + name);
        assertThat(installed.status()).as(installed.errors()).isZero();
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(tarball)).isLessThan(LARGEST);
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void findsInTheTemplatesWhatTheJvmFinds(Engine engine) throws Exception {
        Path project = PROJECTS.resolve("guide-templates");
        Answer expected = Engine.JVM.run(List.of(new Request(project, SARIF))).get(0);
        assertThat(stopover(engine, project, SARIF)).isEqualTo(expected);
        assertThat(expected.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void mendsFilesAsTheJvmDoes(Engine engine, @TempDir Path each) throws Exception {
        List<String> fix = List.of("check", "--fix", "--unsafe-fixes");
        Path expected = copy(PROJECTS.resolve("guide-templates"), each.resolve("expected"));
        Path mended = copy(PROJECTS.resolve("guide-templates"), each.resolve("mended"));
        Answer answer = Engine.JVM.run(List.of(new Request(expected, fix))).get(0);
        assertThat(stopover(engine, mended, fix)).isEqualTo(answer);
        assertThat(texts(mended)).isEqualTo(texts(expected)).isNotEqualTo(texts(PROJECTS.resolve("guide-templates")));
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void asksGitAsTheJvmDoes(Engine engine, @TempDir Path each) throws Exception {
        Path project = copy(PROJECTS.resolve("layout-dbmate"), each.resolve("repository"));
        git(project, "init", "--quiet", "--initial-branch=main");
        git(project, "add", ".");
        git(project, "commit", "--quiet", "--message=one");
        Files.writeString(
                project.resolve("db/migrations/20250103000000_more.sql"),
                "-- migrate:up\nCREATE INDEX ON orders (id);\n\n-- migrate:down\n");
        List<String> staged = List.of("check", "--staged", "--format=concise");
        git(project, "add", ".");
        Answer expected = Engine.JVM.run(List.of(new Request(project, staged))).get(0);
        assertThat(stopover(engine, project, staged)).isEqualTo(expected);
        assertThat(expected.out()).contains("20250103000000_more.sql").doesNotContain("20250101000000");
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void followsNoLinkOutOfTheProject(Engine engine, @TempDir Path each) throws Exception {
        Path project = Files.createDirectories(each.resolve("project/migrations"));
        Path outside = Files.writeString(each.resolve("secret.sql"), "DROP TABLE secrets;");
        Files.createSymbolicLink(project.resolve("0001_link.sql"), outside);
        Files.writeString(project.resolve("0002_own.sql"), "DROP TABLE orders;");
        List<String> check = List.of("check", "--format=json");
        Path root = each.resolve("project").toRealPath();
        Answer expected = Engine.JVM.run(List.of(new Request(root, check))).get(0);
        assertThat(stopover(engine, root, check)).isEqualTo(expected);
        assertThat(expected.out()).contains("orders").doesNotContain("secrets");
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void saysWhatOnlyTheJvmDoes(Engine engine) throws Exception {
        for (List<String> only : List.of(List.of("lsp"), List.of("parse", "migrations/0001_orders.up.sql"))) {
            Answer answer = stopover(engine, PROJECTS.resolve("layout-golang-migrate"), only);
            assertThat(answer.status()).isEqualTo(2);
            assertThat(answer.errors()).contains("by the Stopover that runs on Java");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void readsStandardInput(Engine engine, @TempDir Path each) throws Exception {
        Process process = process(
                each,
                Map.of("STOPOVER_ENGINE", engine.name().toLowerCase(java.util.Locale.ROOT)),
                List.of(installed(), "check", "--stdin-filename=migrations/0001_ä.sql", "--format=concise"));
        process.getOutputStream().write("DROP TABLE orders;".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(out).contains("migrations/0001_ä.sql:1:1").contains("dropped-table");
    }

    /** Where the stack of the process does not do, a thread with a larger one does. */
    @ParameterizedTest
    @EnumSource(names = {"WASM", "JS"})
    void judgesWhatNestsDeeplyOrSaysThatItDoesNot(Engine engine, @TempDir Path each) throws Exception {
        Path migrations = Files.createDirectories(each.resolve("migrations"));
        int depth = 20_000;
        Files.writeString(
                migrations.resolve("0001_deep.sql"),
                "CREATE VIEW v AS SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth) + ";\nDROP TABLE orders;\n");
        Answer answer = stopover(engine, each.toRealPath(), List.of("check", "--format=concise"));
        assertThat(answer.out() + answer.errors()).containsAnyOf("dropped-table", "nests too deeply");
        assertThat(answer.status()).isNotZero();
    }

    @Test
    void servesWhoeverImportsIt() throws Exception {
        Files.writeString(folder.resolve("import.js"), """
                import { check, run } from 'stopover';
                const files = { 'migrations/0001_ä.sql': 'DROP TABLE orders;', 'stopover.toml': 'fail-on = "note"' };
                const { exitCode, report } = await check(files, { postgres: 16, ignore: ['missing-rollback'] });
                console.log(exitCode, report.findings.map(({ rule, path }) => `${rule} ${path}`).join());
                const sarif = await check(files, { format: 'sarif', paths: ['migrations'] });
                console.log(JSON.parse(sarif.report).version);
                await check(files, { postgres: 'x' }).catch((error) => console.log(error.message));
                await check(files, { nothing: 1 }).catch((error) => console.log(error.message));
                const mended = await run(['rollback', 'write', '--all-missing'], {
                  'migrations/0001_a.up.sql': 'CREATE TABLE a (b int);',
                });
                console.log(Object.keys(mended.files).join());
                """);
        Answer answer = run(folder, Map.of(), System.getProperty("stopover.node"), "import.js");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.out().lines())
                .containsExactly(
                        "1 dropped-table migrations/0001_ä.sql",
                        "2.1.0",
                        "stopover: --postgres takes a major version such as 15, not x.",
                        "There is no option nothing.",
                        "migrations/0001_a.down.sql,migrations/0001_a.up.sql");
    }

    private static Answer stopover(Engine engine, Path where, List<String> arguments)
            throws IOException, InterruptedException {
        String[] command =
                Stream.concat(Stream.of(installed()), arguments.stream()).toArray(String[]::new);
        return run(where, Map.of("STOPOVER_ENGINE", engine.name().toLowerCase(java.util.Locale.ROOT)), command);
    }

    private static String installed() {
        return folder.resolve("node_modules/.bin/stopover").toString();
    }

    private static void git(Path project, String... arguments) throws IOException, InterruptedException {
        String[] command = Stream.concat(
                        Stream.of("git", "-c", "user.name=a", "-c", "user.email=a@b"), Stream.of(arguments))
                .toArray(String[]::new);
        Answer answer = run(project, Map.of(), command);
        assertThat(answer.status()).as(answer.errors()).isZero();
    }

    private static Answer run(Path where, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Process process = process(where, environment, List.of(command));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out, errors);
    }

    /** The Node.js that is tested with goes before another one on the path. */
    private static Process process(Path where, Map<String, String> environment, List<String> command)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(where.toFile());
        Path node = Path.of(System.getProperty("stopover.node"));
        builder.environment()
                .merge("PATH", node.getParent().toString(), (path, own) -> own + File.pathSeparator + path);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("STOPOVER_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to.toRealPath();
    }

    private static Map<String, String> texts(Path project) throws IOException {
        Map<String, String> texts = new java.util.TreeMap<>();
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(project.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
