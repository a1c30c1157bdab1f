package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Drives the launcher of an installation, with a Java that only does what it relies on. */
@DisabledOnOs(OS.WINDOWS)
class ArchivedStartTest {

    /** Makes archives as the JVM does, refuses one that is cut short where it is told to insist, and says how it ran. */
    private static final String JAVA = """
            #!/bin/sh
            for word; do
                case $word in
                    -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
                        echo made >>"$MADE"
                        echo "whole archive" >"${word#*=}"
                        exit 0 ;;
                    -Xshare:on | -XX:AOTMode=on) insists=1 ;;
                    -XX:SharedArchiveFile=* | -XX:AOTCache=*)
                        grep -q "whole archive" "${word#*=}" || [ -z "$insists" ] || exit 1
                        archive=${word%%=*} ;;
                esac
            done
            echo "ran with ${archive:-no archive}"
            """;

    private static final String ARCHIVED = "ran with -XX:SharedArchiveFile\n";
    private static final String PLAIN = "ran with no archive\n";

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void install() throws IOException {
        write(
                "app/bin/stopover",
                Files.readString(Path.of("src/main/launcher/stopover")).replace("@project.version@", "1.2.3"));
        write("app/stopover.jar", "jar");
        Files.setLastModifiedTime(root.resolve("app/stopover.jar"), FileTime.fromMillis(0));
        write("java/bin/java", JAVA);
        write("java/release", "IMPLEMENTOR=\"X\"\nJAVA_RUNTIME_VERSION=\"17.0.9+8\"\nJAVA_VERSION=\"17.0.9\"\n");
        environment.put("XDG_CACHE_HOME", root.resolve("cache").toString());
    }

    @Test
    void makesAnArchiveOnceForEachJavaAndInstallation() throws Exception {
        assertThat(run().out()).isEqualTo(ARCHIVED);
        assertThat(run()).isEqualTo(new Shell.Outcome(0, ARCHIVED, ""));
        write("java/release", "JAVA_RUNTIME_VERSION=\"25.0.1+9\"\n");
        assertThat(run().out()).isEqualTo("ran with -XX:AOTCache\n");

        String place = root.resolve("app").toString().replace('/', '+');
        assertThat(cached())
                .containsExactlyInAnyOrder(
                        "1.2.3-17.0.9+8-" + place + ".jsa",
                        "1.2.3-17.0.9+8-" + place + ".jsa.size",
                        "1.2.3-25.0.1+9-" + place + ".aot",
                        "1.2.3-25.0.1+9-" + place + ".aot.size");
        assertThat(made()).isEqualTo(2);
    }

