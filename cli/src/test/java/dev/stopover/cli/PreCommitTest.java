package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hooks, run by pre-commit itself where it is installed, over repositories of their own. */
@EnabledIf("isInstalled")
class PreCommitTest {

    private static final String ORDERS = "supabase/migrations/20250101000000_orders.sql";
    private static final String ITEMS = "supabase/migrations/20250102000000_items.sql";

    private static final String WITHOUT_RLS = """
            CREATE TABLE IF NOT EXISTS %1$s (id bigint PRIMARY KEY);
            GRANT SELECT ON %1$s TO anon;
            """;

    @TempDir
    Path root;

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pre-commit")));
    }

    @BeforeEach
    void makeTheHooksAndARepository() throws Exception {
        Files.createDirectories(root.resolve("hooks"));
        Files.copy(Path.of("../.pre-commit-hooks.yaml"), root.resolve("hooks/.pre-commit-hooks.yaml"));
        put("hooks/Dockerfile", "FROM scratch\n");
        // The command as it was compiled, in the place of the launcher that builds it.
        put(
                "hooks/stopover",
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        commit("hooks");
        put("work/" + ORDERS, WITHOUT_RLS.formatted("orders"));
        commit("work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopover", "stopover-docker"})
    void reportsAboutWhatIsCommittedAndReplaysTheRest(String hook) throws Exception {
        // What stands for Docker builds nothing, and runs the command where the image would.
        put("bin/docker", """
                #!/bin/sh
                case $1 in
                    run) while [ "$1" != --entrypoint ]; do shift; done
                         [ "$2" = stopover ] && shift 3 && exec '%s' "$@" ;;
                    info | system) echo '{}' ;;
                esac
                """.formatted(root.resolve("hooks/stopover")));
        put("work/" + ITEMS, WITHOUT_RLS.formatted("items") + "ALTER TABLE orders DROP COLUMN nothing;\n");
        configure(hook, "");

        Shell.Outcome outcome = run();

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("error[missing-rls]", "public.items", "unknown-object", "nothing")
                .doesNotContain("stays off on public.orders");
    }

    @Test
    void takesNoNameForAnOption() throws Exception {
        put("work/--fix.sql", "SELECT 1;\n");
        put("work/supabase/migrations/--help.sql", "SELECT 1;\n");
        put("work/supabase/migrations/20250103000000_$(touch ran) \n ü.sql", WITHOUT_RLS.formatted("odd"));
        configure("stopover", "");

        Shell.Outcome outcome = run();

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("public.odd").doesNotContain("Usage", "There is no option");
        assertThat(root.resolve("work/ran")).doesNotExist();
    }

    @Test
    void letsPassWhatIsNoMigrationAndWhatIsRight() throws Exception {
        put("work/queries/report.sql", "SELECT 1;\n");
        put("work/notes.md", "Nothing.\n");
        configure("stopover", "");
        assertThat(run().status()).isZero();
    }

    @Test
    void failsWhereItMendedSomething() throws Exception {
        put("work/" + ITEMS, WITHOUT_RLS.formatted("items"));
        configure("stopover", "        args: [--fix, --unsafe-fixes, --fail-on, none, --allow-empty, --]\n");

        Shell.Outcome outcome = run();

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("files were modified by this hook");
        assertThat(root.resolve("work/" + ITEMS)).content().contains("ENABLE ROW LEVEL SECURITY");
    }

    private void configure(String hook, String more) throws Exception {
        put("work/.pre-commit-config.yaml", """
                repos:
                  - repo: %s
                    rev: %s
                    hooks:
                      - id: %s
                %s""".formatted(
                        root.resolve("hooks"),
                        in("hooks", "git", "rev-parse", "HEAD").out().strip(),
                        hook,
                        more));
        in("work", "git", "add", "-A");
    }

    private Shell.Outcome run() throws Exception {
        return in("work", "pre-commit", "run", "--verbose");
    }

    private void commit(String repository) throws Exception {
        in(repository, "git", "init", "-q", "-b", "main");
        in(repository, "git", "add", "-A");
        in(repository, "git", "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", "All");
    }

    private Shell.Outcome in(String directory, String... command) throws Exception {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(root.resolve(directory).toFile())
                .redirectErrorStream(true);
        builder.environment().put("PRE_COMMIT_HOME", root.resolve("home").toString());
        builder.environment().put("PRE_COMMIT_COLOR", "never");
        builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shell.Outcome(process.waitFor(), out, "");
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        file.toFile().setExecutable(!path.startsWith("work/"));
    }
}
