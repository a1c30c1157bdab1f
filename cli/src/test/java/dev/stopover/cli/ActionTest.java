package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the steps of the GitHub Action as a runner would, with inputs and an event of their own. */
@DisabledOnOs(OS.WINDOWS)
class ActionTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([\\w.-]+) }}");
    private static final String ORDERS = "supabase/migrations/20250101000000_orders.sql";
    private static final String ITEMS = "supabase/migrations/20250102000000_items.sql";

    private static final String WITHOUT_RLS = """
            CREATE TABLE IF NOT EXISTS %1$s (id bigint PRIMARY KEY);
            GRANT SELECT ON %1$s TO anon;
            """;

    @TempDir
    Path folder;

    private final JsonNode action;
    private final Map<String, String> context = new HashMap<>();

    ActionTest() throws IOException {
        action = new YAMLMapper().readTree(ROOT.resolve("action.yml").toFile());
    }

    @BeforeEach
    void makeARepository() throws Exception {
        action.get("inputs")
                .properties()
                .forEach(input -> context.put(
                        "inputs." + input.getKey(),
                        input.getValue().path("default").asText()));
        for (String name : List.of(
                "github.action_ref",
                "github.event.pull_request.base.sha",
                "github.event.pull_request.head.repo.full_name")) {
            context.put(name, "");
        }
        context.put("github.action_repository", "owner/stopover");
        context.put("inputs.github-token", "token");
        context.put("github.event.pull_request.number", "7");
        // The command as it was compiled, in the place of what the sources build.
        context.put(
                "steps.install.outputs.command", folder.resolve("bin/stopover").toString());
        put(
                "bin/stopover",
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        put("work/" + ORDERS, WITHOUT_RLS.formatted("orders"));
        put("work/" + ITEMS, WITHOUT_RLS.formatted("items"));
        Files.createDirectories(folder.resolve("temp"));
        git("init", "-q", "-b", "main");
        git("add", ORDERS);
        git("commit", "-q", "-m", "Orders");
    }

    @Test
    void takesNoInputIntoAScript() {
        for (JsonNode step : action.get("runs").get("steps")) {
            if (step.has("run")) {
                assertThat(step.get("run").asText()).doesNotContain("${{");
                assertThat(step.get("shell").asText()).isEqualTo("bash");
            }
        }
        assertThat(action.get("inputs"))
                .allSatisfy(
                        input -> assertThat(input.get("description").asText()).isNotBlank());
    }

    @Test
    void hasAPageThatSpeaksOfEveryInputAndOutput() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/github-action.md"));
        List<String> names = new ArrayList<>();
        action.get("inputs").fieldNames().forEachRemaining(names::add);
        action.get("outputs").fieldNames().forEachRemaining(names::add);
        assertThat(names).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void writesAReportForEverythingOnAPush() throws Exception {
        Shell.Outcome outcome = run("check");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("missing-rls", "orders", "items");
        assertThat(context)
                .containsEntry("steps.check.outputs.exit-code", "1")
                .containsEntry("steps.check.outputs.errors", "2")
                .containsEntry("steps.check.outputs.findings", "3")
                .containsEntry("steps.check.outputs.upload", "true")
                .containsEntry("steps.check.outputs.sarif-file", "stopover.sarif");
        assertThat(folder.resolve("work/stopover.sarif")).content().contains("missing-rls");
        assertThat(run("end").status()).isEqualTo(1);
    }

    @Test
    void reportsAboutWhatAPullRequestChanges() throws Exception {
        openPullRequest("owner/project");

        assertThat(run("check").out()).contains("items").doesNotContain("orders");
        assertThat(context).containsEntry("steps.check.outputs.upload", "true");

        run("review");
        assertThat(folder.resolve("temp/summary"))
                .content()
                .startsWith("<!-- stopover-review -->")
                .contains("public.items")
                .doesNotContain("public.orders");
    }

    @Test
    void uploadsNothingForAForkAndAnnotatesInstead() throws Exception {
        openPullRequest("stranger/project");

        assertThat(run("check").out()).contains("::error title=Stopover (missing-rls)");
        assertThat(context).containsEntry("steps.check.outputs.upload", "false");
    }

    @Test
    void reportsAboutEverythingWhereTheBaseIsMissing() throws Exception {
        openPullRequest("owner/project");
        context.put("github.event.pull_request.base.sha", "0123456789012345678901234567890123456789");

        assertThat(run("check").out()).contains("::warning title=Stopover::The base", "orders", "items");
    }

    @Test
    void takesALineForAWordWhateverStandsInIt() throws Exception {
        put("work/odd $(touch ran)/migrations/1_a.sql", "BEGIN;\nREINDEX TABLE CONCURRENTLY a;\nCOMMIT;\n");
        context.put("inputs.paths", "odd $(touch ran)/migrations\n\nsupabase/migrations\n");
        context.put("inputs.args", "--preset\nonly-errors\n--exclude\n" + ITEMS);
        context.put("inputs.fail-on", "none");

        Shell.Outcome outcome = run("check");

        assertThat(outcome.out()).contains("orders", "odd $(touch ran)").doesNotContain("items");
        assertThat(context).containsEntry("steps.check.outputs.exit-code", "0");
        assertThat(folder.resolve("work/ran")).doesNotExist();
        assertThat(run("end").status()).isZero();
    }

    @Test
    void uploadsAnEmptyReportWhereNothingIsFound() throws Exception {
        put("work/" + ORDERS, "CREATE SCHEMA IF NOT EXISTS shop;\n");
        context.put("inputs.paths", ORDERS);
        context.put("inputs.args", "--preset\nonly-errors");

        run("check");

        assertThat(context)
                .containsEntry("steps.check.outputs.exit-code", "0")
                .containsEntry("steps.check.outputs.findings", "0")
                .containsEntry("steps.check.outputs.upload", "true");
    }

    @Test
    void failsWhereNoReportCouldBeWrittenAndUploadsNoOldOne() throws Exception {
        put("work/stopover.toml", "[rules]\nmissing-rsl = \"error\"\n");
        put("work/stopover.sarif", "{}");

        assertThat(run("check").status()).isZero();
        assertThat(context)
                .containsEntry("steps.check.outputs.exit-code", "2")
                .containsEntry("steps.check.outputs.upload", "false");
        assertThat(run("end").status()).isEqualTo(2);
    }

    @Test
    void failsWhereTheCheckNeverRan() throws Exception {
        assertThat(run("end").status()).isEqualTo(2);
    }

    @Test
    void keepsOneCommentOnThePullRequest() throws Exception {
        put(
                "bin/gh",
                "#!/bin/sh\necho \"$*\" >>'%s'\ncase $* in *--paginate*) cat '%s' ;; esac\n"
                        .formatted(folder.resolve("asked"), folder.resolve("comments")));
        put("comments", "");
        run("review");
        run("comment");
        put("comments", "42\n43\n");
        run("comment");

        String body = " --field body=@" + context.get("steps.review.outputs.file");
        assertThat(Files.readAllLines(folder.resolve("asked")))
                .filteredOn(line -> line.contains("--method"))
                .containsExactly(
                        "api --method POST repos/owner/project/issues/7/comments" + body,
                        "api --method PATCH repos/owner/project/issues/comments/42" + body);
    }

    @Test
    void saysWhichPermissionTheCommentNeeds() throws Exception {
        put("bin/gh", "#!/bin/sh\nexit 1\n");
        run("review");
        Shell.Outcome outcome = run("comment");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("pull-requests: write");
    }

    @Test
    void setsUpAJavaWhereThereIsNoneThatIsNewEnough() throws Exception {
        for (String[] each :
                new String[][] {{"1.8.0_402", "true"}, {"11.0.2", "true"}, {"17", "false"}, {"25", "false"}}) {
            put("bin/java", "#!/bin/sh\necho 'openjdk version \"%s\"' >&2\n".formatted(each[0]));
            run("java");
            assertThat(context).containsEntry("steps.java.outputs.needed", each[1]);
        }
    }

    @Test
    void fetchesTheReleaseOfItsTagOnceAndChecksIt() throws Exception {
        makeARelease();
        context.put("github.action_ref", "v1.2.3");

        assertThat(run("install").out()).contains("stopover 1.2.3");
        assertThat(context)
                .containsEntry(
                        "steps.install.outputs.command",
                        folder.resolve("tools/stopover/1.2.3/bin/stopover").toString());
        assertThat(Files.readAllLines(folder.resolve("fetched")))
                .containsExactly(
                        "https://github.example/owner/stopover/releases/download/v1.2.3/stopover-1.2.3.zip",
                        "https://github.example/owner/stopover/releases/download/v1.2.3/SHA256SUMS");

        run("install");
        assertThat(Files.readAllLines(folder.resolve("fetched"))).hasSize(2);
    }

    @Test
    void runsNoReleaseWhoseChecksumDiffers() throws Exception {
        makeARelease();
        context.put("inputs.version", "1.2.3");
        context.put("inputs.checksum", "0".repeat(64));

        Shell.Outcome outcome = run("install");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).contains("its checksum differs");
        assertThat(folder.resolve("tools/stopover/1.2.3")).doesNotExist();
    }

    @Test
    void refusesAVersionThatIsAPath() throws Exception {
        context.put("inputs.version", "../../x");
        assertThat(run("install").status()).isEqualTo(2);
    }

    /** A release that a curl without a network hands out. */
    private void makeARelease() throws Exception {
        put("release/stopover-1.2.3/bin/stopover", "#!/bin/sh\necho stopover 1.2.3\n");
        Path jar = Path.of(System.getProperty("java.home"), "bin", "jar");
        in(
                "release",
                "sh",
                "-c",
                "'%s' cfM stopover-1.2.3.zip stopover-1.2.3 && sha256sum *.zip >SHA256SUMS".formatted(jar));
        put("bin/curl", """
                #!/bin/sh
                for word; do
                    case $previous in -o) out=$word ;; esac
                    previous=$word
                done
                echo "$word" >>'%1$s/fetched'
                cp '%1$s/release/'"${word##*/}" "$out"
                """.formatted(folder));
        // What unpacks keeps no modes here, as the archive has none.
        put("bin/unzip", "#!/bin/sh\n'%s' xf \"$2\" && chmod +x */bin/stopover\n".formatted(jar));
    }

    private void openPullRequest(String from) throws Exception {
        context.put(
                "github.event.pull_request.base.sha", git("rev-parse", "HEAD").strip());
        context.put("github.event.pull_request.head.repo.full_name", from);
        git("checkout", "-q", "-b", "items");
        git("add", ITEMS);
        git("commit", "-q", "-m", "Items");
    }

    /** Runs a step, and takes over what it puts out. */
    private Shell.Outcome run(String id) throws Exception {
        JsonNode step = StreamSupport.stream(action.get("runs").get("steps").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
        Path output = folder.resolve("output");
        Files.deleteIfExists(output);
        var builder = new ProcessBuilder("bash", "-e", "-c", step.get("run").asText());
        Map<String, String> environment = builder.environment();
        environment.putAll(Map.of(
                "GITHUB_ACTION_PATH", ROOT.toString(),
                "GITHUB_OUTPUT", output.toString(),
                "GITHUB_STEP_SUMMARY", folder.resolve("temp/summary").toString(),
                "GITHUB_REPOSITORY", "owner/project",
                "GITHUB_SERVER_URL", "https://github.example",
                "RUNNER_TEMP", folder.resolve("temp").toString(),
                "RUNNER_TOOL_CACHE", folder.resolve("tools").toString(),
                "PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));
        if (step.has("env")) {
            step.get("env")
                    .properties()
                    .forEach(variable -> environment.put(
                            variable.getKey(), evaluated(variable.getValue().asText())));
        }
        Path errors = folder.resolve("errors");
        Process process = builder.directory(folder.resolve("work").toFile())
                .redirectError(errors.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var outcome = new Shell.Outcome(process.waitFor(), out, Files.readString(errors));
        for (String line : Files.exists(output) ? Files.readAllLines(output) : List.<String>of()) {
            int equals = line.indexOf('=');
            context.put("steps.%s.outputs.%s".formatted(id, line.substring(0, equals)), line.substring(equals + 1));
        }
        return outcome;
    }

    /** A value with its expressions replaced; one of a step that has not run is empty, any other has to be known. */
    private String evaluated(String value) {
        Matcher matcher = EXPRESSION.matcher(value);
        return matcher.replaceAll(expression -> Matcher.quoteReplacement(
                Optional.ofNullable(context.get(expression.group(1))).orElseGet(() -> {
                    assertThat(expression.group(1)).startsWith("steps.");
                    return "";
                })));
    }

    private String git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=T", "-c", "user.email=t@example.org"));
        command.addAll(List.of(words));
        return in("work", command.toArray(String[]::new));
    }

    private String in(String directory, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.resolve(directory).toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (path.contains("bin/")) {
            file.toFile().setExecutable(true);
        }
    }
}
