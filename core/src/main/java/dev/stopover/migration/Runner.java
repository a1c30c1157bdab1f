package dev.stopover.migration;

/** The tool that runs migrations. */
public enum Runner {
    /** The Supabase CLI. */
    SUPABASE_CLI("supabase-cli"),
    /** {@code psql -f}. */
    PSQL("psql"),
    /** Flyway. */
    FLYWAY("flyway"),
    /** golang-migrate. */
    GOLANG_MIGRATE("golang-migrate"),
    /** goose. */
    GOOSE("goose"),
    /** dbmate. */
    DBMATE("dbmate"),
    /** sqlx. */
    SQLX("sqlx"),
    /** diesel. */
    DIESEL("diesel"),
    /** sql-migrate. */
    SQL_MIGRATE("sql-migrate"),
    /** Prisma Migrate. */
    PRISMA("prisma"),
    /** Drizzle. */
    DRIZZLE("drizzle"),
    /** Hasura. */
    HASURA("hasura"),
    /** Liquibase. */
    LIQUIBASE("liquibase"),
    /** sqitch, through psql. */
    SQITCH("sqitch"),
    /** Atlas. */
    ATLAS("atlas"),
    /** node-pg-migrate. */
    NODE_PG_MIGRATE("node-pg-migrate");

    private final String id;

    Runner(String id) {
        this.id = id;
    }

    /** Its name in configuration files and output. */
    public String id() {
        return id;
    }
}
