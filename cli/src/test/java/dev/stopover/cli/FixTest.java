package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FixTest {

    private static final String TABLE = "CREATE TABLE orders (id bigint PRIMARY KEY);\n";
    private static final String INDEX = "CREATE INDEX a ON orders (id);\n";
    private static final String MENDED = "CREATE INDEX CONCURRENTLY a ON orders (id);\n";
    private static final String SELECT = "--select=non-concurrent-index";

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("migrations/1_orders.sql", TABLE);
        write("migrations/2_index.sql", INDEX);
    }

    @Test
    void changesWhatRunsOnlyWhenTold() throws IOException {
        Shell.Outcome safe = stopover("check", SELECT, "--fix");
        assertThat(safe.status()).isEqualTo(1);
        assertThat(safe.errors()).isEqualTo("stopover: 0 fixes made in 0 files.\n");
        assertThat(read("migrations/2_index.sql")).isEqualTo(INDEX);

        Shell.Outcome unsafe = stopover("check", SELECT, "--fix", "--unsafe-fixes");
        assertThat(unsafe)
                .isEqualTo(new Shell.Outcome(
                        0, "2 files, 2 statements judged: no findings.\n", "stopover: 1 fix made in 1 file.\n"));
        assertThat(read("migrations/2_index.sql")).isEqualTo(MENDED);
        assertThat(stopover("check", SELECT, "--fix", "--unsafe-fixes").errors())
                .isEqualTo("stopover: 0 fixes made in 0 files.\n");
    }

    @Test
    void writesARollbackThatIsMissing() throws IOException {
        write("db/migrations/1_orders.up.sql", TABLE);
        write("db/migrations/1_orders.down.sql", "DROP TABLE orders;\n");
        write("db/migrations/2_notes.up.sql", "ALTER TABLE orders ADD COLUMN note text;\n");
        String check = "--select=missing-rollback";
        String written = "-- Takes back 2_notes.up.sql.";
        assertThat(stopover("check", check, "db", "--format=sarif").out())
                .contains("db/migrations/2_notes.down.sql", written);
        assertThat(stopover("check", check, "db", "--format=json").out())
                .contains("db/migrations/2_notes.down.sql", written);
        assertThat(stopover("check", check, "db", "--diff", "--unsafe-fixes").out())
                .contains("+" + written);
        assertThat(stopover("check", check, "db", "--fix").errors()).startsWith("stopover: 0 fixes made");

        assertThat(stopover("check", check, "db", "--fix", "--unsafe-fixes").status())
                .isZero();
        assertThat(read("db/migrations/2_notes.down.sql")).startsWith(written).contains("DROP COLUMN IF EXISTS note;");
        assertThat(stopover("check", check, "db").status()).isZero();
        assertThat(stopover("check", "--select=incomplete-rollback,failing-rollback", "db")
                        .status())
                .isZero();
    }

    @Test
    void showsNoRollbackThatHoldsASecret() throws IOException {
        String secret = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";
        write("db/migrations/1_orders.up.sql", "CREATE TABLE orders (note text DEFAULT '" + secret + "');\n");
        write("db/migrations/1_orders.down.sql", "DROP TABLE orders;\n");
        write("db/migrations/2_notes.up.sql", "ALTER TABLE orders ALTER COLUMN note DROP DEFAULT;\n");
        for (String format : new String[] {"sarif", "json", "text"}) {
            Shell.Outcome outcome = stopover("check", "--select=missing-rollback", "db", "--format=" + format);
            assertThat(outcome.out()).contains("has no rollback").doesNotContain(secret);
        }
    }

    @Test
    void makesFixesThatMeetInOnePlaceOneAfterTheOther() throws IOException {
        Shell.Outcome outcome = stopover(
                "check",
                "--select=non-concurrent-index,missing-if-not-exists,missing-lock-timeout,missing-statement-timeout",
                "--fix",
                "--unsafe-fixes");
        assertThat(read("migrations/2_index.sql"))
                .contains("CREATE INDEX CONCURRENTLY IF NOT EXISTS a ON orders (id);")
                .containsOnlyOnce("lock_timeout");
        assertThat(outcome.out()).doesNotContain("help: Add");
    }

    @Test
    void showsWhatItWouldChange() throws IOException {
        write("migrations/2_index.sql", "-- 1\n-- 2\n-- 3\n-- 4\n" + INDEX + "SELECT 1;");
        Shell.Outcome diff = stopover("check", SELECT, "--diff", "--unsafe-fixes");
        assertThat(diff).isEqualTo(new Shell.Outcome(1, """
                        --- a/migrations/2_index.sql
                        +++ b/migrations/2_index.sql
                        @@ -2,5 +2,5 @@
                         -- 2
                         -- 3
                         -- 4
                        -CREATE INDEX a ON orders (id);
                        +CREATE INDEX CONCURRENTLY a ON orders (id);
                         SELECT 1;
                        \\ No newline at end of file
                        """, ""));
        assertThat(read("migrations/2_index.sql")).contains(INDEX);
        assertThat(stopover("check", SELECT, "--diff")).isEqualTo(new Shell.Outcome(0, "", ""));
    }

    @Test
    void keepsEncodingsAndLineEnds() throws IOException {
        String returns = ("-- über\n" + INDEX).replace("\n", "\r\n");
        String mended = ("-- über\n" + MENDED).replace("\n", "\r\n");
        byte[][] marks = {{}, {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}};
        for (byte[] mark : marks) {
            Files.write(folder.resolve("migrations/2_index.sql"), joined(mark, returns));
            stopover("check", SELECT, "--fix", "--unsafe-fixes");
            assertThat(folder.resolve("migrations/2_index.sql")).hasBinaryContent(joined(mark, mended));
        }
        byte[] wide = ("\ufeff" + returns).getBytes(StandardCharsets.UTF_16LE);
        Files.write(folder.resolve("migrations/2_index.sql"), wide);
        stopover("check", SELECT, "--fix", "--unsafe-fixes");
        assertThat(folder.resolve("migrations/2_index.sql"))
                .hasBinaryContent(("\ufeff" + mended).getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void addsLinesThatEndAsThoseOfTheFile() throws IOException {
        write("migrations/2_index.sql", "ALTER TABLE orders ADD COLUMN a int;\r\nSELECT 1;\r\n");
        stopover("check", "--select=missing-lock-timeout", "--fix", "--unsafe-fixes");
        assertThat(read("migrations/2_index.sql")).contains("lock_timeout").doesNotContainPattern("[^\r]\n");
    }

    @Test
    void leavesAFileAloneThatIsNoUnicode() throws IOException {
        byte[] bytes = ("-- \u00fc\n" + INDEX).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("migrations/2_index.sql"), bytes);
        stopover("check", SELECT, "--fix", "--unsafe-fixes");
        assertThat(folder.resolve("migrations/2_index.sql")).hasBinaryContent(bytes);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsTheModeAndLinks() throws IOException {
        Path file = folder.resolve("migrations/2_index.sql");
        Path real = folder.resolve("kept.sql");
        Files.move(file, real);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(file, Path.of("../kept.sql"));
        stopover("check", SELECT, "--fix", "--unsafe-fixes", "migrations");
        assertThat(file).isSymbolicLink().hasContent(MENDED.strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void neverTouchesWhatIsNotJudged() throws IOException {
        write("stopover.toml", "applied-through = \"2\"\nexclude = [\"migrations/3_*\"]\n");
        write("migrations/3_more.sql", INDEX.replace("a ", "b "));
        write(
                "migrations/4_more.sql",
                "-- stopover:ignore non-concurrent-index -- small\n" + INDEX.replace("a ", "c "));
        assertThat(stopover("check", SELECT, "--fix", "--unsafe-fixes").errors())
                .isEqualTo("stopover: 0 fixes made in 0 files.\n");
    }

    @Test
    void neverTouchesWhatIsLocked() throws IOException {
        assertThat(stopover("lock").status()).isZero();
        write("migrations/3_more.sql", INDEX.replace("a ", "b "));
        assertThat(stopover("check", SELECT, "--fix", "--unsafe-fixes").errors())
                .isEqualTo("stopover: 1 fix made in 1 file.\n");
        assertThat(read("migrations/2_index.sql")).isEqualTo(INDEX);
        assertThat(read("migrations/3_more.sql")).isEqualTo(MENDED.replace("a ", "b "));
    }

    @Test
    void takesOptionsThatGoTogether() {
        assertThat(stopover("check", "--fix", "--diff").errors()).startsWith("stopover: --fix makes the changes");
        assertThat(stopover("check", "--unsafe-fixes").errors()).startsWith("stopover: --unsafe-fixes says which");
        assertThat(stopover("check", "--fix", "--stdin-filename", "a.sql").errors())
                .startsWith("stopover: Standard input cannot be mended");
    }

    private static byte[] joined(byte[] mark, String text) {
        byte[] rest = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[mark.length + rest.length];
        System.arraycopy(mark, 0, all, 0, mark.length);
        System.arraycopy(rest, 0, all, mark.length, rest.length);
        return all;
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
