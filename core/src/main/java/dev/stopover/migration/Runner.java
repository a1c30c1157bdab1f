package dev.stopover.migration;

import java.util.Optional;

/** The tool that runs migrations. */
public enum Runner {
    /** The Supabase CLI. */
    SUPABASE_CLI("supabase-cli", "the Supabase CLI"),
    /** {@code psql -f}. */
    PSQL("psql", "psql"),
    /** Flyway. */
    FLYWAY("flyway", "Flyway"),
    /** golang-migrate. */
    GOLANG_MIGRATE("golang-migrate", "golang-migrate"),
    /** goose. */
    GOOSE("goose", "goose"),
    /** dbmate. */
    DBMATE("dbmate", "dbmate"),
    /** sqlx. */
    SQLX("sqlx", "sqlx"),
    /** diesel. */
    DIESEL("diesel", "diesel"),
    /** sql-migrate. */
    SQL_MIGRATE("sql-migrate", "sql-migrate"),
    /** Prisma Migrate. */
    PRISMA("prisma", "Prisma"),
    /** Drizzle. */
    DRIZZLE("drizzle", "Drizzle"),
    /** Hasura. */
    HASURA("hasura", "Hasura"),
    /** Liquibase. */
    LIQUIBASE("liquibase", "Liquibase"),
    /** sqitch, through psql. */
    SQITCH("sqitch", "sqitch"),
    /** Atlas. */
    ATLAS("atlas", "Atlas"),
    /** node-pg-migrate. */
    NODE_PG_MIGRATE("node-pg-migrate", "node-pg-migrate");

    private final String id;
    private final String title;

    Runner(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Its name in configuration files and output. */
    public String id() {
        return id;
    }

    /** Its name in sentences. */
    public String title() {
        return title;
    }

    /** The runner of that name, if there is one. */
    public static Optional<Runner> of(String id) {
        for (Runner runner : values()) {
            if (runner.id.equals(id)) {
                return Optional.of(runner);
            }
        }
        return Optional.empty();
    }
}
