package dev.stopover.project;

import static dev.stopover.project.Drawn.draw;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.config.ConfigurationException;
import dev.stopover.project.walk.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectReaderTest {

    @Test
    void readsTheMigrationsOfTheSupabaseCliAndSaysWhyItPassesOverTheRest() throws ConfigurationException {
        SourceTree tree = tree(
                "supabase/config.toml\n[api]\nschemas = [\"public\", \"shop\"]\n[db]\nmajor_version = 15\n",
                "supabase/migrations/20250101000000_orders.sql",
                "supabase/migrations/20250101000000_orders_DOWN.sql",
                "supabase/migrations/20250102000000_customers.sql",
                "supabase/migrations/template_new_table.sql",
                "supabase/migrations/old/20240101000000_old.sql",
                "supabase/roles.sql",
                "supabase/seed.sql",
                "supabase/seed/orders.sql",
                "supabase/schemas/orders.sql",
                "supabase/tests/orders.sql");
        assertThat(draw(tree)).isEqualTo("""
                        supabase/migrations: supabase, supabase-cli
                          20250101000000 orders: 20250101000000_orders.sql, down 20250101000000_orders_DOWN.sql, down applied
                          20250102000000 customers: 20250102000000_customers.sql
                          skipped supabase/migrations/template_new_table.sql: its name does not match <timestamp>_name.sql, so the CLI passes over it
                        other supabase/migrations/old/20240101000000_old.sql: in a folder below supabase/migrations, which the Supabase CLI does not look into
                        other supabase/roles.sql: custom roles, applied by the Supabase CLI before the migrations
                        other supabase/schemas/orders.sql: a declarative schema, from which supabase db diff writes migrations
                        other supabase/seed.sql: seed data, not a migration
                        other supabase/seed/orders.sql: seed data, not a migration
                        other supabase/tests/orders.sql: a test of the database, run by supabase test db
                        """);
        assertThat(Drawn.read(tree).histories().get(0).target().exposedSchemas().orElseThrow())
                .containsExactly("public", "shop");
        assertThat(Drawn.read(tree).histories().get(0).target().postgres()).hasValue(15);
    }

    @Test
    void readsTheWholeHistoryOfAFileAndReportsAboutTheFileAlone() throws ConfigurationException {
        SourceTree tree = tree(
                "shop/supabase/migrations/20250101000000_orders.sql",
                "shop/supabase/migrations/20250102000000_customers.sql",
                "elsewhere/migrations/1_x.sql");
        var project = Drawn.read(tree, "shop/supabase/migrations/20250102000000_customers.sql");
        assertThat(project.histories()).hasSize(1);
        assertThat(project.histories().get(0).migrations()).hasSize(2);
        assertThat(project.reported().covers("shop/supabase/migrations/20250102000000_customers.sql"))
                .isTrue();
        assertThat(project.reported().covers("shop/supabase/migrations/20250101000000_orders.sql"))
                .isFalse();
    }

    @Test
    void pairsFoldersUpAndDown() throws ConfigurationException {
        SourceTree tree = tree(
                "sql/migrations/up/002_customers.sql",
                "sql/migrations/up/010_index.sql",
                "sql/migrations/up/001_orders.sql",
                "sql/migrations/down/001_orders.sql",
                "sql/migrations/down/099_gone.sql");
        String expected = """
                sql/migrations: up-down-folders, psql
                  001 orders: up/001_orders.sql, down down/001_orders.sql
                  002 customers: up/002_customers.sql
                  010 index: up/010_index.sql
                  skipped sql/migrations/down/099_gone.sql: a rollback without the migration that it takes back
                """;
        assertThat(draw(tree)).isEqualTo(expected);
        assertThat(draw(tree, "sql/migrations/up")).isEqualTo(expected);
        assertThat(draw(tree, "sql/migrations/up/001_orders.sql")).isEqualTo(expected);
    }

    @Test
    void pairsFilesByTheEndsOfTheirNames() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/1_orders.sql",
                        "db/1_orders_rollback.sql",
                        "db/10_scale_down.sql",
                        "db/2_customers.sql",
                        "db/2_customers.undo.sql",
                        "db/3_items_up.sql",
                        "db/3_items_down.sql")))
                .isEqualTo("""
                        db: suffix-pair, psql
                          1 orders: 1_orders.sql, down 1_orders_rollback.sql
                          2 customers: 2_customers.sql, down 2_customers.undo.sql
                          3 items: 3_items_up.sql, down 3_items_down.sql
                          10 scale_down: 10_scale_down.sql
                        """);
    }

    @Test
    void readsSeveralFoldersAsSeveralHistories() throws ConfigurationException {
        assertThat(draw(tree(
                        "migrations/tenants/0001-orders.sql",
                        "migrations/tenants/0002-customers.sql",
                        "migrations/billing/0001-invoices.sql",
                        "node_modules/x/migrations/0001-x.sql",
                        "queries/orders.sql",
                        "db/structure.sql")))
                .isEqualTo("""
                        migrations/billing: plain, psql
                          0001 invoices: 0001-invoices.sql
                        migrations/tenants: plain, psql
                          0001 orders: 0001-orders.sql
                          0002 customers: 0002-customers.sql
                        other db/structure.sql: a dump of the schema, not a migration
                        other queries/orders.sql: in a folder of queries or scripts
                        """);
    }

    @Test
    void takesAFolderThatIsNamedForMigrationsWhateverItsName() throws ConfigurationException {
        assertThat(draw(tree("queries/orders.sql", "queries/customers.sql"), "queries"))
                .isEqualTo("""
                        queries: plain, psql
                          customers customers: customers.sql
                          orders orders: orders.sql
                        """);
    }

    @Test
    void pairsTheFilesOfGolangMigrateAndOrdersThemByNumber() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/10_index.up.sql",
                        "db/2_customers.up.sql",
                        "db/2_customers.down.sql",
                        "db/02_again.up.sql",
                        "db/notes.sql")))
                .isEqualTo("""
                        db: golang-migrate, golang-migrate
                          02 again: 02_again.up.sql, down 2_customers.down.sql
                          2 customers: 2_customers.up.sql
                          10 index: 10_index.up.sql
                          skipped db/notes.sql: its name does not match <version>_<name>.up.sql, so the runner passes over it
                        problem db/2_customers.up.sql:1:1: Version 2 is already that of 02_again.up.sql, and runners refuse to run with both, or run one of them alone.
                        """);
    }

    @Test
    void endsWithAGuessWhereAPathDoesNotExist() {
        assertThatThrownBy(() -> draw(tree("db/migrations/1_x.sql"), "db/migratoins"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("There is no file or folder db/migratoins. Did you mean db/migrations?");
    }

    @Test
    void takesAFileOutsideAnyHistoryAsAHistoryOfItsOwn() throws ConfigurationException {
        SourceTree tree = tree("scratch.sql", "other.sql", "migrations/1_orders.sql", "db/seeds/orders.sql");
        assertThat(draw(tree, "scratch.sql")).isEqualTo("""
                        : plain, psql
                          scratch scratch: scratch.sql
                        """);
        assertThat(draw(tree, "db/seeds/orders.sql"))
                .isEqualTo("other db/seeds/orders.sql: seed data, not a migration\n");
    }

    @Test
    void passesOverWhatIsForOtherDatabases() throws ConfigurationException {
        assertThat(draw(tree(
                        "migrations/mysql/1_orders.up.sql",
                        "migrations/postgres/1_orders.up.sql",
                        "prisma/migrations/migration_lock.toml\nprovider = \"sqlite\"\n",
                        "prisma/migrations/20250101000000_orders/migration.sql")))
                .isEqualTo("""
                        migrations/postgres: golang-migrate, golang-migrate
                          1 orders: 1_orders.up.sql
                        other migrations/mysql/1_orders.up.sql: for another database than PostgreSQL
                        other prisma/migrations/20250101000000_orders/migration.sql: for another database than PostgreSQL
                        """);
    }

    @Test
    void saysWhatDecidedForLayoutAndRunner() throws ConfigurationException {
        assertThat(choices(tree("a/V1__orders.sql"))).containsExactly("V1__orders.sql");
        assertThat(choices(tree("supabase/config.toml\n", "supabase/migrations/1_orders.sql")))
                .containsExactly("supabase/config.toml");
        assertThat(choices(tree("Cargo.toml\n[dependencies]\nsqlx = \"0.8\"\n", "migrations/1_orders.sql")))
                .containsExactly("sqlx in Cargo.toml");
        assertThat(choices(tree("migrations/1_orders.sql"))).containsExactly("nothing says otherwise");
        assertThat(choices(tree("migrations/1_orders.sql", "migrations/1_orders_DOWN.sql")))
                .containsExactly("1_orders_DOWN.sql");
        assertThat(choices(tree("stopover.toml\nlayout = \"plain\"\nrunner = \"flyway\"\n", "migrations/1_orders.sql")))
                .containsExactly("set in stopover.toml; runner set in stopover.toml");
    }

    private static List<String> choices(SourceTree tree) throws ConfigurationException {
        return Drawn.read(tree).histories().stream()
                .map(history -> history.choice().layout()
                        + history.choice()
                                .runner()
                                .map(runner -> "; runner " + runner)
                                .orElse(""))
                .toList();
    }
}
