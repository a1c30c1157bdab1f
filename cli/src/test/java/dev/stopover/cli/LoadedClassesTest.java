package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSqlParser takes longer to load than a folder to check: what is plain is judged without it. */
class LoadedClassesTest {

    private static final String PREFIX = "net.sf.jsqlparser.";

    private static final String PLAIN = """
            CREATE TABLE orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                user_id uuid NOT NULL DEFAULT gen_random_uuid(),
                state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'paid')),
                paid boolean NOT NULL DEFAULT false,
                total numeric(10, 2) CHECK (total >= 0),
                made_at timestamptz DEFAULT now()
            );
            ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON orders FOR SELECT TO authenticated USING (auth.uid() = user_id);
            CREATE INDEX orders_by_user ON orders (user_id, lower(state)) WHERE paid;
            CREATE VIEW recent AS SELECT o.*, lower(state) AS label FROM orders o WHERE made_at > now() - '1 day'::interval;
            INSERT INTO orders (user_id, state, total) VALUES
                ('5f0c7c3e-52a5-4a2f-a7c1-5a8f9bd2f001', 'new', 12.50),
                ('5f0c7c3e-52a5-4a2f-a7c1-5a8f9bd2f002', 'paid', -1);
            ALTER TABLE orders ADD COLUMN note text DEFAULT 'none', ALTER COLUMN state TYPE varchar(20);
            """;

    private static final Path CLEAN =
            Path.of("..", "test-fixtures", "projects", "clean").toAbsolutePath().normalize();

    private static final long MOST_CLASSES = 1_000;
    private static final long MOST_LAMBDAS = 1_200;

    @TempDir
    Path folder;

    @Test
    void judgesACleanProjectWithoutJsqlParser() throws IOException, InterruptedException {
        assertThat(loadedFor(CLEAN)).doesNotContain(PREFIX).contains("dev.stopover.engine.Linter");
    }

    @Test
    void judgesPlainStatementsWithoutJsqlParser() throws IOException, InterruptedException {
        assertThat(loadedFor(migration(PLAIN))).doesNotContain(PREFIX).contains("dev.stopover.engine.Linter");
    }

    @Test
    void asksJsqlParserWhatFollowsFromAnExpression() throws IOException, InterruptedException {
        migration(PLAIN);
        Files.writeString(folder.resolve("migrations/2_notes.sql"), """
                UPDATE orders SET total = abs(total) WHERE total IS NULL OR total < 0;
                ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
                """);
        assertThat(loadedFor(folder)).contains(PREFIX);
    }

    @Test
    void judgesWithoutWhatServesEditors() throws IOException, InterruptedException {
        assertThat(loadedFor(migration(PLAIN))).doesNotContain("lsp").doesNotContain("com.google.");
    }

    @Test
    void judgesDigitsThatAreNoPhoneNumberWithoutTheLibraryOfNumbers() throws IOException, InterruptedException {
        migration(
                "INSERT INTO customers (id, name, phone, born) VALUES (20250101093000, 'Ann', '030-555', '1990-01-31');");
        assertThat(loadedFor(folder)).doesNotContain("com.google.").contains("dev.stopover.engine.Linter");
    }

    @Test
    void asksTheLibraryOfNumbersWhetherACountryGivesANumberOut() throws IOException, InterruptedException {
        migration("INSERT INTO customers (name, phone) VALUES ('Ann', '+49 30 901820');");
        assertThat(loadedFor(folder)).contains("com.google.i18n.phonenumbers.");
    }

    /** Records that are compared or hashed say how themselves: the first that does not costs as much as hundreds of classes. */
    @Test
    void comparesNoRecordThatDoesNotSayHow() throws IOException, InterruptedException {
        assertThat(loaded(CLEAN)).noneMatch(line -> line.contains("java.lang.runtime.ObjectMethods"));
        assertThat(loaded(migration(PLAIN))).noneMatch(line -> line.contains("java.lang.runtime.ObjectMethods"));
    }

    /** Each class makes every start longer; where a limit is met, look first for what is loaded in vain. */
    @Test
    void loadsNoMoreClassesThanItTakes() throws IOException, InterruptedException {
        List<String> ours = loaded(CLEAN).stream()
                .filter(line -> line.contains("] dev.stopover."))
                .toList();
        assertThat(ours.stream().filter(line -> !line.contains("Lambda")).count())
                .isLessThan(MOST_CLASSES);
        assertThat(ours.stream().filter(line -> line.contains("Lambda")).count())
                .isLessThan(MOST_LAMBDAS);
    }

    private Path migration(String sql) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/1_orders.sql"), sql);
        return folder;
    }

    /** What the JVM says of JSqlParser's classes, of ours that judge and of an editor's, which it loads while it checks a folder. */
    private static String loadedFor(Path checked) throws IOException, InterruptedException {
        return loaded(checked).stream()
                .filter(line -> line.contains(PREFIX)
                        || line.contains("dev.stopover.engine.")
                        || line.contains("lsp")
                        || line.contains("com.google."))
                .limit(50)
                .collect(Collectors.joining("\n"));
    }

    /** What the JVM says of each class that it loads while it checks a folder. */
    private static List<String> loaded(Path checked) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "check")
                .directory(checked.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().filter(line -> line.contains("source:")).toList();
    }
}
