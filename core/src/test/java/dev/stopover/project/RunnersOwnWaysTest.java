package dev.stopover.project;

import static dev.stopover.project.Drawn.draw;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.walk.SourceTree;
import org.junit.jupiter.api.Test;

/** What the sources of runners say of names, orders and directives. */
class RunnersOwnWaysTest {

    @Test
    void knowsMigrationsOfNodePgMigrateByTheirNamesAndOrdersThemByTime() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/1735689600001_b.sql\n-- Up Migration\nSELECT 1;",
                        "db/1735689600001_a.sql\n-- Up Migration\nSELECT 1;",
                        "db/20250101000000000_first.sql\n-- Up Migration\nSELECT 1;",
                        "db/20250101000000002_last.sql\n-- Up Migration\nSELECT 1;",
                        "db/.hidden.sql\n-- Up Migration\nSELECT 1;",
                        "db/extensions.sql\n-- Up Migration\nSELECT 1;")))
                .isEqualTo("""
                        db: node-pg-migrate, node-pg-migrate
                          - extensions: extensions.sql
                          20250101000000000 first: 20250101000000000_first.sql
                          1735689600001 a: 1735689600001_a.sql
                          1735689600001 b: 1735689600001_b.sql
                          20250101000000002 last: 20250101000000002_last.sql
                          skipped db/.hidden.sql: its name does not begin with a version, so node-pg-migrate passes over it
                        """);
    }

    @Test
    void takesWordsAndOrderOfSqlMigrate() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/10_b.sql\n-- +migrate  Up\nSELECT 1;\n-- +migrate  Down\nSELECT 2;\n",
                        "db/!first.sql\n-- +migrate Up\nSELECT 1;\n",
                        "db/2_a.sql\n-- +migrate Up\nSELECT 1;\n")))
                .isEqualTo("""
                        db: sql-migrate, sql-migrate
                          2 a: 2_a.sql
                          10 b: 10_b.sql lines 1 to 2, down 10_b.sql lines 3 to 4
                          - !first: !first.sql
                        """);
    }

    @Test
    void saysWhatDbmateRefuses() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/1_a.sql\n-- migrate:up\nSELECT 1;\n",
                        "db/2_b.sql\n-- migrate:down\nSELECT 1;\n-- migrate:up\nSELECT 2;\n",
                        "db/3_c.sql\n-- note\nSELECT 1;\n-- migrate:up\nSELECT 2;\n-- migrate:down\n",
                        "db/4_d.sql\n\n-- note\n-- migrate:up\nSELECT 2;\n-- migrate:down\n")))
                .contains("""
                        problem db/1_a.sql:1:1: The file has no line -- migrate:down, so dbmate refuses it.
                        problem db/2_b.sql:1:1: The line -- migrate:down comes before -- migrate:up, so dbmate refuses the file.
                        problem db/3_c.sql:1:1: There is SQL before the line -- migrate:up, so dbmate refuses the file.
                        """)
                .doesNotContain("problem db/4_d.sql");
    }

    @Test
    void saysThatGooseRefusesAFolderForAName() throws ConfigurationException {
        assertThat(draw(tree("db/1_a.sql\n-- +goose Up\nSELECT 1;\n", "db/notes.sql")))
                .endsWith(
                        "problem db/notes.sql:1:1: The name does not begin with a number above 0 and an underscore, so goose refuses the whole folder.\n");
    }

    @Test
    void readsVersionsOfGolangMigrateAsNumbersOf64Bits() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/1_a.up.sql",
                        "db/1_a.down.sql",
                        "db/01_b.down.sql",
                        "db/18446744073709551615_c.up.sql",
                        "db/18446744073709551616_d.up.sql")))
                .isEqualTo("""
                        db: golang-migrate, golang-migrate
                          1 a: 1_a.up.sql, down 1_a.down.sql
                          18446744073709551615 c: 18446744073709551615_c.up.sql
                          skipped db/18446744073709551616_d.up.sql: its version has more than 64 bits, so the runner passes over it
                        problem db/01_b.down.sql:1:1: Version 01 is already taken back by db/1_a.down.sql, and runners refuse to run with both, or run one of them alone.
                        """);
    }

    @Test
    void takesMetadataOfDieselThatSaysNothingOfTransactionsForNone() throws ConfigurationException {
        SourceTree tree = tree(
                "migrations/2025-01-01-000000_a/up.sql",
                "migrations/2025-01-01-000000_a/metadata.toml\nowner = \"ann\"\n",
                "migrations/2025-01-02-000000_b/up.sql",
                "migrations/2025-01-02-000000_b/metadata.toml\nrun_in_transaction = true\n");
        assertThat(Drawn.read(tree).histories().get(0).migrations())
                .extracting(migration -> migration.up().transaction())
                .containsExactly(TransactionMode.IMPLICIT_WHEN_SEVERAL, TransactionMode.PER_SCRIPT);
    }

    @Test
    void passesOverTheInitialMigrationOfAnEarlySupabaseCliOnlyWhereItComesFirst() throws ConfigurationException {
        String init = "supabase/migrations/20210101000000_init.sql";
        assertThat(draw(tree(init, "supabase/migrations/20250101000000_a.sql"))).contains("skipped " + init);
        assertThat(draw(tree(init, "supabase/migrations/.gitkeep"))).doesNotContain("skipped");
    }

    @Test
    void saysWhichFolderOfPrismaHasNoMigration() throws ConfigurationException {
        assertThat(draw(tree(
                        "prisma/migrations/migration_lock.toml\nprovider = \"postgresql\"\n",
                        "prisma/migrations/20250101000000_a/migration.sql",
                        "prisma/migrations/20250102000000_b/README.md")))
                .isEqualTo("""
                        prisma/migrations: prisma, prisma
                          20250101000000 a: 20250101000000_a/migration.sql
                        problem prisma/migrations/20250102000000_b:1:1: The folder has no migration.sql, so Prisma ends the run where it comes to it (P3015).
                        """);
    }

    @Test
    void passesOverWhatAFileSaysIsForAnotherDatabase() throws ConfigurationException {
        assertThat(draw(tree(
                        "metadata/databases/databases.yaml\n- name: default\n  kind: postgres\n- name: sales\n  kind: mssql\n",
                        "migrations/default/1735689600000_a/up.sql",
                        "migrations/sales/1735689600000_b/up.sql",
                        "shop/flyway.conf\nflyway.url=jdbc:mysql://localhost/shop\n",
                        "shop/V1__orders.sql",
                        "shipped/flyway.conf\nflyway.url=jdbc:h2:mem:test\n",
                        "shipped/V1__orders.sql",
                        "old/migration_lock.toml\nprovider = \"cockroachdb\"\n",
                        "old/20250101000000_a/migration.sql")))
                .isEqualTo("""
                        migrations/default: hasura, hasura
                          1735689600000 a: 1735689600000_a/up.sql
                        shipped: flyway, flyway
                          1 orders: V1__orders.sql
                        other migrations/sales/1735689600000_b/up.sql: for another database than PostgreSQL
                        other old/20250101000000_a/migration.sql: for another database than PostgreSQL
                        other shop/V1__orders.sql: for another database than PostgreSQL
                        """);
    }
}
