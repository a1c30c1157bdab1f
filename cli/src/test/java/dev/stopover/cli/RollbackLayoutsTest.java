package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each layout's rollbacks: written where the layout has them, read from there, and found to restore. */
class RollbackLayoutsTest {

    private static final String MAKE = "CREATE TABLE orders (id bigint);\n";
    private static final String CHANGE = "ALTER TABLE orders ADD COLUMN note text;\nCREATE FUNCTION one() RETURNS int"
            + " LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;\n";

    @TempDir
    Path folder;

    /**
     * A project without rollbacks.
     *
     * @param name what the case is called
     * @param files names and texts of its files, in turn
     * @param rollback the file in which the second migration's rollback is to be found
     * @param holds what it holds there
     */
    record Project(String name, List<String> files, String rollback, String holds) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Project> projects() {
        return Stream.of(
                project("golang-migrate", "migrations/1_a.up.sql", "migrations/2_b.up.sql", "migrations/2_b.down.sql"),
                new Project(
                        "up and down folders",
                        List.of(
                                "sql/migrations/up/001_a.sql",
                                MAKE,
                                "sql/migrations/down/001_a.sql",
                                "DROP TABLE orders;\n",
                                "sql/migrations/up/002_b.sql",
                                CHANGE),
                        "sql/migrations/down/002_b.sql",
                        "-- Takes back 002_b.sql."),
                project(
                        "Supabase",
                        "supabase/migrations/20250101000000_a.sql",
                        "supabase/migrations/20250102000000_b.sql",
                        "supabase/rollbacks/20250102000000_b_DOWN.sql"),
                new Project(
                        "Atlas",
                        List.of(
                                "atlas.hcl",
                                "env \"local\" {\n  migration {\n    dir = \"file://migrations\"\n  }\n}\n",
                                "migrations/20250101000000_a.sql",
                                MAKE,
                                "migrations/20250102000000_b.sql",
                                CHANGE),
                        "migrations/rollbacks/20250102000000_b_DOWN.sql",
                        "-- Takes back 20250102000000_b.sql."),
                project("Flyway", "db/migration/V1__a.sql", "db/migration/V2__b.sql", "db/migration/U2__b.sql"),
                new Project(
                        "sqitch",
                        List.of(
                                "sqitch.plan",
                                "%project=shop\n\na 2025-01-01T00:00:00Z A <a@example.com>\n"
                                        + "b 2025-01-02T00:00:00Z A <a@example.com>\n",
                                "deploy/a.sql",
                                MAKE,
                                "deploy/b.sql",
                                CHANGE),
                        "revert/b.sql",
                        "BEGIN;"),
                project(
                        "Diesel",
                        "migrations/2025-01-01-000000_a/up.sql",
                        "migrations/2025-01-02-000000_b/up.sql",
                        "migrations/2025-01-02-000000_b/down.sql"),
                section("goose", "-- +goose Up\n", "-- +goose Down"),
                section("dbmate", "-- migrate:up\n", "-- migrate:down"),
                section("sql-migrate", "-- +migrate Up\n", "-- +migrate Down"),
                section("node-pg-migrate", "-- Up Migration\n", "-- Down Migration"),
                new Project(
                        "Liquibase in SQL",
                        List.of(
                                "db/changelog.sql",
                                "--liquibase formatted sql\n\n--changeset a:1\n" + MAKE
                                        + "\n--changeset a:2 splitStatements:false\n" + CHANGE),
                        "db/changelog.sql",
                        "--rollback DROP FUNCTION IF EXISTS public.one();"),
                new Project(
                        "Liquibase in XML",
                        List.of("db/changelog.xml", """
                                <?xml version="1.0" encoding="UTF-8"?>
                                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
                                    <changeSet id="1" author="a">
                                        <createTable tableName="orders"><column name="id" type="bigint"/></createTable>
                                    </changeSet>
                                    <changeSet id="2" author="a">
                                        <sql splitStatements="false">CREATE FUNCTION one() RETURNS boolean LANGUAGE sql
                                            AS $$ SELECT 1 &lt; 2; $$;</sql>
                                    </changeSet>
                                    <changeSet id="3" author="a">
                                        <sql>DROP FUNCTION one();</sql>
                                    </changeSet>
                                </databaseChangeLog>
                                """),
                        "db/changelog.xml",
                        "AS $$ SELECT 1 &lt; 2; $$;</sql>\n            <sql splitStatements=\"false\">DO $$"));
    }

    private static Project project(String name, String first, String second, String rollback) {
        return new Project(name, List.of(first, MAKE, second, CHANGE), rollback, "-- Takes back ");
    }

    private static Project section(String name, String up, String down) {
        return new Project(
                name,
                List.of("migrations/00001_a.sql", up + MAKE, "migrations/00002_b.sql", up + block(name, CHANGE)),
                "migrations/00002_b.sql",
                down + "\n-- Takes back 00002_b.sql.");
    }

    private static String block(String tool, String sql) {
        String mark = tool.equals("goose") ? "goose" : tool.equals("sql-migrate") ? "migrate" : "";
        return mark.isEmpty() ? sql : "-- +%s StatementBegin\n%s-- +%s StatementEnd\n".formatted(mark, sql, mark);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void writesReadsAndProvesTheRollbacksOfEveryLayout(Project project) throws IOException {
        for (int i = 0; i < project.files().size(); i += 2) {
            Path file = folder.resolve(project.files().get(i));
            Files.createDirectories(file.getParent());
            Files.writeString(file, project.files().get(i + 1));
        }
        Shell.Outcome written = stopover("rollback", "write", "--all-missing");
        assertThat(written.errors()).isEmpty();
        assertThat(written.status()).isZero();
        assertThat(Files.readString(folder.resolve(project.rollback()))).contains(project.holds());
        Shell.Outcome checked = stopover("rollback", "check");
        assertThat(checked.out()).matches("(\\d) of \\1 rollbacks restore the schema\\.\n");
        assertThat(checked.status()).isZero();
        assertThat(stopover("rollback", "write", "--all-missing").out()).isEmpty();
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }
}
