package dev.stopover.rules.transactions;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.rule.Draft;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.source.Decoding;
import java.util.Optional;

/** The bytes before and behind the text, which some runners send as they are. */
final class SentEncoding {

    private SentEncoding() {}

    /** Reports a file whose encoding its runner sends on to a server that refuses it. Whether it did. */
    static boolean report(Script script, ScriptContext context) {
        Decoding decoding = script.file().decoding();
        if (decoding == Decoding.UTF_8 || script.statements().isEmpty()) {
            return false;
        }
        Optional<String> fault = switch (decoding) {
            case UTF_8_WITH_MARK -> mark(script);
            case UTF_16_LITTLE_ENDIAN, UTF_16_BIG_ENDIAN -> utf16(script.delivery());
            default -> Optional.empty();
        };
        fault.ifPresent(message -> {
            Draft draft = context.report(script.statements().get(0).keywords(), message);
            if (decoding == Decoding.UTF_8_WITH_MARK) {
                draft.help("Save the file as UTF-8 without a byte order mark.");
            } else if (script.delivery().runner() == Runner.FLYWAY) {
                draft.help("Save the file as UTF-8, or set flyway.encoding.").atMost(Severity.WARNING);
            } else {
                draft.help("Save the file as UTF-8.");
            }
        });
        return fault.isPresent();
    }

    /**
     * What a mark does. golang-migrate ({@code Migration.Buffer}), sqlx ({@code migrate/source.rs}), diesel ({@code
     * file_based_migrations.rs}), Atlas ({@code sql/migrate/lex.go}), Drizzle ({@code migrator.ts}), node-pg-migrate ({@code
     * sqlMigration.ts}), Prisma ({@code migrations_directory.rs}) and the Supabase CLI while it was written in Go ({@code
     * pkg/parser/token.go}) send the file as it is. goose ({@code sqlparser/parser.go}), dbmate ({@code
     * pkg/dbmate/migration.go}) and sql-migrate ({@code sqlparse.go}) look for their sections first. psql, Flyway and
     * Liquibase were seen to drop it. Of Hasura it is not known.
     */
    private static Optional<String> mark(Script script) {
        Runner runner = script.delivery().runner();
        boolean first = script.range().start() == 0;
        return switch (runner) {
            case GOLANG_MIGRATE, SQLX, DIESEL, ATLAS, DRIZZLE, NODE_PG_MIGRATE, PRISMA ->
                sent(first, script.delivery());
            case SUPABASE_CLI -> sent(first && script.delivery().together(), script.delivery());
            case GOOSE, DBMATE ->
                Optional.of("%s refuses the file: to it a byte order mark is a statement before %s."
                        .formatted(runner.title(), runner == Runner.GOOSE ? "-- +goose Up" : "-- migrate:up"));
            case SQL_MIGRATE ->
                script.file().line(1).startsWith("-- +migrate")
                        ? Optional.of(
                                "sql-migrate does not see -- +migrate Up behind a byte order mark: it passes over the "
                                        + "section and takes the migration for applied.")
                        : Optional.empty();
            case PSQL, SQITCH, FLYWAY, LIQUIBASE, HASURA -> Optional.empty();
        };
    }

    private static Optional<String> sent(boolean sends, Delivery delivery) {
        return sends
                ? Optional.of("%s sends the byte order mark before it to PostgreSQL, which answers with a syntax error."
                        .formatted(delivery.runnerSubject()))
                : Optional.empty();
    }

    /**
     * PostgreSQL answers psql and all that send the bytes with 22021, invalid byte sequence; those that look for sections do
     * not find them; Flyway, sqlx and diesel read UTF-8 alone. Liquibase was seen to read it.
     */
    private static Optional<String> utf16(Delivery delivery) {
        return switch (delivery.runner()) {
            case LIQUIBASE, HASURA -> Optional.empty();
            default ->
                Optional.of("The file is UTF-16, which is refused when it comes from %s."
                        .formatted(delivery.runnerTitle()));
        };
    }
}
