package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stopover.run.ReportFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void leavesNoHalfFileWhereTheDiskIsFull() throws IOException {
        Path file = folder.resolve("report.txt");
        assertThatThrownBy(() -> ReportFile.write(file, ReportFileTest::halfOfIt))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();

        Files.writeString(file, "before");
        assertThatThrownBy(() -> ReportFile.write(file, ReportFileTest::halfOfIt))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void keepsTheModeOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "before");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        ReportFile.write(file, out -> out.write('x'));
        assertThat(file).hasContent("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void saysWhichReportCouldNotBeWrittenWhole() throws IOException {
        assumeTrue(Files.exists(FULL));
        Files.writeString(folder.resolve("1_orders.sql"), "CREATE TABLE orders (id bigint);");
        Shell.Outcome outcome = Shell.in(folder).stopover("check", "--output", FULL.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors())
                .endsWith("stopover: The report cannot be written to /dev/full: No space left on device.\n");
    }

    @Test
    void saysThatStandardOutputCouldNotBeWritten() throws IOException {
        var errors = new ByteArrayOutputStream();
        var out = new Pipe(new Full(), "standard output");
        var terminal = new Terminal(folder, Map.of(), false, new ByteArrayInputStream(new byte[0]), out, errors);
        assertThat(Stopover.run(terminal, "rules")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo("stopover: cannot read or write: standard output: No space left on device\n");
    }

    @Test
    void saysThatMemoryIsShort() {
        var errors = new ByteArrayOutputStream();
        var terminal =
                new Terminal(folder, Map.of(), false, new ByteArrayInputStream(new byte[0]), new Exhausting(), errors);
        assertThat(Stopover.run(terminal, "rules")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .matches("stopover: out of memory: this takes more than the \\d+ MB that Java may use here\n"
                        + "Give it more: JAVA_TOOL_OPTIONS=-Xmx4g\n");
    }

    private static void halfOfIt(OutputStream out) throws IOException {
        out.write(new byte[100_000]);
        throw new IOException("No space left on device");
    }

    private static final class Full extends OutputStream {

        @Override
        public void write(int unit) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    private static final class Exhausting extends OutputStream {

        @Override
        public void write(int unit) {
            throw new OutOfMemoryError("Java heap space");
        }
    }
}