    @Test
    void startsThroughLinksAndFromAnyFolder() throws Exception {
        Files.createDirectories(root.resolve("bin"));
        Files.createSymbolicLink(root.resolve("bin/stopover"), Path.of("../app/bin/stopover"));
        Files.createDirectories(root.resolve("elsewhere"));
        assertThat(finished(start("elsewhere", "../bin/stopover")).out()).isEqualTo(ARCHIVED);
        assertThat(finished(start("app/bin", "./stopover")).out()).isEqualTo(ARCHIVED);
        assertThat(finished(start("app/bin", "stopover")).out()).isEqualTo(ARCHIVED);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void makesAnArchiveAnewThatIsCutShort() throws Exception {
        run();
        Path archive = archive();
        Files.writeString(archive, "whole");
        assertThat(run().out()).isEqualTo(ARCHIVED);
        assertThat(archive).hasContent("whole archive");
    }

    @Test
    void makesAnArchiveAnewWhenTheJarIsNewer() throws Exception {
        run();
        Files.setLastModifiedTime(archive(), FileTime.fromMillis(1_000_000_000));
        Files.setLastModifiedTime(root.resolve("app/stopover.jar"), FileTime.fromMillis(2_000_000_000));
        assertThat(run().out()).isEqualTo(ARCHIVED);
        assertThat(made()).isEqualTo(2);
    }

    @Test
    void triesOnceWhereTheJvmTakesNoArchive() throws Exception {
        write("java/bin/java", JAVA.replace("whole archive\" >", "half\" >"));
        assertThat(run().out()).isEqualTo(PLAIN);
        assertThat(run()).isEqualTo(new Shell.Outcome(0, PLAIN, ""));
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void startsWithoutAnArchiveWhereNothingCanBeWritten() throws Exception {
        write("cache", "a file where a folder is needed, which stops the superuser too");
        assertThat(run()).isEqualTo(new Shell.Outcome(0, PLAIN, ""));
    }

    @Test
    void startsWithoutAnArchiveWhereThereIsNoHome() throws Exception {
        environment.put("XDG_CACHE_HOME", "relative");
        assertThat(run()).isEqualTo(new Shell.Outcome(0, PLAIN, ""));
        assertThat(root.resolve("relative")).doesNotExist();
    }

    @Test
    void takesTheFolderOfTheHomeWhereNoOtherIsNamed() throws Exception {
        environment.remove("XDG_CACHE_HOME");
        environment.put("HOME", root.resolve("home").toString());
        assertThat(run().out()).isEqualTo(ARCHIVED);
        assertThat(root.resolve("home/.cache/stopover")).isDirectory();
    }

    @Test
    void makesNoneOnAMachineOfABuildServer() throws Exception {
        environment.put("CI", "true");
        assertThat(run()).isEqualTo(new Shell.Outcome(0, PLAIN, ""));
        assertThat(root.resolve("cache")).doesNotExist();
    }

    @Test
    void makesOneWhereManyStartAtOnce() throws Exception {
        List<Process> started = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            started.add(start("app", "bin/stopover"));
        }
        for (Process process : started) {
            assertThat(finished(process).out()).isIn(ARCHIVED, PLAIN);
        }
        assertThat(made()).isEqualTo(1);
        assertThat(run().out()).isEqualTo(ARCHIVED);
    }

    @Test
    void clearsAwayWhatAKilledStartLeft() throws Exception {
        run();
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path archive = archive();
        write(root.relativize(archive) + ".lock/pid", dead.pid() + "\n");
        write(root.relativize(archive) + "." + dead.pid(), "half");
        Files.delete(archive);
        run();
        assertThat(run().out()).isEqualTo(ARCHIVED);
        assertThat(cached()).hasSize(2);
    }

    @Test
    void takesTheJavaOfAnImage() throws Exception {
        write("app/lib/modules", "");
        write("app/bin/java", "#!/bin/sh\necho \"own $*\"\n");
        assertThat(run().out()).isEqualTo("own -m dev.stopover/dev.stopover.cli.Main check\n");
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        for (String old : List.of("1.8.0_402", "11.0.2", "16", "16.0.1+9")) {
            write("java/release", "JAVA_VERSION=\"" + old + "\"\n");
            Shell.Outcome outcome = run();
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.errors()).contains("needs Java 17 or later", old);
        }
        environment.put("JAVA_HOME", root.resolve("none").toString());
        assertThat(run().errors()).contains("JAVA_HOME is", "but there is no");
    }

    private Shell.Outcome run() throws Exception {
        return finished(start("app", "bin/stopover"));
    }

    private Process start(String folder, String command) throws IOException {
        var builder = new ProcessBuilder("sh", command, "check")
                .directory(root.resolve(folder).toFile());
        builder.environment().keySet().removeAll(List.of("CI", "HOME", "XDG_CACHE_HOME"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        root.resolve("java").toString(),
                        "MADE",
                        root.resolve("made").toString()));
        builder.environment().putAll(environment);
        return builder.redirectError(root.resolve("errors").toFile()).start();
    }

    private Shell.Outcome finished(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shell.Outcome(process.waitFor(), out, Files.readString(root.resolve("errors")));
    }

    private long made() throws IOException {
        return Files.readAllLines(root.resolve("made")).size();
    }

    private Path archive() throws IOException {
        return root.resolve("cache/stopover")
                .resolve(cached().stream()
                        .filter(name -> name.endsWith(".jsa"))
                        .findFirst()
                        .orElseThrow());
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("cache/stopover"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        file.toFile().setExecutable(true);
    }
}
