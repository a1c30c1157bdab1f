package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.rule.ScriptContext;
import dev.stopover.source.Decoding;

/** The bytes before and behind the text, which some runners send as they are. */
final class SentEncoding {

    private SentEncoding() {}

    /** Reports a file whose encoding its runner sends on to a server that refuses it. Whether it did. */
    static boolean report(Script script, ScriptContext context) {
        Decoding decoding = script.file().decoding();
        if (decoding == Decoding.UTF_8 || script.statements().isEmpty()) {
            return false;
        }
        Runner runner = script.delivery().runner();
        if (decoding == Decoding.UTF_8_WITH_MARK && refusesMark(script, runner)) {
            String refused = runner == Runner.DBMATE
                    ? "%s refuses the file: to it a byte order mark is a statement before -- migrate:up."
                    : "%s sends the byte order mark before it to PostgreSQL, which answers with a syntax error.";
            report(
                    script,
                    refused.formatted(runner.title()),
                    "Save the file as UTF-8 without a byte order mark.",
                    context);
            return true;
        }
        if ((decoding == Decoding.UTF_16_LITTLE_ENDIAN || decoding == Decoding.UTF_16_BIG_ENDIAN)
                && refusesUtf16(runner)) {
            report(
                    script,
                    "The file is UTF-16, which is refused when it comes from %s.".formatted(runner.title()),
                    "Save the file as UTF-8.",
                    context);
            return true;
        }
        return false;
    }

    private static void report(Script script, String message, String help, ScriptContext context) {
        context.report(script.statements().get(0).keywords(), message).help(help);
    }

    /**
     * golang-migrate ({@code Migration.Buffer}), sqlx ({@code migrate/source.rs}) and Drizzle ({@code migrator.ts}) send
     * the file as it is; dbmate ({@code pkg/dbmate/migration.go}) looks for its sections first. psql, Flyway and Liquibase
     * drop the mark. Of the others it is not known.
     */
    private static boolean refusesMark(Script script, Runner runner) {
        return switch (runner) {
            case GOLANG_MIGRATE, SQLX, DRIZZLE -> script.range().start() == 0;
            case DBMATE -> true;
            default -> false;
        };
    }

    /** PostgreSQL answers psql and golang-migrate with 22021, invalid byte sequence; sqlx reads UTF-8 alone. */
    private static boolean refusesUtf16(Runner runner) {
        return switch (runner) {
            case PSQL, SQITCH, GOLANG_MIGRATE, SQLX -> true;
            default -> false;
        };
    }
}
