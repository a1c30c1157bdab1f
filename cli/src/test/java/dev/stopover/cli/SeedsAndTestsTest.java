package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds and tests are no migrations; named, they are judged for what they hold and name. */
class SeedsAndTestsTest {

    private static final String PERSON = "INSERT INTO customers (id, email) VALUES (1, 'klara.neumann@gmail.com');\n";

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("supabase/config.toml", "");
        write("supabase/migrations/20250101000000_customers.sql", """
                CREATE TABLE customers (id bigint PRIMARY KEY, email text);
                ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
                """);
        write(
                "supabase/migrations/20250102000000_name.sql",
                "ALTER TABLE customers ADD COLUMN full_name text;\nALTER TABLE customers DROP COLUMN id CASCADE;\n"
                        + "ALTER TABLE customers ADD COLUMN id bigint;\n");
    }

    @Test
    void judgesASeedForPersonalData() throws IOException {
        write("supabase/seed.sql", PERSON);
        Shell.Outcome outcome = check("supabase/seed.sql");
        assertThat(outcome.out())
                .contains("error[production-data]: What looks like real people's data is written into customers")
                .contains(
                        "supabase/seed.sql: judged only for secrets, data of people and what PostgreSQL refuses: seed data, not a migration\n")
                .endsWith(
                        "1 file, 1 statement judged: 1 error; 1 file judged only for secrets, data of people and what PostgreSQL refuses.\n");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatNobodyNamed() throws IOException {
        write("supabase/seed.sql", PERSON);
        assertThat(check("supabase").out()).doesNotContain("seed.sql");
        assertThat(check("supabase/migrations/20250102000000_name.sql").out()).doesNotContain("seed.sql");
    }

    @Test
    void knowsTheSchemaThatAllMigrationsLeave() throws IOException {
        write(
                "supabase/seed.sql",
                "INSERT INTO customers (id, full_name) VALUES (1, 'A');\nINSERT INTO customers (mail) VALUES ('a');\n");
        assertThat(check("supabase/seed.sql").out())
                .contains("error[unknown-object]", "supabase/seed.sql:2:")
                .doesNotContain("seed.sql:1:");
    }

    @Test
    void doesNotTakeASeedForAMigration() throws IOException {
        write("supabase/seed.sql", "UPDATE customers SET full_name = 'A';\nDROP TABLE customers;\n");
        Shell.Outcome outcome = check("supabase/seed.sql");
        assertThat(outcome.out()).contains("2 statements judged: no findings; 1 file judged only");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void knowsWhatTheFilesBeforeItMake() throws IOException {
        write("supabase/tests/database/01_helpers.sql", "CREATE SCHEMA tests;\nCREATE TABLE tests.runs (id bigint);\n");
        write("supabase/tests/database/02_runs.sql", "INSERT INTO tests.runs (id) VALUES (1);\n" + PERSON);
        assertThat(check("supabase/tests/database/02_runs.sql").out())
                .contains("02_runs.sql:2:", "production-data", "a test of the database")
                .doesNotContain("unknown-object", "01_helpers.sql:");
    }

    @Test
    void findsTheMigrationsBesideAFolderOfSeeds() throws IOException {
        write("other/db/migrations/1_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        write("other/db/seeds/orders.sql", "INSERT INTO orders (id, no_such) VALUES (1, 2);\n");
        write("other/db/seed.sql", "INSERT INTO orders (id, none_such) VALUES (1, 2);\n");
        assertThat(check("other/db/seeds/orders.sql").out()).contains("unknown-object", "no_such");
        assertThat(check("other/db/seed.sql").out()).contains("unknown-object", "none_such");
        assertThat(check("other/db/seed.sql", "other/db/migrations/1_orders.sql")
                        .out())
                .contains("none_such", "2 files, 2 statements judged");
    }

    @Test
    void claimsNothingOfNamesWhereThereAreNoMigrations() throws IOException {
        write("alone/seeds/orders.sql", "INSERT INTO orders (email) VALUES ('klara.neumann@gmail.com');\n");
        Shell.Outcome outcome = check("alone/seeds/orders.sql");
        assertThat(outcome.out()).contains("production-data").doesNotContain("unknown-object");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void judgesASeedThatAnEditorHolds() throws IOException {
        Shell.Outcome outcome =
                Shell.in(folder).reading(PERSON).stopover("check", "--stdin-filename", "supabase/seed.sql");
        assertThat(outcome.out()).contains("error[production-data]", "judged only for secrets");
    }

    @Test
    void saysInReportsForProgramsWhatWasJudgedInPart() throws IOException {
        write("supabase/seed.sql", "SELECT 1;\n");
        assertThat(check("supabase/seed.sql", "--format=json").out())
                .contains("\"judgedInPart\"", "\"path\" : \"supabase/seed.sql\"");
        assertThat(check("supabase/seed.sql", "--format=sarif").out())
                .contains(
                        "1 SQL file was judged only for secrets, data of people and what PostgreSQL refuses: seed data, not a migration.");
    }

    private Shell.Outcome check(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Shell.in(folder).stopover(all);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
