package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a run. */
class RobustnessTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/1_orders.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        Files.writeString(folder.resolve("migrations/2_index.sql"), "CREATE INDEX a ON orders (id);\n");
    }

    @Test
    void aReaderThatGoesAwayIsNoFault() {
        Shell.Outcome outcome = writingTo(failing("Broken pipe"), "check");
        assertThat(outcome).isEqualTo(new Shell.Outcome(1, "", ""));
    }

    @Test
    void aFullDiskBehindStandardOutputIsSaid() {
        Shell.Outcome outcome = writingTo(failing("No space left on device"), "check", "-f", "json");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors())
                .isEqualTo("stopover: cannot read or write: standard output: No space left on device\n");
    }

    @Test
    @EnabledIf("hasFullDevice")
    void aFullDiskWhileAReportIsWrittenIsSaid() {
        assertThat(Shell.in(folder).stopover("check", "-o", "/dev/full"))
                .isEqualTo(new Shell.Outcome(
                        2, "", "stopover: The report cannot be written to /dev/full: No space left on device.\n"));
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    @Test
    void runsAtOnceMakeTheSameReport() throws InterruptedException, ExecutionException, IOException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Callable<Shell.Outcome>> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String report = "report-" + i + ".sarif";
            runs.add(() -> Shell.in(folder).stopover("check", "-f", "sarif", "-o", report));
        }
        try {
            for (Future<Shell.Outcome> run : threads.invokeAll(runs)) {
                assertThat(run.get().status()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        String first = Files.readString(folder.resolve("report-0.sarif"));
        for (int i = 1; i < 6; i++) {
            assertThat(folder.resolve("report-" + i + ".sarif")).hasContent(first);
        }
        assertNothingIsLeft();
    }

    @Test
    void runsAtOnceWriteOneReportWhole() throws InterruptedException, ExecutionException, IOException {
        Shell.in(folder).stopover("check", "-f", "sarif", "-o", "alone.sarif");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Callable<Shell.Outcome> run = () -> Shell.in(folder).stopover("check", "-f", "sarif", "-o", "report.sarif");
        try {
            for (Future<Shell.Outcome> outcome : threads.invokeAll(List.of(run, run, run, run))) {
                assertThat(outcome.get()).extracting(Shell.Outcome::status).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(folder.resolve("report.sarif")).hasContent(Files.readString(folder.resolve("alone.sarif")));
        assertNothingIsLeft();
    }

    @Test
    @EnabledIf("minds")
    void aFolderThatMayOnlyBeReadIsJudgedAndNotWrittenTo() throws IOException {
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(Shell.in(folder).stopover("check").status()).isEqualTo(1);
            assertThat(Shell.in(folder).stopover("check", "-o", "report.txt"))
                    .isEqualTo(new Shell.Outcome(
                            2, "", "stopover: The report cannot be written to report.txt: permission denied.\n"));
        } finally {
            Files.setPosixFilePermissions(folder, before);
        }
        assertThat(folder.resolve("report.txt")).doesNotExist();
    }

    /** Whether permissions hold here: not for root, and not where there are none. */
    static boolean minds() {
        return !System.getProperty("user.name").equals("root")
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** The run waits for the text that it is to judge, so that it is surely interrupted before it has written. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoIsInterruptedLeavesTheReportAsItWas() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("report.txt"), "before");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.stopover.cli.Main",
                        "check",
                        "--stdin-filename",
                        "migrations/2_index.sql",
                        "-o",
                        "report.txt")
                .directory(folder.toFile())
                .start();
        run.getOutputStream().write('S');
        run.getOutputStream().flush();
        run.destroy();
        assertThat(run.waitFor()).isEqualTo(143);
        assertThat(folder.resolve("report.txt")).hasContent("before");
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private Shell.Outcome writingTo(OutputStream out, String... arguments) {
        var errors = new ByteArrayOutputStream();
        var terminal = new Terminal(
                folder,
                Map.of(),
                false,
                new ByteArrayInputStream(new byte[0]),
                new Pipe(out, "standard output"),
                errors);
        int status = Stopover.run(terminal, arguments);
        return new Shell.Outcome(status, "", errors.toString(StandardCharsets.UTF_8));
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int unit) throws IOException {
                throw new IOException(message);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
