package dev.stopover.migration;

import java.util.Optional;

/** The tool that runs migrations. */
public enum Runner {
    /** The Supabase CLI. */
    SUPABASE_CLI("supabase-cli", "the Supabase CLI"),
    /** {@code psql -f}. */
    PSQL("psql", "psql"),
    /** Flyway. */
    FLYWAY("flyway", "Flyway", " with executeInTransaction=false in its .conf file"),
    /** golang-migrate. */
    GOLANG_MIGRATE("golang-migrate", "golang-migrate"),
    /** goose. */
    GOOSE("goose", "goose", " that says -- +goose NO TRANSACTION"),
    /** dbmate. */
    DBMATE("dbmate", "dbmate", " that says -- migrate:up transaction:false"),
    /** sqlx. */
    SQLX("sqlx", "sqlx", " whose first line is -- no-transaction"),
    /** diesel. */
    DIESEL("diesel", "diesel", " with run_in_transaction = false in its metadata.toml"),
    /** sql-migrate. */
    SQL_MIGRATE("sql-migrate", "sql-migrate", " that says -- +migrate Up notransaction"),
    /** Prisma Migrate. */
    PRISMA("prisma", "Prisma"),
    /** Drizzle. */
    DRIZZLE("drizzle", "Drizzle"),
    /** Hasura. */
    HASURA("hasura", "Hasura"),
    /** Liquibase. */
    LIQUIBASE("liquibase", "Liquibase", " whose changeset says runInTransaction:false"),
    /** sqitch, through psql. */
    SQITCH("sqitch", "sqitch"),
    /** Atlas. */
    ATLAS("atlas", "Atlas", " that says -- atlas:txmode none"),
    /** node-pg-migrate. */
    NODE_PG_MIGRATE("node-pg-migrate", "node-pg-migrate");

    private final String id;
    private final String title;
    private final String outsideTransaction;

    Runner(String id, String title) {
        this(id, title, " that runs without a transaction");
    }

    Runner(String id, String title, String outsideTransaction) {
        this.id = id;
        this.title = title;
        this.outsideTransaction = outsideTransaction;
    }

    /** Its name in configuration files and output. */
    public String id() {
        return id;
    }

    /** Its name in sentences. */
    public String title() {
        return title;
    }

    /** Its name where a sentence begins. */
    public String subject() {
        return this == SUPABASE_CLI ? "The Supabase CLI" : title;
    }

    /** What makes a migration run outside a transaction, in the runner's own words, to follow "a migration of its own". */
    public String outsideTransaction() {
        return outsideTransaction;
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
