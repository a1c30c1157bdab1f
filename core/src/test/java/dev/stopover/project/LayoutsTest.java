package dev.stopover.project;

import static dev.stopover.project.Drawn.draw;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Migration;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.walk.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutsTest {

    @Test
    void readsFlyway() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/migration/V1_10__index.sql",
                        "db/migration/V1_2__customers.sql",
                        "db/migration/V1__orders.sql",
                        "db/migration/U1.0__orders.sql",
                        "db/migration/V2.sql",
                        "db/migration/B1__baseline.sql",
                        "db/migration/R__views.sql",
                        "db/migration/afterMigrate__log.sql",
                        "db/migration/notes.sql",
                        "db/migration/later/V3__x.sql",
                        "db/migration/V02__again.sql")))
                .isEqualTo("""
                        db/migration: flyway, flyway
                          1 orders: V1__orders.sql, down U1.0__orders.sql
                          1_2 customers: V1_2__customers.sql
                          1_10 index: V1_10__index.sql
                          02 again: V02__again.sql
                          2 -: V2.sql
                          3 x: later/V3__x.sql
                          - views: R__views.sql, repeatable
                          skipped db/migration/B1__baseline.sql: a baseline, which stands for the migrations up to its version
                          skipped db/migration/afterMigrate__log.sql: a callback that Flyway runs at afterMigrate, not a migration
                          skipped db/migration/notes.sql: its name does not match V<version>__<name>.sql, so Flyway passes over it
                        problem db/migration/V2.sql:1:1: Version 2 is already that of V02__again.sql, and Flyway refuses to run with both.
                        """);
    }

    @Test
    void asksFlywaysSettingsAboutTransactions() throws ConfigurationException {
        SourceTree tree = tree(
                "db/migration/V1__orders.sql\nCREATE TABLE orders (id bigint);",
                "db/migration/V2__index.sql\nCREATE INDEX CONCURRENTLY orders_id_idx ON orders (id);",
                "db/migration/V3__mixed.sql\nCREATE TABLE a ();\nDROP INDEX CONCURRENTLY orders_id_idx;",
                "db/migration/V4__alone.sql\nCREATE TABLE b ();",
                "db/migration/V4__alone.sql.conf\nexecuteInTransaction=false");
        assertThat(modes(tree))
                .containsExactly(
                        TransactionMode.PER_SCRIPT,
                        TransactionMode.AUTOCOMMIT,
                        TransactionMode.UNMIXED,
                        TransactionMode.AUTOCOMMIT);
    }

    @Test
    void readsTheSectionsOfDbmate() throws ConfigurationException {
        SourceTree tree = tree(
                "db/20250101_orders.sql\n-- migrate:up\nCREATE TABLE orders ();\n-- migrate:down\nDROP TABLE orders;\n",
                "db/20250102_index.sql\n-- migrate:up transaction:false\nCREATE INDEX i ON orders (id);\n-- migrate:down\n",
                "db/20250103_bare.sql\nSELECT 1;\n",
                "db/readme.sql");
        assertThat(draw(tree)).isEqualTo("""
                        db: dbmate, dbmate
                          20250101 orders: 20250101_orders.sql lines 1 to 2, down 20250101_orders.sql lines 3 to 4
                          20250102 index: 20250102_index.sql lines 1 to 2
                          skipped db/20250103_bare.sql: it has no line -- migrate:up
                          skipped db/readme.sql: its name does not begin with a version, so dbmate passes over it
                        problem db/20250103_bare.sql:1:1: The file has no line -- migrate:up, so dbmate refuses it.
                        """);
        assertThat(modes(tree)).containsExactly(TransactionMode.PER_SCRIPT, TransactionMode.IMPLICIT_WHEN_SEVERAL);
    }

    @Test
    void readsTheSectionsOfGoose() throws ConfigurationException {
        SourceTree tree = tree(
                "db/2_index.sql\n-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX i ON orders (id);\n-- +goose Down\nDROP INDEX i;\n",
                "db/00001_orders.sql\n-- +goose Up\n-- +goose StatementBegin\nCREATE TABLE orders ();\n-- +goose StatementEnd\n");
        assertThat(draw(tree)).isEqualTo("""
                        db: goose, goose
                          1 orders: 00001_orders.sql
                          2 index: 2_index.sql lines 1 to 3, down 2_index.sql lines 4 to 5
                        """);
        assertThat(modes(tree)).containsExactly(TransactionMode.PER_SCRIPT, TransactionMode.AUTOCOMMIT);
    }

    @Test
    void joinsTheAlternatingSectionsOfSqlMigrate() throws ConfigurationException {
        SourceTree tree = tree(
                "db/1-orders.sql\n-- +migrate Up\nCREATE TABLE a ();\n-- +migrate Down\nDROP TABLE a;\n-- +migrate Up\nCREATE TABLE b ();\n");
        Migration migration = Drawn.read(tree).histories().get(0).migrations().get(0);
        assertThat(migration.up().statements()).hasSize(2);
        assertThat(migration.down().orElseThrow().statements()).hasSize(1);
        assertThat(migration
                        .up()
                        .statements()
                        .get(1)
                        .range()
                        .of(migration.up().file().text()))
                .isEqualTo("CREATE TABLE b ()");
    }

    @Test
    void readsNodePgMigrateAndTakesAFileWithoutMarksWhole() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/1500000000000_orders.sql\n-- Up Migration\nCREATE TABLE a ();\n-- Down Migration\nDROP TABLE a;\n",
                        "db/1500000000001_more.sql\nCREATE TABLE b ();\n")))
                .isEqualTo("""
                        db: node-pg-migrate, node-pg-migrate
                          1500000000000 orders: 1500000000000_orders.sql lines 1 to 2, down 1500000000000_orders.sql lines 3 to 4
                          1500000000001 more: 1500000000001_more.sql
                        """);
    }

    @Test
    void tellsSqlxByItsCrate() throws ConfigurationException {
        SourceTree tree = tree(
                "api/Cargo.toml\n[dependencies]\nsqlx = \"0.8\"\n",
                "api/migrations/10_index.sql\n-- no-transaction\nCREATE INDEX CONCURRENTLY i ON orders (id);",
                "api/migrations/2_orders.up.sql",
                "api/migrations/2_orders.down.sql");
        assertThat(draw(tree)).isEqualTo("""
                        api/migrations: sqlx, sqlx
                          2 orders: 2_orders.up.sql, down 2_orders.down.sql
                          10 index: 10_index.sql
                        """);
        assertThat(modes(tree)).containsExactly(TransactionMode.PER_SCRIPT, TransactionMode.IMPLICIT_WHEN_SEVERAL);
    }

    @Test
    void tellsSqlxByWhatItAloneLeavesBehind() throws ConfigurationException {
        String[] traces = {
            "Cargo.toml\n[workspace.dependencies.sqlx]\nversion = \"0.8\"\n",
            "Cargo.lock\n[[package]]\nname = \"sqlx\"\nversion = \"0.8.2\"\n",
            "api/.sqlx/query-1.json\n{}",
            "sqlx-data.json\n{}",
            "api/migrations/3_index.up.sql\n-- no-transaction\nCREATE INDEX CONCURRENTLY i ON orders (id);"
        };
        for (String trace : traces) {
            assertThat(draw(tree(trace, "api/migrations/1_orders.up.sql", "api/migrations/1_orders.down.sql")))
                    .as(trace)
                    .startsWith("api/migrations: sqlx, sqlx\n");
        }
    }

    @Test
    void doesNotTakeForSqlxWhatSpeaksForAnotherTool() throws ConfigurationException {
        String[] others = {
            "api/go.mod\nmodule example.com/api\n",
            "api/Cargo.toml\n[dependencies]\n# sqlx would do too\ntokio-postgres = \"1\"\n",
            "api/migrations/2_x.up.sql\nSELECT 1; -- no-transaction"
        };
        for (String other : others) {
            assertThat(draw(tree(other, "api/migrations/1_orders.up.sql", "api/migrations/1_orders.down.sql")))
                    .as(other)
                    .startsWith("api/migrations: golang-migrate, golang-migrate\n");
        }
        assertThat(draw(tree(
                        "Cargo.toml\n[dependencies]\nsqlx = \"0.8\"\n",
                        "api/go.mod\nmodule example.com/api\n",
                        "api/migrations/1_orders.up.sql")))
                .startsWith("api/migrations: golang-migrate, golang-migrate\n");
    }

    @Test
    void leavesTheFolderOfAnotherDatabaseAlone() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/cockroachdb/migrations/1_a/migration.sql", "db/postgresql/migrations/1_a/migration.sql")))
                .isEqualTo("""
                        db/postgresql/migrations: prisma, prisma
                          1 a: 1_a/migration.sql
                        other db/cockroachdb/migrations/1_a/migration.sql: for another database than PostgreSQL
                        """);
    }

    @Test
    void saysWhereTheRunnerIsOnlyGuessed() throws ConfigurationException {
        String migration = "api/db/1_orders.up.sql";
        assertThat(runner(tree(migration))).isEqualTo("golang-migrate (guessed)");
        assertThat(runner(tree(migration, "api/go.mod\nrequire github.com/golang-migrate/migrate/v4 v4.18.1\n")))
                .isEqualTo("golang-migrate");
        assertThat(runner(tree(migration, "Makefile\nup:\n\tmigrate -path api/db -database $DB up\n")))
                .isEqualTo("golang-migrate");
        assertThat(runner(tree(migration, "api/go.mod\nrequire github.com/uptrace/bun v1.2.1\n")))
                .isEqualTo("golang-migrate (guessed)");
        assertThat(runner(tree(migration, "stopover.toml\nrunner = \"golang-migrate\"\n")))
                .isEqualTo("golang-migrate");
        assertThat(runner(tree("db/1_orders.sql", "db/2_items.sql"))).isEqualTo("psql (guessed)");
        assertThat(runner(tree("db/up/1_orders.sql", "db/down/1_orders.sql"))).isEqualTo("psql (guessed)");
        assertThat(runner(tree("db/1_orders/up.sql"))).isEqualTo("diesel (guessed)");
        assertThat(runner(tree("db/1_orders/up.sql", "diesel.toml"))).isEqualTo("diesel");
        assertThat(runner(tree("db/2025-01-01-000000_orders/up.sql"))).isEqualTo("diesel");
    }

    private static String runner(SourceTree tree) throws ConfigurationException {
        return Drawn.read(tree).histories().get(0).runnerShown();
    }

    @Test
    void takesTimestampsAmongCratesForSqlx() throws ConfigurationException {
        assertThat(draw(tree("crates/store/migrations/20250101000000_orders.sql")))
                .startsWith("crates/store/migrations: sqlx, sqlx\n");
        assertThat(draw(tree("crates/store/migrations/1_orders.sql")))
                .startsWith("crates/store/migrations: plain, psql\n");
        assertThat(draw(tree("store/migrations/20250101000000_orders.sql")))
                .startsWith("store/migrations: plain, psql\n");
    }

    @Test
    void takesTestsAndSamplesBelowMigrationsForNone() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/migrations/1_orders.up.sql",
                        "db/migrations/testdata/fixtures/1_orders.up.sql",
                        "db/migrations/seeds/2_orders.up.sql")))
                .isEqualTo("""
                        db/migrations: golang-migrate, golang-migrate
                          1 orders: 1_orders.up.sql
                        other db/migrations/seeds/2_orders.up.sql: seed data, not a migration
                        other db/migrations/testdata/fixtures/1_orders.up.sql: a test, not a migration
                        """);
        assertThat(draw(tree("testdata/migrations/1_orders.up.sql")))
                .isEqualTo("other testdata/migrations/1_orders.up.sql: test data, not a migration\n");
        assertThat(draw(tree("testdata/migrations/1_orders.up.sql"), "testdata"))
                .startsWith("testdata/migrations: golang-migrate");
        assertThat(draw(tree(
                        "db/migrations/1_a.up.sql",
                        "docs/migrations/1_a.up.sql",
                        "_archive/migrations/1_a.up.sql",
                        "docker-entrypoint-initdb.d/1_a.sql",
                        "docker-entrypoint-initdb.d/2_a.sql",
                        "db/migrations/docker/init/1_a.sql")))
                .isEqualTo("""
                        db/migrations: golang-migrate, golang-migrate
                          1 a: 1_a.up.sql
                        other _archive/migrations/1_a.up.sql: in an archive
                        other db/migrations/docker/init/1_a.sql: a script that a container runs when it is first started
                        other docker-entrypoint-initdb.d/1_a.sql: a script that a container runs when it is first started
                        other docker-entrypoint-initdb.d/2_a.sql: a script that a container runs when it is first started
                        other docs/migrations/1_a.up.sql: an example, not a migration
                        """);
    }

    @Test
    void takesWordsOfANameForADialectWhereAnotherFileHasPostgresqlInTheirPlace() throws ConfigurationException {
        assertThat(draw(tree(
                        "migrations/shop.h2.step.1.to.2.sql",
                        "migrations/shop.mysql55.step.1.to.2.sql",
                        "migrations/shop.postgres.step.1.to.2.sql",
                        "migrations/shop.postgres.step.3_leave_mysql.sql",
                        "more/migrations/001_init_mysql.sql",
                        "more/migrations/001_init_pg.sql",
                        "more/migrations/002_rows_from_oracle.sql")))
                .isEqualTo("""
                        migrations: plain, psql
                          shop.postgres.step.1.to.2 shop.postgres.step.1.to.2: shop.postgres.step.1.to.2.sql
                          shop.postgres.step.3_leave_mysql shop.postgres.step.3_leave_mysql: shop.postgres.step.3_leave_mysql.sql
                        more/migrations: plain, psql
                          001 init_pg: 001_init_pg.sql
                          002 rows_from_oracle: 002_rows_from_oracle.sql
                        other migrations/shop.h2.step.1.to.2.sql: for another database than PostgreSQL
                        other migrations/shop.mysql55.step.1.to.2.sql: for another database than PostgreSQL
                        other more/migrations/001_init_mysql.sql: for another database than PostgreSQL
                        """);
    }

    @Test
    void takesTheFolderOfPostgresqlForTheOneThatOtherDatabasesGet() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/migration/common/V1__a.sql",
                        "db/migration/default/V2__b.sql",
                        "db/migration/postgres/V2__b.sql")))
                .isEqualTo("""
                        db/migration: flyway, flyway
                          1 a: common/V1__a.sql
                          2 b: postgres/V2__b.sql
                        other db/migration/default/V2__b.sql: for another database than PostgreSQL
                        """);
    }

    @Test
    void knowsFoldersOfOtherDatabasesByWordsOfTheirNames() throws ConfigurationException {
        assertThat(draw(tree(
                        "schema/mysql-migrations/1_a.sql",
                        "schema/pgsql-migrations/1_a.sql",
                        "schema/migrations-from-oracle/1_b.sql")))
                .isEqualTo("""
                        schema/migrations-from-oracle: plain, psql
                          1 b: 1_b.sql
                        schema/pgsql-migrations: plain, psql
                          1 a: 1_a.sql
                        other schema/mysql-migrations/1_a.sql: for another database than PostgreSQL
                        """);
    }

    @Test
    void ordersNamesAsPeopleReadTheirNumbers() throws ConfigurationException {
        assertThat(draw(tree(
                        "a/patches/1.10.0.sql",
                        "a/patches/1.2.1a.sql",
                        "a/patches/1.2.1.sql",
                        "a/patches/1.9-orders.sql",
                        "b/migrations/upgrade_10.sql",
                        "b/migrations/upgrade_9.sql",
                        "c/migrations/2025-01-10-orders.sql",
                        "c/migrations/2025-01-09-093000_customers.sql",
                        "c/migrations/2024_12_31_items.sql")))
                .isEqualTo("""
                        a/patches: plain, psql
                          1.2.1 -: 1.2.1.sql
                          1.2.1a -: 1.2.1a.sql
                          1.9 orders: 1.9-orders.sql
                          1.10.0 -: 1.10.0.sql
                        b/migrations: plain, psql
                          upgrade_9 upgrade_9: upgrade_9.sql
                          upgrade_10 upgrade_10: upgrade_10.sql
                        c/migrations: plain, psql
                          2024_12_31 items: 2024_12_31_items.sql
                          2025-01-09-093000 customers: 2025-01-09-093000_customers.sql
                          2025-01-10 orders: 2025-01-10-orders.sql
                        """);
    }

    @Test
    void readsPlansOfPgpmAsThoseOfSqitch() throws ConfigurationException {
        assertThat(draw(tree(
                        "pgpm.plan\n%project=shop\n\nschemas/shop [other:@0.1.0] 2025-01-01T00:00:00Z A <a@example.com>\n",
                        "shop.control",
                        "sql/shop--0.1.0.sql",
                        "deploy/schemas/shop.sql",
                        "revert/schemas/shop.sql",
                        "verify/schemas/shop.sql")))
                .isEqualTo("""
                        : sqitch, sqitch
                          schemas/shop -: deploy/schemas/shop.sql, down revert/schemas/shop.sql, verify verify/schemas/shop.sql
                        other sql/shop--0.1.0.sql: in no folder of migrations
                        """);
    }

    @Test
    void takesOnlyThePostgresqlOfSeveralDialects() throws ConfigurationException {
        assertThat(draw(tree(
                        "migrations/1_a.mysql.up.sql",
                        "migrations/1_a.postgres.up.sql",
                        "migrations/1_a.sqlite3.up.sql",
                        "migrations/2_b.up.sql",
                        "migrations/2_b.mysql.down.sql")))
                .isEqualTo("""
                        migrations: golang-migrate, golang-migrate
                          1 a.postgres: 1_a.postgres.up.sql
                          2 b: 2_b.up.sql
                        other migrations/1_a.mysql.up.sql: for another database than PostgreSQL
                        other migrations/1_a.sqlite3.up.sql: for another database than PostgreSQL
                        other migrations/2_b.mysql.down.sql: for another database than PostgreSQL
                        """);
    }

    @Test
    void knowsHasuraByItsConfigurationWhereVersionsAreShort() throws ConfigurationException {
        assertThat(draw(tree(
                        "hasura/config.yaml\nversion: 3\nmetadata_directory: metadata\n",
                        "hasura/migrations/default/10_c/up.sql",
                        "hasura/migrations/default/1_a/up.sql",
                        "hasura/migrations/default/2_b/up.sql")))
                .isEqualTo("""
                        hasura/migrations/default: hasura, hasura
                          1 a: 1_a/up.sql
                          2 b: 2_b/up.sql
                          10 c: 10_c/up.sql
                        """);
    }

    @Test
    void takesAMigrationOfPrismaThatIsAProgramForAnUnknownStep() throws ConfigurationException {
        assertThat(draw(tree(
                        "prisma/migrations/migration_lock.toml\nprovider = \"postgresql\"\n",
                        "prisma/migrations/20250101000000_a/migration.sql",
                        "prisma/migrations/20250102000000_b/migration.ts")))
                .isEqualTo("""
                        prisma/migrations: prisma, prisma
                          20250101000000 a: 20250101000000_a/migration.sql
                          20250102000000 b: 20250102000000_b/migration.ts
                        problem prisma/migrations/20250102000000_b/migration.ts:1:1: A migration is not written in SQL and not judged: 20250102000000_b/migration.ts.
                        """);
    }

    @Test
    void pairsTwoMigrationsOfOneVersionByTheirNames() throws ConfigurationException {
        assertThat(draw(tree(
                        "migrations/1_a.up.sql",
                        "migrations/1_a.down.sql",
                        "migrations/1_b.up.sql",
                        "migrations/1_b.down.sql")))
                .contains("1 a: 1_a.up.sql, down 1_a.down.sql", "1 b: 1_b.up.sql, down 1_b.down.sql");
    }

    @Test
    void findsRollbacksOfSupabaseBesideAndBelowTheMigrations() throws ConfigurationException {
        assertThat(draw(tree(
                        "supabase/migrations/20250101000000_a.sql",
                        "supabase/migrations/20250102000000_b.sql",
                        "supabase/migrations/20250103000000_c.sql",
                        "supabase/migrations/rollback/20250101000000_a_rollback.sql",
                        "supabase/migrations/rollbacks/20250102000000_b.sql",
                        "supabase/rollbacks/20250103000000_c.sql")))
                .isEqualTo("""
                        supabase/migrations: supabase, supabase-cli
                          20250101000000 a: 20250101000000_a.sql, down rollback/20250101000000_a_rollback.sql
                          20250102000000 b: 20250102000000_b.sql, down rollbacks/20250102000000_b.sql
                          20250103000000 c: 20250103000000_c.sql, down supabase/rollbacks/20250103000000_c.sql
                        """);
    }

    @Test
    void pairsTheFilesOfSqlxByTheirVersions() throws ConfigurationException {
        assertThat(draw(tree(
                        "sqlx.toml\n",
                        "migrations/1_orders.up.sql",
                        "migrations/1_drop_orders.down.sql",
                        "migrations/2_gone.down.sql",
                        "migrations/3_index.sql",
                        "migrations/3_index_rollback.sql",
                        "migrations/99999999999999999999_x.sql")))
                .isEqualTo("""
                        migrations: sqlx, sqlx
                          1 orders: 1_orders.up.sql, down 1_drop_orders.down.sql
                          3 index: 3_index.sql, down 3_index_rollback.sql, down applied
                          skipped migrations/2_gone.down.sql: a rollback without the migration that it takes back
                          skipped migrations/99999999999999999999_x.sql: its name does not match <version>_<name>.sql
                        problem migrations/99999999999999999999_x.sql:1:1: The name does not begin with a number of 64 bits, so sqlx refuses the whole folder.
                        """);
    }

    @Test
    void readsFoldersOfDieselHasuraAndPrisma() throws ConfigurationException {
        assertThat(draw(tree(
                        "diesel/migrations/2025-01-02-000000-0000_index/up.sql",
                        "diesel/migrations/2025-01-02-000000-0000_index/down.sql",
                        "diesel/migrations/2025-01-02-000000-0000_index/metadata.toml\nrun_in_transaction = false\n",
                        "diesel/migrations/00000000000000_setup/up.sql",
                        "diesel/migrations/00000000000000_setup/down.sql\n-- nothing",
                        "hasura/migrations/default/1600000000000_orders/up.sql",
                        "hasura/migrations/default/1600000000000_orders/down.sql",
                        "prisma/migrations/migration_lock.toml",
                        "prisma/migrations/20250101000000_orders/migration.sql",
                        "prisma/migrations/20250101000000_orders/notes.sql")))
                .isEqualTo("""
                        diesel/migrations: diesel, diesel
                          00000000000000 setup: 00000000000000_setup/up.sql, down 00000000000000_setup/down.sql
                          202501020000000000 index: 2025-01-02-000000-0000_index/up.sql, down 2025-01-02-000000-0000_index/down.sql
                        hasura/migrations/default: hasura, hasura
                          1600000000000 orders: 1600000000000_orders/up.sql, down 1600000000000_orders/down.sql
                        prisma/migrations: prisma, prisma
                          20250101000000 orders: 20250101000000_orders/migration.sql
                          skipped prisma/migrations/20250101000000_orders/notes.sql: no migration.sql of a migration's folder, so Prisma passes over it
                        """);
    }

    @Test
    void followsTheJournalOfDrizzle() throws ConfigurationException {
        assertThat(draw(tree(
                        """
                        drizzle/meta/_journal.json
                        {"version": "7", "entries": [
                          {"idx": 0, "when": 1700000000001, "tag": "0001_orders"},
                          {"idx": 1, "when": 1700000000002, "tag": "0000_customers"},
                          {"idx": 2, "when": 1700000000003, "tag": "../../0002_gone"}
                        ]}
                        """,
                        "drizzle/0000_customers.sql",
                        "drizzle/0001_orders.sql",
                        "drizzle/0003_draft.sql",
                        "0002_gone.sql")))
                .startsWith("""
                        drizzle: drizzle, drizzle
                          0001 orders: 0001_orders.sql
                          0000 customers: 0000_customers.sql
                          skipped drizzle/0003_draft.sql: not named in meta/_journal.json
                        """)
                .contains(
                        "problem drizzle/meta/_journal.json:4:44: The journal names ../../0002_gone.sql, which is not there.");
    }

    @Test
    void saysWhereAJournalIsBrokenAndReadsTheFilesInTheOrderOfTheirNames() throws ConfigurationException {
        assertThat(draw(tree(
                        "drizzle/meta/_journal.json\n{\"entries\": [\n  {\"idx\": 0,, }\n]}",
                        "drizzle/0000_orders.sql")))
                .isEqualTo("""
                        drizzle: drizzle, drizzle
                          0000 orders: 0000_orders.sql
                        problem drizzle/meta/_journal.json:2:13: The journal is no valid JSON: Unexpected character (',' (code 44)): was expecting double-quote to start field name.
                        """);
    }

    @Test
    void followsThePlanOfSqitchWithItsReworkedChanges() throws ConfigurationException {
        assertThat(draw(tree(
                        """
                        sqitch/sqitch.plan
                        %syntax-version=1.0.0
                        %project=shop

                        schema 2025-01-01T00:00:00Z A <a@example.com> # the schema
                        tables/orders [schema] 2025-01-02T00:00:00Z A <a@example.com>
                        @v1 2025-01-03T00:00:00Z A <a@example.com>
                        tables/orders [tables/orders@v1] 2025-01-04T00:00:00Z A <a@example.com>
                        gone 2025-01-05T00:00:00Z A <a@example.com>
                        a [b] 2025-01-06T00:00:00Z A <a@example.com>
                        b [a] 2025-01-07T00:00:00Z A <a@example.com>
                        """,
                        "sqitch/deploy/schema.sql",
                        "sqitch/revert/schema.sql",
                        "sqitch/verify/schema.sql",
                        "sqitch/deploy/tables/orders.sql",
                        "sqitch/deploy/tables/orders@v1.sql",
                        "sqitch/revert/tables/orders@v1.sql",
                        "sqitch/deploy/a.sql",
                        "sqitch/deploy/b.sql",
                        "sqitch/deploy/unplanned.sql")))
                .isEqualTo("""
                        sqitch: sqitch, sqitch
                          schema -: deploy/schema.sql, down revert/schema.sql, verify verify/schema.sql
                          tables/orders -: deploy/tables/orders@v1.sql, down revert/tables/orders@v1.sql
                          tables/orders -: deploy/tables/orders.sql
                          a -: deploy/a.sql
                          b -: deploy/b.sql
                          skipped sqitch/deploy/unplanned.sql: not in sqitch.plan
                        problem sqitch/sqitch.plan:8:1: The plan names gone, but deploy/gone.sql is not there.
                        problem sqitch/sqitch.plan:9:1: a and b require each other, so sqitch can deploy neither.
                        """);
    }

    @Test
    void looksWhereTheConfigurationOfSqitchSays() throws ConfigurationException {
        SourceTree tree = tree(
                """
                sqitch.conf
                [core]
                \tengine = pg
                \ttop_dir = db
                [engine "pg"]
                \tdeploy_dir = sql/up ; scripts
                \textension = ddl
                [target "other"]
                \ttop_dir = elsewhere
                """,
                "db/sqitch.plan\n%project=shop\n\norders 2025-01-01T00:00:00Z A <a@example.com>\n",
                "db/revert/orders.ddl",
                "sql/up/orders.ddl");
        String history = """
                db: sqitch, sqitch
                  orders -: sql/up/orders.ddl, down revert/orders.ddl
                """;
        assertThat(draw(tree)).isEqualTo(history);
        assertThat(draw(tree, "db")).isEqualTo(history);
    }

    @Test
    void followsNoSettingsOfSqitchOutOfTheProject() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/sqitch.conf\n[core]\n\tdeploy_dir = ../../secret\n",
                        "db/sqitch.plan\norders 2025-01-01T00:00:00Z A <a@example.com>\n",
                        "db/deploy/orders.sql")))
                .isEqualTo("""
                        db: sqitch, sqitch
                          orders -: deploy/orders.sql
                        problem db/sqitch.conf:1:1: ../../secret leads out of the project, so its settings are not followed.
                        """);
    }

    @Test
    void saysWhatSqitchRefusesInAPlan() throws ConfigurationException {
        assertThat(draw(tree("""
                        sqitch.plan
                        orders 2025-01-01T00:00:00Z A <a@example.com>
                        orders 2025-01-02T00:00:00Z A <a@example.com>
                        items [nothing other:thing !orders] 2025-01-02T00:00:00Z A <a@example.com>
                        @v1 2025-01-03T00:00:00Z A <a@example.com>
                        items 2025-01-04T00:00:00Z A <a@example.com>
                        [items]
                        """, "deploy/orders.sql", "deploy/items.sql"))).endsWith("""
                        problem sqitch.plan:2:1: The plan already has orders on line 1, with no tag in between, so sqitch refuses the plan.
                        problem sqitch.plan:3:1: The plan names items, but deploy/items@v1.sql is not there.
                        problem sqitch.plan:3:1: items requires nothing, which the plan does not have.
                        problem sqitch.plan:6:1: The line is neither a change nor a tag.
                        """);
    }

    @Test
    void takesDirectivesOfAtlasForTheFileWhereAnEmptyLineFollows() throws ConfigurationException {
        SourceTree tree = tree(
                "atlas.sum\nh1:x=\n1_a.sql h1:x=\n2_b.sql h1:x=\n",
                "1_a.sql\n# made by hand\n--atlas:txmode none\n\nCREATE TABLE a ();\n",
                "2_b.sql\n-- atlas:txmode none\nCREATE TABLE b ();\n",
                "3_c.sql\n-- atlas:sum ignore\nCREATE TABLE c ();\n");
        assertThat(draw(tree)).isEqualTo("""
                        : atlas, atlas
                          1 a: 1_a.sql
                          2 b: 2_b.sql
                          3 c: 3_c.sql
                        """);
        assertThat(modes(tree))
                .containsExactly(TransactionMode.AUTOCOMMIT, TransactionMode.PER_SCRIPT, TransactionMode.PER_SCRIPT);
    }

    @Test
    void readsTheFoldersThatAtlasHclNames() throws ConfigurationException {
        assertThat(draw(tree("""
                        atlas.hcl
                        # env "old" { migration { dir = "file://old" } }
                        variable "url" {
                          type = string
                        }
                        data "template" "x" {
                          vars = { dir = "file://vars" }
                        }
                        env "local" {
                          url = var.url
                          dev = "docker://postgres/16/dev"
                          migration {
                            dir = "file://db/changes"
                          }
                          diff { skip { drop_table = true } }
                        }
                        env "lite" {
                          url = "sqlite://file.db"
                          migration { dir = "file://lite" }
                        }
                        env "goose" {
                          migration {
                            dir = "file://goose?format=goose"
                          }
                        }
                        env "computed" { migration { dir = "file://${var.dir}" } }
                        """, "db/changes/20250101_orders.sql", "lite/1_orders.sql", "goose/1_orders.sql")))
                .isEqualTo("""
                        db/changes: atlas, atlas
                          20250101 orders: 20250101_orders.sql
                        other goose/1_orders.sql: in no folder of migrations
                        other lite/1_orders.sql: for another database than PostgreSQL
                        """);
    }

    @Test
    void takesASchemaThatAtlasPlansFromForNoMigrations() throws ConfigurationException {
        assertThat(draw(tree(
                        "schema/main.sql\n-- atlas:import tables/orders.sql\n",
                        "schema/tables/orders.sql\nCREATE TABLE orders ();\n",
                        "migrations/1_orders.sql\nCREATE TABLE orders ();\n")))
                .isEqualTo("""
                        migrations: plain, psql
                          1 orders: 1_orders.sql
                        other schema/main.sql: a declarative schema, from which Atlas plans migrations
                        other schema/tables/orders.sql: a declarative schema, from which Atlas plans migrations
                        """);
    }

    @Test
    void cutsAtTheDelimiterThatAtlasIsTold() throws ConfigurationException {
        SourceTree tree = tree(
                "atlas.sum\nh1:x=\n1_a.sql h1:x=\n2_b.sql h1:x=\n",
                "1_a.sql\n-- atlas:delimiter \\n\\n\nCREATE TABLE a (\n\n id int)\n\n\nCREATE TABLE b (x text DEFAULT '\n\n')\n",
                "2_b.sql\n-- atlas:delimiter -- end\nCREATE TABLE c ();\n-- end\nCREATE TABLE d ()\n-- end\n");
        assertThat(statements(tree))
                .containsExactly(
                        "CREATE TABLE a (\n\n id int)",
                        "CREATE TABLE b (x text DEFAULT '\n\n')",
                        "CREATE TABLE c ()",
                        "CREATE TABLE d ()");
    }

    @Test
    void readsAtlasUnlessTheFilesAreAnotherTools() throws ConfigurationException {
        SourceTree tree = tree(
                "atlas/atlas.sum\nh1:x=\n1_orders.sql h1:x=\n2_gone.sql h1:x=\n3_index.sql h1:x=\n4_all.sql h1:x=\n",
                "atlas/1_orders.sql",
                "atlas/3_index.sql\n-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON orders (id);",
                "atlas/4_all.sql\n-- atlas:checkpoint\n\nSELECT 1;",
                "golang/atlas.sum\nh1:x=\n1_orders.up.sql h1:x=\n",
                "golang/1_orders.up.sql");
        assertThat(draw(tree)).isEqualTo("""
                        atlas: atlas, atlas
                          1 orders: 1_orders.sql
                          3 index: 3_index.sql
                          skipped atlas/4_all.sql: a checkpoint, which stands for the migrations before it
                        golang: golang-migrate, golang-migrate
                          1 orders: 1_orders.up.sql
                        problem atlas/atlas.sum:3:1: atlas.sum names 2_gone.sql, which is not there.
                        """);
        assertThat(modes(tree)).containsExactly(TransactionMode.PER_SCRIPT, TransactionMode.AUTOCOMMIT);
    }

    @Test
    void readsTheChangesetsOfLiquibaseInTheOrderOfTheChangelog() throws ConfigurationException {
        SourceTree tree = tree(
                """
                db/changelog.xml
                <databaseChangeLog>
                  <include file="sql/b.sql" relativeToChangelogFile="true"/>
                  <includeAll path="db/sql/more"/>
                  <include file="../../outside.sql" relativeToChangelogFile="true"/>
                  <include file="gone.sql"/>
                </databaseChangeLog>
                """,
                """
                db/sql/b.sql
                --liquibase formatted sql
                --changeset ann:orders
                CREATE TABLE orders ();
                CREATE TABLE customers ();
                --rollback DROP TABLE customers;
                --rollback DROP TABLE orders;

                --changeset ann:index runInTransaction:false
                CREATE INDEX CONCURRENTLY i ON orders (id);
                --rollback not required

                --changeset ann:other dbms:mysql
                CREATE TABLE x ();
                """,
                "db/sql/more/z.sql\n-- liquibase formatted sql\n-- changeset bob:1 runOnChange:true\nSELECT 1;",
                "db/sql/more/a.sql\nSELECT 2;",
                "db/sql/unused.sql");
        assertThat(draw(tree)).isEqualTo("""
                        db/changelog.xml: liquibase, liquibase
                          orders ann: db/sql/b.sql lines 1 to 7, down db/sql/b.sql lines 5 to 6
                          index ann: db/sql/b.sql lines 8 to 11, down db/sql/b.sql lines 10 to 10
                          a -: db/sql/more/a.sql
                          1 bob: db/sql/more/z.sql, repeatable
                          skipped db/sql/b.sql: its changeset ann:other is for mysql
                        other db/sql/unused.sql: no changelog names it
                        problem db/changelog.xml:4:18: The changelog names ../../outside.sql, which lies outside the project.
                        problem db/changelog.xml:5:18: The changelog names gone.sql, which is not there.
                        """);
        List<Migration> migrations = Drawn.read(tree).histories().get(0).migrations();
        assertThat(migrations.get(0).down().orElseThrow().statements())
                .extracting(statement ->
                        statement.range().of(migrations.get(0).up().file().text()))
                .containsExactly("DROP TABLE customers", "DROP TABLE orders");
        assertThat(migrations.get(1).up().transaction()).isEqualTo(TransactionMode.AUTOCOMMIT);
    }

    @Test
    void endsStatementsWhereAChangesetOfLiquibaseSaysSo() throws ConfigurationException {
        SourceTree tree = tree("""
                db/a.sql
                --liquibase formatted sql
                --changeset ann:1 endDelimiter:/ rollbackEndDelimiter:@@
                CREATE TABLE a (id bigint) -- a/b
                /
                CREATE TABLE b (id bigint)/
                --rollback DROP TABLE b@@
                --rollback DROP TABLE a
                --changeset ann:2
                CREATE TABLE c (id bigint);
                """);
        List<Migration> migrations = Drawn.read(tree).histories().get(0).migrations();
        String text = migrations.get(0).up().file().text();
        assertThat(migrations.get(0).up().statements())
                .extracting(statement -> statement.range().of(text).strip())
                .containsExactly("CREATE TABLE a (id bigint)", "CREATE TABLE b (id bigint)");
        assertThat(migrations.get(0).down().orElseThrow().statements())
                .extracting(statement -> statement.range().of(text).strip())
                .containsExactly("DROP TABLE b", "DROP TABLE a");
        assertThat(migrations.get(1).up().statements())
                .extracting(statement -> statement.range().of(text))
                .containsExactly("CREATE TABLE c (id bigint)");
    }

    @Test
    void readsTheSameChangelogInEachLanguage() throws ConfigurationException {
        String[] changelogs = {"""
            db/changelog.xml
            <databaseChangeLog>
              <changeSet id="1" author="ann">
                <sqlFile path="sql/1.sql" relativeToChangelogFile="true"/>
                <rollback><sqlFile path="sql/1_back.sql" relativeToChangelogFile="true"/></rollback>
              </changeSet>
              <changeSet id="2" author="ann"><addColumn tableName="orders"><column name="x" type="int"/></addColumn></changeSet>
              <include file="sql/2.sql" relativeToChangelogFile="true"/>
            </databaseChangeLog>
            """, """
            db/changelog.json
            {"databaseChangeLog": [
              {"changeSet": {"id": 1, "author": "ann",
                "changes": [{"sqlFile": {"path": "sql/1.sql", "relativeToChangelogFile": true}}],
                "rollback": [{"sqlFile": {"path": "sql/1_back.sql", "relativeToChangelogFile": true}}]}},
              {"changeSet": {"id": 2, "author": "ann", "changes": [{"addColumn": {"tableName": "orders", "columns": [{"column": {"name": "x"}}]}}]}},
              {"include": {"file": "sql/2.sql", "relativeToChangelogFile": true}}
            ]}
            """, """
            db/changelog.yaml
            databaseChangeLog:
              - changeSet:
                  id: 1
                  author: ann
                  changes:
                    - sqlFile:
                        path: "sql/1.sql"
                        relativeToChangelogFile: true
                  rollback:
                    - sqlFile:
                        relativeToChangelogFile: true
                        path: sql/1_back.sql
              - changeSet:
                  id: 2
                  author: ann
                  changes:
                  - addColumn:
                      tableName: orders
                      columns: [{column: {name: x, type: int}}]
              - include: {file: sql/2.sql, relativeToChangelogFile: true}
            """};
        for (String changelog : changelogs) {
            String name = changelog.substring(0, changelog.indexOf('\n'));
            assertThat(draw(tree(
                                    changelog,
                                    "db/sql/1.sql",
                                    "db/sql/1_back.sql",
                                    "db/sql/2.sql\n--liquibase formatted sql\n--changeset bob:a\nSELECT 1;\n"))
                            .replaceAll(" lines \\d+ to \\d+", ""))
                    .isEqualTo("""
                            %1$s: liquibase, liquibase
                              1 -: db/sql/1.sql, down db/sql/1_back.sql
                              2 ann: %1$s, down %1$s
                              a bob: db/sql/2.sql
                            """.formatted(name));
        }
    }

    @Test
    void saysWhereAChangelogLeadsOutOfTheProjectOrToItself() throws ConfigurationException {
        assertThat(draw(tree("""
                        changelog.json
                        {"databaseChangeLog": [
                          {"include": {"file": "a.sql"}},
                          {"include": {"file": "../b.sql", "relativeToChangelogFile": true}},
                          {"include": {"file": "changelog.json"}},
                        """, "a.sql\n--liquibase formatted sql\n--changeset bob:a\nSELECT 1;\n")))
                .isEqualTo("""
                        changelog.json: liquibase, liquibase
                          a bob: a.sql
                        problem changelog.json:3:25: The changelog names ../b.sql, which lies outside the project.
                        problem changelog.json:4:25: The changelog includes itself.
                        problem changelog.json:5:1: The changelog is no valid JSON.
                        """);
    }

    @Test
    void readsTheFoldersOfDrizzleUnlessTheyAreForAnotherDatabase() throws ConfigurationException {
        assertThat(draw(tree(
                        "drizzle/20250102000000_warm_cat/migration.sql",
                        "drizzle/20250102000000_warm_cat/snapshot.json\n{\"dialect\": \"postgres\"}",
                        "drizzle/20250101000000_chilly_dog/migration.sql",
                        "drizzle/20250101000000_chilly_dog/snapshot.json\n{\"dialect\": \"postgres\"}")))
                .isEqualTo("""
                        drizzle: drizzle, drizzle
                          20250101000000 chilly_dog: 20250101000000_chilly_dog/migration.sql
                          20250102000000 warm_cat: 20250102000000_warm_cat/migration.sql
                        """);
        assertThat(draw(tree(
                        "drizzle/20250101000000_chilly_dog/migration.sql",
                        "drizzle/20250101000000_chilly_dog/snapshot.json\n{\"dialect\": \"sqlite\"}")))
                .isEqualTo(
                        "other drizzle/20250101000000_chilly_dog/migration.sql: for another database than PostgreSQL\n");
    }

    @Test
    void saysThatAJournalNamesNothing() throws ConfigurationException {
        assertThat(draw(tree("drizzle/meta/_journal.json\n{}", "drizzle/0000_orders.sql")))
                .isEqualTo("""
                        drizzle: drizzle, drizzle
                          0000 orders: 0000_orders.sql
                        problem drizzle/meta/_journal.json:1:1: The journal has no entries, which is where it names the migrations.
                        """);
        assertThat(draw(tree("drizzle/meta/_journal.json\n{\"entries\": [", "drizzle/0000_orders.sql")))
                .endsWith(
                        ": The journal is no valid JSON: Unexpected end-of-input: expected close marker for Array.\n");
    }

    @Test
    void saysThatTwoLayoutsClaimAFolder() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/migration_lock.toml",
                        "db/meta/_journal.json\n{\"entries\": [{\"tag\": \"0000_orders\"}]}",
                        "db/0000_orders.sql",
                        "db/20250101000000_orders/migration.sql")))
                .contains(
                        "problem db:1:1: The folder is both of the layout prisma (it has migration_lock.toml) and of the layout drizzle (it has meta/_journal.json); it is read as the first.");
    }

    @Test
    void readsWhatTheConfigurationSaysItIs() throws ConfigurationException {
        assertThat(draw(tree(
                        "stopover.toml\nlayout = \"sqlx\"\npaths = [\"db\"]\n",
                        "db/1_orders.sql",
                        "other/1_x.sql",
                        "other/2_y.sql")))
                .isEqualTo("""
                        db: sqlx, sqlx
                          1 orders: 1_orders.sql
                        """);
    }

    private static List<TransactionMode> modes(SourceTree tree) throws ConfigurationException {
        return Drawn.read(tree).histories().get(0).migrations().stream()
                .map(migration -> migration.up().transaction())
                .toList();
    }

    /** The text in the file of each statement that goes up. */
    private static List<String> statements(SourceTree tree) throws ConfigurationException {
        return Drawn.read(tree).histories().stream()
                .flatMap(history -> history.migrations().stream())
                .flatMap(migration -> migration.up().statements().stream()
                        .map(statement ->
                                statement.range().of(migration.up().file().text())))
                .toList();
    }

    @Test
    void readsThePlanThatTheConfigurationOfSqitchMeansAndNoOther() throws ConfigurationException {
        String plan = "\n%project=x\na 2026-01-01T00:00:00Z A <a@example.com>\n";
        assertThat(draw(tree(
                        """
                        sqitch.conf
                        [core]
                            engine = pg
                            top_dir = sql
                        [engine "pg"]
                            target = live
                        [target "live"]
                            top_dir = db
                            plan_file = db/live.plan
                        [target "staging"]
                            top_dir = staging
                        """,
                        "db/live.plan" + plan,
                        "db/deploy/a.sql",
                        "staging/sqitch.plan" + plan,
                        "staging/deploy/a.sql",
                        "sqitch.plan" + plan,
                        "deploy/a.sql",
                        "old/sqitch.plan" + plan,
                        "old/deploy/a.sql",
                        "other/sqitch.conf\n[core]\n    engine = pg\n",
                        "other/sqitch.plan" + plan,
                        "other/deploy/a.sql")))
                .isEqualTo("""
                        db: sqitch, sqitch
                          a -: deploy/a.sql
                        other: sqitch, sqitch
                          a -: deploy/a.sql
                        staging: sqitch, sqitch
                          a -: deploy/a.sql
                        other deploy/a.sql: in no folder of migrations
                        other old/deploy/a.sql: in no folder of migrations
                        """);
    }

    @Test
    void knowsFilesForAnotherDatabaseByWhatPostgresCannotRead() throws ConfigurationException {
        String own = "\nCREATE TABLE a (id serial PRIMARY KEY, auto_increment boolean);\n-- ENGINE=x, `a`, PRAGMA\n";
        assertThat(draw(tree("migrations/1_a.sql" + own, "migrations/2_b.sql\nUPDATE a SET engine = '`PRAGMA`';\n")))
                .doesNotContain("another database");
        for (String foreign : List.of(
                "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);",
                "PRAGMA foreign_keys = ON;",
                "CREATE TABLE a (id int) ENGINE=InnoDB;",
                "CREATE TABLE `a` (id int);",
                "CREATE TABLE a (id int IDENTITY(1, 1));")) {
            String other = "other %s: for another database than PostgreSQL\n";
            assertThat(draw(tree("migrations/1_a.sql\n" + foreign, "migrations/2_b.sql\nCREATE TABLE b (id int);")))
                    .as(foreign)
                    .isEqualTo(other.formatted("migrations/1_a.sql") + other.formatted("migrations/2_b.sql"));
            assertThat(draw(tree("migrations/1_a.sql" + own, "migrations/2_b.sql\n" + foreign)))
                    .as(foreign)
                    .contains("1 a: 1_a.sql")
                    .contains(other.formatted("migrations/2_b.sql"));
            assertThat(draw(tree("stopover.toml\nrunner = \"psql\"\n", "migrations/1_a.sql\n" + foreign)))
                    .contains("1 a: 1_a.sql");
        }
    }
}
