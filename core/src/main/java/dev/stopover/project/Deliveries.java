package dev.stopover.project;

import static dev.stopover.migration.TransactionMode.ALL_SCRIPTS;
import static dev.stopover.migration.TransactionMode.AUTOCOMMIT;
import static dev.stopover.migration.TransactionMode.IMPLICIT_WHEN_SEVERAL;
import static dev.stopover.migration.TransactionMode.PER_SCRIPT;
import static dev.stopover.migration.TransactionMode.SPLIT_AROUND_FORBIDDEN;
import static dev.stopover.migration.TransactionMode.UNMIXED;

import dev.stopover.config.Configuration;
import dev.stopover.migration.Delivery;
import dev.stopover.migration.Runner;

/** How each runner delivers a script in which nothing says otherwise. */
final class Deliveries {

    private Deliveries() {}

    /** A runner's usual way. */
    static Delivery usual(Runner runner, String unit, Configuration configuration) {
        return switch (runner) {
            case SUPABASE_CLI -> supabase(configuration, unit);
            case PSQL, SQITCH -> Delivery.stepwise(runner, AUTOCOMMIT, unit);
            case FLYWAY -> Delivery.stepwise(runner, UNMIXED, unit);
            case GOOSE, SQL_MIGRATE, LIQUIBASE, ATLAS -> Delivery.stepwise(runner, PER_SCRIPT, unit);
            case DBMATE, SQLX, DIESEL, HASURA -> Delivery.together(runner, PER_SCRIPT, unit);
            case GOLANG_MIGRATE, PRISMA -> Delivery.together(runner, IMPLICIT_WHEN_SEVERAL, unit);
            case DRIZZLE -> Delivery.stepwise(runner, ALL_SCRIPTS, unit);
            case NODE_PG_MIGRATE -> Delivery.together(runner, ALL_SCRIPTS, unit);
        };
    }

    /** Up to 2.108 the CLI sent a file as one pipeline; since then it ends its transaction around some statements. */
    private static Delivery supabase(Configuration configuration, String unit) {
        boolean pipeline = configuration
                .supabaseCliVersion()
                .map(version -> Versions.compareDotted(version, "2.109") < 0)
                .orElse(false);
        return pipeline
                ? Delivery.together(Runner.SUPABASE_CLI, IMPLICIT_WHEN_SEVERAL, unit)
                : Delivery.stepwise(Runner.SUPABASE_CLI, SPLIT_AROUND_FORBIDDEN, unit);
    }
}
