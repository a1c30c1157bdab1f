package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stopover.report.review.ReviewJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewCommandTest {

    private static final int LONGEST = 60_000;

    @TempDir
    Path folder;

    /** What is expected lies in src/test/resources/reviews and is written anew with -Dstopover.write=true. */
    @ParameterizedTest
    @ValueSource(strings = {"rollbacks", "layout-supabase", "guide-templates-folders", "several-histories"})
    void reviewsTheExampleProjects(String project) throws IOException {
        FixtureProjects.copy(project, folder);
        String review = stopover("review").out();
        Path expected = Path.of("src/test/resources/reviews", project + ".md");
        if (Boolean.getBoolean("stopover.write")) {
            Files.writeString(expected, review);
        }
        assertThat(review).isEqualTo(Files.readString(expected));
    }

    @Test
    void reviewsTheNewestUnlessFilesAreNamed() throws IOException {
        orders();
        write("migrations/2_state.sql", "ALTER TABLE orders ADD COLUMN state text;");
        write("migrations/3_paid.sql", "ALTER TABLE orders ADD COLUMN paid boolean;");

        assertThat(stopover("review").out())
                .startsWith("<!-- stopover-review -->\n")
                .contains("### `migrations/3_paid.sql`", "new column paid")
                .doesNotContain("2_state.sql");
        assertThat(stopover("review", "migrations").out())
                .isEqualTo(stopover("review").out());
        assertThat(stopover("review", "migrations/2_state.sql").out())
                .contains("### `migrations/2_state.sql`", "new column state")
                .doesNotContain("3_paid.sql");
        assertThat(stopover("review", "migrations/2_state.sql", "migrations/3_paid.sql")
                        .out())
                .contains("### `migrations/2_state.sql … 3_paid.sql (2 migrations)`", "new columns paid, state");
    }

    @Test
    void whatOneMigrationAddsAndTheNextDropsIsNoChange() throws IOException {
        orders();
        write("migrations/2_state.sql", "ALTER TABLE orders ADD COLUMN state text;");
        write("migrations/3_no_state.sql", "ALTER TABLE orders DROP COLUMN state;");
        assertThat(stopover("review", "migrations/2_state.sql", "migrations/3_no_state.sql")
                        .out())
                .contains("The schema stays as it is.");
    }

    @Test
    void migrationsThatDoNotFollowOneAnotherAreReviewedApart() throws IOException {
        orders();
        write("migrations/2_state.sql", "ALTER TABLE orders ADD COLUMN state text;");
        write("migrations/3_paid.sql", "ALTER TABLE orders ADD COLUMN paid boolean;");
        assertThat(stopover("review", "migrations/1_orders.sql", "migrations/3_paid.sql")
                        .out())
                .contains("### `migrations/1_orders.sql`", "### `migrations/3_paid.sql`")
                .doesNotContain("new column state");
    }

    @Test
    void saysWhoCanReadWhatTheyCouldNot() throws IOException {
        write("supabase/migrations/20250101000000_orders.sql", """
                CREATE TABLE orders (id bigint PRIMARY KEY, owner uuid);
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON orders FOR SELECT TO authenticated USING (owner = (SELECT auth.uid()));
                """);
        write("supabase/migrations/20250102000000_open.sql", """
                ALTER POLICY own ON orders USING (true);
                CREATE VIEW totals AS SELECT count(*) FROM orders;
                """);
        assertThat(stopover("review").out())
                .contains(
                        "| `orders` | authenticated | SELECT | `rows where owner = (SELECT auth.uid())` | `all rows, by a"
                                + " policy that is true` |",
                        "| `view totals` | anon, authenticated | SELECT | `nothing (it was not there)` | `all rows, past"
                                + " the row level security of its tables` |");
    }

    @Test
    void grantsAndRestrictivePoliciesCountElsewhereToo() throws IOException {
        write("migrations/1_orders.sql", """
                CREATE ROLE app;
                CREATE TABLE orders (id bigint, tenant int);
                """);
        write("migrations/2_app.sql", """
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                CREATE POLICY everybody ON orders USING (true);
                CREATE POLICY tenant ON orders AS RESTRICTIVE FOR SELECT TO app USING (tenant = 1);
                GRANT SELECT, UPDATE (tenant) ON orders TO app;
                """);
        assertThat(stopover("review").out())
                .contains("| `orders` | app | SELECT | `nothing (no privilege)` | `rows where tenant = 1` |")
                .contains("| `orders` | app | UPDATE | `nothing (no privilege)` | `columns tenant` |");
    }

    @Test
    void saysWhoMayCallWhatAndWithWhoseRights() throws IOException {
        write("supabase/migrations/20250101000000_orders.sql", """
                CREATE TABLE orders (id bigint PRIMARY KEY);
                CREATE FUNCTION total(since date) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.orders';
                CREATE FUNCTION purge() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'DELETE FROM public.orders';
                """);
        write("supabase/migrations/20250102000000_calls.sql", """
                ALTER FUNCTION total SECURITY DEFINER SET search_path = '';
                REVOKE EXECUTE ON FUNCTION purge() FROM PUBLIC, anon;
                CREATE FUNCTION labels() RETURNS text LANGUAGE sql AS 'SELECT 1';
                CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN NEW; END';
                """);
        assertThat(stopover("review").out())
                .contains(
                        "| `function labels()` | every role | EXECUTE | `nothing (it was not there)` | `calls it` |",
                        "| `function total(date)` | every role | EXECUTE | `calls it` | `calls it with the rights of its owner` |",
                        "| `function purge()` | every role, anon | EXECUTE | `calls it with the rights of its owner` |"
                                + " `nothing (no privilege)` |",
                        "- More can be called: labels(), total(date).",
                        "revokes EXECUTE on purge")
                .doesNotContain("`function touched");
    }

    @Test
    void namesNewFunctionsOfNoApiOnlyWhereTheyHaveTheRightsOfTheirOwner() throws IOException {
        orders();
        write("migrations/2_calls.sql", """
                CREATE FUNCTION a() RETURNS text LANGUAGE sql AS 'SELECT 1';
                CREATE FUNCTION b() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                """);
        assertThat(stopover("review").out())
                .contains("| `function b()` | every role |")
                .doesNotContain("function a()");
    }

    @Test
    void aPolicyWithoutAConditionLetsNobodyThrough() throws IOException {
        write("supabase/migrations/20250101000000_orders.sql", """
                CREATE TABLE orders (id bigint PRIMARY KEY);
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                """);
        write("supabase/migrations/20250102000000_open.sql", """
                CREATE POLICY nothing ON orders;
                CREATE POLICY inserts ON orders FOR INSERT WITH CHECK (true);
                """);
        assertThat(stopover("review").out())
                .contains(
                        "| `orders` | anon, authenticated | INSERT | `nothing (row level security, no policy)` | `all rows, by a")
                .doesNotContain("SELECT | `nothing", "UPDATE | `nothing");
    }

    @Test
    void takingPrivilegesOnAllTablesBreaksWhoHadThem() throws IOException {
        write("migrations/1_orders.sql", """
                CREATE SCHEMA shop;
                CREATE ROLE app;
                CREATE TABLE shop.orders (id bigint);
                GRANT SELECT ON shop.orders TO app;
                """);
        write("migrations/2_closed.sql", """
                REVOKE ALL ON ALL TABLES IN SCHEMA shop FROM app;
                REVOKE ALL ON ALL TABLES IN SCHEMA shop FROM other;
                """);
        assertThat(stopover("review").out()).contains("| `breaking-change` | revokes privileges on shop.orders | ");
    }

    @Test
    void aWindowIsForTablesThatAreNotKnownToBeSmall() throws IOException {
        orders();
        write("migrations/2_index.sql", "CREATE INDEX ON orders (note);");
        write("stopover.toml", "[statistics]\nfile = \"sizes.csv\"\n");
        write("sizes.csv", "table,rows,bytes\npublic.orders,12000000,3221225472\n");
        assertThat(stopover("review").out())
                .contains(
                        "Take a maintenance window, or mend it first: writes of orders wait from line 1 on, while all of"
                                + " orders (about 12,000,000 rows, 3072 MB) is worked through.");
        write("sizes.csv", "table,rows,bytes\npublic.orders,900,65536\n");
        assertThat(stopover("review").out())
                .contains(
                        "SHARE on orders (line 1), while only small tables are worked through: orders (about 900 rows, 64 kB).")
                .doesNotContain("maintenance window, or mend it", "while rows are worked through");
    }

    @Test
    void aForeignKeyOfATableWithoutRowsIsCheckedAtOnce() throws IOException {
        write("migrations/1_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);");
        write("migrations/2_items.sql", """
                BEGIN;
                CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint);
                ALTER TABLE items ADD FOREIGN KEY (order_id) REFERENCES orders (id);
                CREATE INDEX ON items (order_id);
                COMMIT;
                """);
        assertThat(stopover("review").out())
                .contains("| `orders` | SHARE ROW EXCLUSIVE | line 3 | COMMIT on line 5 | writes |  |")
                .doesNotContain("maintenance window, or mend it", "worked through");
        write("migrations/2_items.sql", """
                BEGIN;
                CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint);
                INSERT INTO items SELECT id, id FROM orders;
                ALTER TABLE items ADD FOREIGN KEY (order_id) REFERENCES orders (id);
                COMMIT;
                """);
        assertThat(stopover("review").out()).contains("writes of orders wait from line 4 on");
    }

    @Test
    void aLockThatIsTakenAfterTheWorkKeepsNobodyWaitingForIt() throws IOException {
        orders();
        write("migrations/1_people.sql", "CREATE TABLE people (id bigint PRIMARY KEY);");
        write("migrations/2_late.sql", """
                BEGIN;
                ALTER TABLE people ADD COLUMN a int REFERENCES people;
                CREATE INDEX ON orders (note);
                ALTER TABLE orders ADD COLUMN state text;
                COMMIT;
                """);
        assertThat(stopover("review").out())
                .contains("- Writes of orders wait while rows are worked through.", "SHARE on orders (line 3)")
                .doesNotContain("Reads and writes of orders wait");
    }

    @Test
    void whatARunnerRunsOnceNeedNotRunTwice() throws IOException {
        write("supabase/config.toml", "");
        write("supabase/migrations/20250101000000_a.sql", "CREATE TABLE orders (id bigint);");
        assertThat(stopover("review").out())
                .contains("- [x] Not needed: **It can run twice.** It cannot, and the Supabase CLI runs it once.");
        write("supabase/migrations/20250101000000_a.sql", "CREATE TABLE IF NOT EXISTS orders (id bigint);");
        assertThat(stopover("review").out())
                .contains("- [x] **It can run twice.** Each statement minds what is there already.");
    }

    @Test
    void whatIsNotFollowedIsNotApproved() throws IOException {
        orders();
        write("migrations/2_x.sql", "DO $$ BEGIN EXECUTE current_setting('my.sql'); END $$;");
        assertThat(stopover("review").out())
                .contains("- Not followed: line 1: The statement is known only in part.")
                .contains("- May be other than is known: public.orders.")
                .contains("It locks no table that others use, as far as the statements can be followed.")
                .contains(
                        "- [ ] Yours to say: **No rows or values are lost.** Nothing was found, but a statement cannot")
                .doesNotContain("[x] **No rows or values are lost.**");
    }

    @Test
    void aDeploymentBacksUpWhatIsLostAndWaitsForALongLock() throws IOException {
        orders();
        write("migrations/2_x.sql", """
                ALTER TABLE orders DROP COLUMN note;
                CREATE INDEX orders_id ON orders (id);
                """);
        assertThat(stopover("review").out())
                .contains("- Before: Back up public.orders.note: DROP COLUMN takes the values (line 1).")
                .contains(
                        "- During: Take a maintenance window, or mend it first: writes of orders wait from line 2 on");
    }

    @Test
    void theMatrixIsASetting() throws IOException {
        orders();
        write("stopover.toml", "[rules.approval-required]\nmatrix = [\"add-column: the data team\"]\n");
        write("migrations/2_x.sql", "ALTER TABLE orders ADD COLUMN state text;");
        assertThat(stopover("review").out()).contains("| `add-column` | adds column state to orders | the data team |");
    }

    @Test
    void aMatrixOfUnknownChangesIsWrong() throws IOException {
        orders();
        write("stopover.toml", "[rules.approval-required]\nmatrix = [\"add-colum: the data team\"]\n");
        var outcome = stopover("review");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors())
                .contains("matrix must be a list of strings, each of them a sort of change (add-table,");
    }

    @Test
    void fitsIntoACommentAndSaysHowMuchIsLeftOut() throws IOException {
        StringBuilder sql = new StringBuilder("CREATE TABLE orders (id bigint);\n");
        for (int i = 0; i < 3000; i++) {
            sql.append("CREATE TABLE t%d (id bigint, note text);\nCREATE INDEX ON t%1$d (note);\n".formatted(i));
        }
        write("migrations/1_all.sql", sql.toString());
        String review = stopover("review").out();
        assertThat(review.length()).isLessThan(LONGEST);
        assertThat(review).containsPattern("… and \\d+ more\\.").contains("#### Checklist", "#### Deployment");
    }

    @Test
    void manyReviewsFitTooAndTheRestIsCounted() throws IOException {
        orders();
        String[] arguments = new String[61];
        arguments[0] = "review";
        for (int i = 1; i <= 120; i++) {
            String file = "migrations/%03d_x.sql".formatted(i + 1);
            write(file, "ALTER TABLE orders ADD COLUMN c%d text NOT NULL;".formatted(i));
            if (i % 2 == 0) {
                arguments[i / 2] = file;
            }
        }
        String review = stopover(arguments).out();
        assertThat(review.length()).isLessThan(LONGEST);
        assertThat(review).containsPattern("There is no room for \\d+ more migrations\\.\n$");
    }

    @Test
    void namesMentionNobodyAndStayInTheirCells() throws IOException {
        write("migrations/1_orders.sql", "CREATE TABLE \"@octocat | ``` <img> #1\" (id bigint, \"a | @b\" text);");
        write(
                "migrations/2_@octocat.sql",
                "ALTER TABLE \"@octocat | ``` <img> #1\" DROP COLUMN \"a | @b\", ADD COLUMN \"```\" text;");
        String review = stopover("review").out();
        String fence = "````";
        assertThat(review).contains(fence + "diff\n");
        String outside = review.substring(0, review.indexOf(fence)) + review.substring(review.lastIndexOf(fence));
        assertThat(outside.replaceAll("`[^`\n]*`", "")).doesNotContain("@octocat", "@b", "<img>", " #1");
        assertThat(review.lines().filter(line -> line.startsWith("| `'@octocat") || line.startsWith("| `@octocat")))
                .isEmpty();
        assertThat(review.lines().filter(line -> line.startsWith("| ") && line.contains("octocat")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isIn(4L, 5L, 7L));
    }

    @Test
    void jsonHasTheShapeThatItsSchemaSays() throws IOException {
        JsonSchema schema;
        try (InputStream text = ReviewJson.class.getResourceAsStream("review-1.schema.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(text);
        }
        for (String project : new String[] {"rollbacks", "layout-supabase", "guide-templates", "several-histories"}) {
            Path copy = folder.resolve(project);
            FixtureProjects.copy(project, copy);
            JsonNode json = new ObjectMapper()
                    .readTree(Shell.in(copy)
                            .stopover("review", "--format", "json")
                            .out());
            assertThat(schema.validate(json)).as(project).isEmpty();
            assertThat(json.at("/reviews/0/checklist").size()).isPositive();
        }
    }

    @Test
    void aReportOnADeploymentHasWhatTheFilesSay() throws IOException {
        orders();
        write("migrations/2_state.sql", "ALTER TABLE orders ADD CONSTRAINT id_check CHECK (id > 0) NOT VALID;");
        Shell.Outcome report = stopover("report", "2");
        assertThat(report.status()).isZero();
        assertThat(report.out())
                .startsWith("## Deployment report\n")
                .contains("| File | migrations/2\\_state.sql |", "| Begun at | … |")
                .contains("- public.orders: new constraint id\\_check.")
                .contains("- [ ] Validate constraint id\\_check of orders in a later migration.")
                .contains("#### Way back\n\n- There is none.");
        assertThat(stopover("report", "migrations/2_state.sql")).isEqualTo(report);
    }

    @Test
    void statementsByThemselvesAreNoWhole() throws IOException {
        orders();
        write("stopover.toml", "[rules]\nmissing-transaction = false\n");
        write("migrations/2_x.sql", "ALTER TABLE orders ADD a int;\nALTER TABLE orders ADD b int;\n");
        assertThat(stopover("review").out())
                .contains(
                        "- [ ] Yours to say: **It takes effect as a whole or not at all.** It takes effect in 2 steps");
        write("migrations/2_x.sql", "BEGIN;\nALTER TABLE orders ADD a int;\nALTER TABLE orders ADD b int;\nCOMMIT;\n");
        assertThat(stopover("review").out()).contains("- [x] **It takes effect as a whole or not at all.**");
    }

    @Test
    void namesFunctionsThatDoSomethingElseWithTheRightsOfTheirOwner() throws IOException {
        write("migrations/1_orders.sql", """
                CREATE TABLE orders (id bigint, note text);
                CREATE FUNCTION all_orders() RETURNS SETOF orders LANGUAGE sql SECURITY DEFINER
                    SET search_path = '' AS 'SELECT * FROM public.orders WHERE false';
                """);
        write("migrations/2_x.sql", """
                CREATE OR REPLACE FUNCTION all_orders() RETURNS SETOF orders LANGUAGE sql SECURITY DEFINER
                    SET search_path = '' AS 'SELECT * FROM public.orders';
                """);
        assertThat(stopover("review").out())
                .contains("but all_orders runs with the rights of the owner: who may call it?".replace("_", "\\_"));
    }

    @Test
    void asksOnlyRulesThatThereAre() throws IOException {
        write("stopover.toml", "preset = \"all\"\n");
        write("migrations/1_x.sql", "CREATE TABLE orders (id bigint); UPDATE orders SET id = 1;");
        assertThat(stopover("review").out())
                .contains("**It verifies what it did.**")
                .doesNotContain("Switched off here", "Not asked");
    }

    @Test
    void saysWhichFormatsThereAre() throws IOException {
        orders();
        assertThat(stopover("review", "--format", "html").errors())
                .isEqualTo("stopover: --format takes markdown, json or text, not html.\n");
    }

    private void orders() throws IOException {
        write("migrations/1_orders.sql", "CREATE TABLE orders (id bigint, note text);");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }
}
