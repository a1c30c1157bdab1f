package dev.stopover.project.layout;

import static dev.stopover.migration.TransactionMode.ALL_SCRIPTS;
import static dev.stopover.migration.TransactionMode.AUTOCOMMIT;
import static dev.stopover.migration.TransactionMode.IMPLICIT_WHEN_SEVERAL;
import static dev.stopover.migration.TransactionMode.PER_SCRIPT;
import static dev.stopover.migration.TransactionMode.SPLIT_AROUND_FORBIDDEN;
import static dev.stopover.migration.TransactionMode.UNMIXED;

import dev.stopover.config.Configuration;
import dev.stopover.migration.BreakpointSplitter;
import dev.stopover.migration.Delivery;
import dev.stopover.migration.GooseSplitter;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SqlMigrateSplitter;
import dev.stopover.migration.SupabaseSplitter;
import dev.stopover.migration.SupabaseSplitter.Era;
import dev.stopover.migration.SupabaseSplitter.Sending;
import java.util.Optional;

/** How each runner delivers a script in which nothing says otherwise. */
public final class Deliveries {

    private static final String WITHOUT_TRANSACTION = "-- pg-delta: transaction=false";

    private Deliveries() {}

    /** A runner's usual way. */
    public static Delivery usual(Runner runner, String unit, Configuration configuration) {
        return switch (runner) {
            case SUPABASE_CLI -> supabase(configuration.supabaseCliVersion(), unit);
            case PSQL, SQITCH -> Delivery.stepwise(runner, AUTOCOMMIT, unit);
            case FLYWAY -> Delivery.stepwise(runner, UNMIXED, unit);
            case GOOSE -> Delivery.stepwise(runner, PER_SCRIPT, unit).cutBy(new GooseSplitter());
            case SQL_MIGRATE -> Delivery.stepwise(runner, PER_SCRIPT, unit).cutBy(new SqlMigrateSplitter());
            case LIQUIBASE, ATLAS -> Delivery.stepwise(runner, PER_SCRIPT, unit);
            case DBMATE, SQLX, DIESEL, HASURA -> Delivery.together(runner, PER_SCRIPT, unit);
            case GOLANG_MIGRATE, PRISMA -> Delivery.together(runner, IMPLICIT_WHEN_SEVERAL, unit);
            case DRIZZLE -> Delivery.stepwise(runner, ALL_SCRIPTS, unit).cutBy(new BreakpointSplitter());
            case NODE_PG_MIGRATE -> Delivery.together(runner, ALL_SCRIPTS, unit);
        };
    }

    /** Up to 2.108 the CLI sent a file as one pipeline; since then it ends its transaction around some statements. */
    public static Delivery supabase(Optional<String> version, String unit) {
        Delivery delivery = isBefore("2.109", version)
                ? Delivery.together(Runner.SUPABASE_CLI, IMPLICIT_WHEN_SEVERAL, unit)
                : Delivery.stepwise(Runner.SUPABASE_CLI, SPLIT_AROUND_FORBIDDEN, unit);
        boolean known = version.isPresent();
        return delivery.cutBy(new SupabaseSplitter(era(version), sending(version), known));
    }

    private static Era era(Optional<String> version) {
        for (Era era : Era.values()) {
            if (era != Era.NEWEST && isBefore(era.until(), version)) {
                return era;
            }
        }
        return Era.NEWEST;
    }

    /** From 2.109 to 2.114 statements were sent as they are; since 2.117 they are in files with a BEGIN or the like. */
    private static Sending sending(Optional<String> version) {
        if (isBefore("2.109", version)) {
            return Sending.PREPARED;
        }
        if (isBefore("2.115", version)) {
            return Sending.SIMPLE;
        }
        return isBefore("2.117", version) ? Sending.PREPARED : Sending.PREPARED_UNLESS_CONTROLLED;
    }

    /** From 2.118 on a file whose first line is this is sent statement by statement, in no transaction. */
    public static boolean isWithoutTransaction(String text, Optional<String> version) {
        int newline = text.indexOf('\n');
        String first = newline < 0 ? text : text.substring(0, newline);
        return !isBefore("2.118", version)
                && (first.equals(WITHOUT_TRANSACTION) || first.equals(WITHOUT_TRANSACTION + '\r'));
    }

    /** Whether the project says that it uses an older version of the CLI. */
    private static boolean isBefore(String other, Optional<String> version) {
        return version.map(own -> Versions.compareDotted(own, other) < 0).orElse(false);
    }
}
