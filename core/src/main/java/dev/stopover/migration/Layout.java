package dev.stopover.migration;

import java.util.Optional;

/** How the files of a migration folder pair up and order. */
public enum Layout {
    /** {@code supabase/migrations/<digits>_<name>.sql}. */
    SUPABASE("supabase", false),
    /** {@code V<version>__<name>.sql}, with {@code U}, {@code R} and {@code B}. */
    FLYWAY("flyway", false),
    /** {@code <digits>_<name>.up.sql} and {@code .down.sql}. */
    GOLANG_MIGRATE("golang-migrate", true),
    /** One file with {@code -- +goose Up} and {@code -- +goose Down}. */
    GOOSE("goose", true),
    /** One file with {@code -- migrate:up} and {@code -- migrate:down}. */
    DBMATE("dbmate", true),
    /** {@code <digits>_<name>.sql}, or with {@code .up.sql} and {@code .down.sql}. */
    SQLX("sqlx", false),
    /** {@code <version>_<name>/up.sql} and {@code down.sql}. */
    DIESEL("diesel", true),
    /** One file with {@code -- +migrate Up} and {@code -- +migrate Down}. */
    SQL_MIGRATE("sql-migrate", true),
    /** {@code <timestamp>_<name>/migration.sql}. */
    PRISMA("prisma", false),
    /** Files named by {@code meta/_journal.json}. */
    DRIZZLE("drizzle", false),
    /** {@code <timestamp>_<name>/up.sql} and {@code down.sql}, in a folder for each database. */
    HASURA("hasura", true),
    /** Changesets in formatted SQL. */
    LIQUIBASE("liquibase", true),
    /** {@code deploy/}, {@code revert/} and {@code verify/}, in the order of {@code sqitch.plan}. */
    SQITCH("sqitch", true),
    /** {@code <version>_<name>.sql} beside {@code atlas.sum}. */
    ATLAS("atlas", false),
    /** {@code <digits>_<name>.sql} with {@code -- Up Migration} and {@code -- Down Migration}. */
    NODE_PG_MIGRATE("node-pg-migrate", false),
    /** {@code up/<name>.sql} and {@code down/<name>.sql}. */
    UP_DOWN_FOLDERS("up-down-folders", true),
    /** {@code <name>.sql} and {@code <name>_DOWN.sql} or the like. */
    SUFFIX_PAIR("suffix-pair", true),
    /** Files in the order of their names. */
    PLAIN("plain", false);

    private final String id;
    private final boolean rollbacksByNature;

    Layout(String id, boolean rollbacksByNature) {
        this.id = id;
        this.rollbacksByNature = rollbacksByNature;
    }

    /** Its name in configuration files and output. */
    public String id() {
        return id;
    }

    /** Whether a migration of this layout has a rollback by its nature. */
    public boolean rollbacksByNature() {
        return rollbacksByNature;
    }

    /** Whether a file lists the migrations in their order, so that their names say nothing of it. */
    public boolean isOrderedByList() {
        return this == LIQUIBASE || this == SQITCH;
    }

    /** Whether the tool of this layout runs rollbacks itself; those of the others are run by hand. */
    public boolean runsRollbacks() {
        return switch (this) {
            case FLYWAY,
                    GOLANG_MIGRATE,
                    GOOSE,
                    DBMATE,
                    SQLX,
                    DIESEL,
                    SQL_MIGRATE,
                    HASURA,
                    LIQUIBASE,
                    SQITCH,
                    NODE_PG_MIGRATE -> true;
            case SUPABASE, PRISMA, DRIZZLE, ATLAS, UP_DOWN_FOLDERS, SUFFIX_PAIR, PLAIN -> false;
        };
    }

    /**
     * Where the rollback of a migration lies in this layout, to follow a verb: "down.sql beside it".
     *
     * @param file the name of the file with the script to go up
     */
    public String rollbackOf(String file) {
        String stem = file.replaceFirst("(\\.up)?\\.sql$", "");
        return switch (this) {
            case GOLANG_MIGRATE, SQLX -> stem + ".down.sql beside it";
            case GOOSE -> "a section that begins with -- +goose Down";
            case DBMATE -> "a section that begins with -- migrate:down";
            case SQL_MIGRATE -> "a section that begins with -- +migrate Down";
            case NODE_PG_MIGRATE -> "a section that begins with -- Down Migration";
            case DIESEL, HASURA, PRISMA -> "down.sql beside it";
            case LIQUIBASE -> "its --rollback lines";
            case SQITCH -> "revert/" + file;
            case UP_DOWN_FOLDERS -> "down/" + file;
            case FLYWAY -> "U%s beside it".formatted(file.replaceFirst("^[VB]", ""));
            case SUPABASE -> "supabase/rollbacks/%s_DOWN.sql".formatted(stem);
            case ATLAS -> "rollbacks/%s_DOWN.sql".formatted(stem);
            case DRIZZLE, SUFFIX_PAIR, PLAIN -> stem + "_DOWN.sql";
        };
    }

    /** The layout of that name, if there is one. */
    public static Optional<Layout> of(String id) {
        for (Layout layout : values()) {
            if (layout.id.equals(id)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }
}
