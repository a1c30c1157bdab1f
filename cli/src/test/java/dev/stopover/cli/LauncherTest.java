package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Drives the launcher of a source tree in one of its own, with a Maven that only does what it relies on. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String MAVEN = """
            #!/bin/sh
            echo "[INFO] Building Stopover core 0.1.0-SNAPSHOT   [2/5]"
            mkdir -p cli/target/bin && echo built >cli/target/stopover.jar
            cp bin/started cli/target/bin/stopover
            """;

    /** What the build puts beside the jar, and says how it was started. */
    private static final String STARTED = "#!/bin/sh\necho \"ran $*\"\n";

    @TempDir
    Path root;

    @BeforeEach
    void makeASourceTree() throws IOException {
        Files.copy(Path.of("../stopover"), root.resolve("stopover"));
        write("pom.xml", "");
        write("bin/mvn", MAVEN);
        write("bin/started", STARTED);
        write("core/src/main/A.java", "");
    }

    @Test
    void buildsOnceAndSaysWhatItDoesMeanwhile() throws Exception {
        Shell.Outcome first = run();
        assertThat(first.status()).isZero();
        assertThat(first.errors())
                .containsSubsequence(
                        "stopover: building; the first time this takes a minute or two",
                        "stopover: building Stopover core",
                        "stopover: built");
        assertThat(first.out()).isEqualTo("ran check\n");
        assertThat(run()).isEqualTo(new Shell.Outcome(0, "ran check\n", ""));
        assertThat(root.resolve("target/launcher.lock")).doesNotExist();
    }

    @Test
    void showsWhyABuildFailed() throws Exception {
        write("bin/mvn", "#!/bin/sh\necho '[INFO] Scanning'\necho '[ERROR] no such symbol'\nexit 1\n");
        Shell.Outcome outcome = run();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors())
                .contains("[ERROR] no such symbol", "stopover: the build failed")
                .doesNotContain("Scanning");
        assertThat(root.resolve("target/launcher.lock")).doesNotExist();
    }

    @Test
    void runsTheOldBuildWithAWarningWhereNothingCanBeWritten() throws Exception {
        run();
        writeNewer("core/src/main/A.java");
        forbidWriting();
        Shell.Outcome outcome = run();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("ran check\n");
        assertThat(outcome.errors())
                .startsWith("stopover: nothing can be written to ")
                .contains("running the build as it was before the sources changed");
    }

    @Test
    void saysWhatIsWrongWhereNothingCanBeWrittenAndNothingWasBuilt() throws Exception {
        forbidWriting();
        Shell.Outcome outcome = run();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors())
                .contains("nothing can be written to", "there is no earlier build to run", "mvn -pl cli -am package");
    }

    @Test
    void waitsForAnotherBuildForAWhileOnly() throws Exception {
        run();
        writeNewer("core/src/main/A.java");
        write("target/launcher.lock/pid", ProcessHandle.current().pid() + "\n");
        Shell.Outcome outcome = run();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.errors())
                .contains("waiting for another build", "has held", "running the build as it was before");
    }

    @Test
    void takesTheLockOfADeadProcess() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        write("target/launcher.lock/pid", dead.pid() + "\n");
        assertThat(run().errors()).contains("stopover: built");
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws Exception {
        write("bin/mvn", "#!/bin/sh\nmkdir -p target && echo $$ >target/mvn.pid\nexec sleep 600\n");
        Process launcher = start();
        long maven = 0;
        while (maven == 0 && launcher.isAlive()) {
            Path pid = root.resolve("target/mvn.pid");
            String written = Files.exists(pid) ? Files.readString(pid).strip() : "";
            maven = written.isEmpty() ? 0 : Long.parseLong(written);
            Thread.onSpinWait();
        }
        launcher.destroy();
        assertThat(launcher.waitFor()).isEqualTo(2);
        ProcessHandle.of(maven)
                .ifPresent(process ->
                        process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        assertThat(root.resolve("target/launcher.lock")).doesNotExist();
    }

    private Shell.Outcome run() throws Exception {
        Process process = start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = Files.readString(root.resolve("errors"));
        return new Shell.Outcome(process.waitFor(), out, errors);
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder("sh", root.resolve("stopover").toString(), "check");
        builder.environment().put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("STOPOVER_WAIT", "1");
        builder.redirectError(root.resolve("errors").toFile());
        return builder.start();
    }

    /** A file where a folder is needed, which stops the superuser too. */
    private void forbidWriting() throws IOException {
        Path target = root.resolve("target");
        if (Files.exists(target)) {
            Files.delete(target);
        }
        Files.writeString(target, "");
    }

    private void writeNewer(String name) throws IOException {
        FileTime built = Files.getLastModifiedTime(root.resolve("cli/target/stopover.jar"));
        Files.setLastModifiedTime(root.resolve(name), FileTime.fromMillis(built.toMillis() + 10_000));
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        file.toFile().setExecutable(true);
    }
}
