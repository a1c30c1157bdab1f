package dev.stopover.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.project.walk.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What each statement of a script meets, in words. */
class TransactionsTest {

    @Test
    void standsOutsideUnderPsqlUntilTheAuthorBegins() throws ConfigurationException {
        assertThat(words(Runner.PSQL, """
                        CREATE TABLE orders ();
                        BEGIN;
                        DROP TABLE orders;
                        COMMIT;
                        VACUUM;
                        """))
                .containsExactly(
                        "outside a transaction",
                        "outside a transaction",
                        "between BEGIN on line 2 and COMMIT on line 4",
                        "between BEGIN on line 2 and COMMIT on line 4",
                        "outside a transaction");
    }

    @Test
    void saysThatNothingEndsATransaction() throws ConfigurationException {
        assertThat(words(Runner.PSQL, "START TRANSACTION;\nSELECT 1;"))
                .containsExactly("outside a transaction", "after START TRANSACTION on line 1, which nothing ends");
    }

    @Test
    void standsInTheRunnersTransactionUntilTheAuthorEndsIt() throws ConfigurationException {
        assertThat(words(Runner.GOOSE, "SELECT 1;\nCOMMIT;\nSELECT 2;\n"))
                .containsExactly(
                        "inside the transaction that goose opens for each file",
                        "inside the transaction that goose opens for each file",
                        "outside a transaction, because COMMIT on line 2 ended the one that goose had opened");
        assertThat(words(Runner.DBMATE, "SELECT 1;\nCOMMIT;\nSELECT 2;\n"))
                .endsWith("inside the implicit transaction of a file whose statements dbmate sends together");
    }

    @Test
    void makesSeveralStatementsOfOneStringATransaction() throws ConfigurationException {
        assertThat(words(Runner.GOLANG_MIGRATE, "CREATE INDEX CONCURRENTLY i ON orders (id);"))
                .containsExactly("outside a transaction");
        assertThat(words(Runner.GOLANG_MIGRATE, "SELECT 1;\nBEGIN;\nSELECT 2;\nCOMMIT;\nSELECT 3;\n"))
                .containsExactly(
                        "inside the implicit transaction of a file whose statements golang-migrate sends together",
                        "inside the implicit transaction of a file whose statements golang-migrate sends together",
                        "between BEGIN on line 2 and COMMIT on line 4",
                        "between BEGIN on line 2 and COMMIT on line 4",
                        "inside the implicit transaction of a file whose statements golang-migrate sends together");
    }

    @Test
    void makesStatementsThatGooseSendsTogetherATransaction() throws ConfigurationException {
        Script script = script(UnaryOperator.identity(), "migrations/1_a.sql", """
                -- +goose NO TRANSACTION
                -- +goose Up
                SELECT 1; VACUUM;
                VACUUM;
                -- +goose StatementBegin
                SELECT 3;
                VACUUM;
                -- +goose StatementEnd
                BEGIN; SELECT 4; COMMIT; VACUUM;
                """);
        assertThat(script.transactions())
                .extracting(Transaction::words)
                .containsExactly(
                        "inside the implicit transaction of line 3, which goose sends together",
                        "inside the implicit transaction of line 3, which goose sends together",
                        "outside a transaction",
                        "inside the implicit transaction of lines 6 to 7, which goose sends together",
                        "inside the implicit transaction of lines 6 to 7, which goose sends together",
                        "inside the implicit transaction of line 9, which goose sends together",
                        "between BEGIN on line 9 and COMMIT on line 9",
                        "between BEGIN on line 9 and COMMIT on line 9",
                        "inside the implicit transaction of line 9, which goose sends together");
    }

    @Test
    void makesStatementsBetweenBreakpointsATransactionWhereDrizzleOpensNone() throws ConfigurationException {
        Script script = script(
                UnaryOperator.identity(),
                "drizzle/0000_a.sql",
                "SELECT 1;--> statement-breakpoint\nSELECT 2;\nVACUUM;\n--> statement-breakpoint\nVACUUM;",
                "drizzle/meta/_journal.json",
                "{\"entries\": [{\"idx\": 0, \"when\": 1, \"tag\": \"0000_a\"}]}",
                "stopover.toml",
                "transaction = \"autocommit\"\n");
        assertThat(script.transactions())
                .extracting(Transaction::words)
                .containsExactly(
                        "outside a transaction",
                        "inside the implicit transaction of lines 2 to 3, which Drizzle sends together",
                        "inside the implicit transaction of lines 2 to 3, which Drizzle sends together",
                        "outside a transaction");
    }

    @Test
    void setsStatementsApartAsTheSupabaseCliDoes() throws ConfigurationException {
        assertThat(words(
                        Runner.SUPABASE_CLI,
                        "CREATE TABLE orders ();\nCREATE INDEX CONCURRENTLY i ON orders (id);\nSELECT 1;\n"))
                .containsExactly(
                        "inside the transaction that the Supabase CLI opens for each file",
                        "by itself, because the Supabase CLI ends its transaction before it",
                        "inside the transaction that the Supabase CLI opens for each file");
        List<Transaction> transactions = transactions(
                Runner.SUPABASE_CLI, "SELECT 1;\nSELECT 2;\nVACUUM;\nSELECT 3;\nBEGIN;\nVACUUM;\nCOMMIT;\nVACUUM;");
        assertThat(transactions.get(0).sharedWith(transactions.get(1))).isTrue();
        assertThat(transactions.get(0).sharedWith(transactions.get(3))).isFalse();
        assertThat(transactions.get(5).words()).isEqualTo("between BEGIN on line 5 and COMMIT on line 7");
        assertThat(transactions.get(7).inside()).isFalse();
    }

    @Test
    void sendsAllAsOneBeforeVersion2109OfTheSupabaseCli() throws ConfigurationException {
        String sql = "CREATE TABLE orders ();\nCREATE INDEX CONCURRENTLY i ON orders (id);\n";
        Script script = script(
                configuration -> configuration,
                "supabase/migrations/20250101000000_x.sql",
                sql,
                "stopover.toml",
                "[supabase]\ncli-version = \"2.98.1\"\n");
        assertThat(script.transactions().get(1).words())
                .isEqualTo(
                        "inside the implicit transaction of a file whose statements the Supabase CLI sends together");
    }

    @Test
    void looksAtTheStatementsAsFlywayDoes() throws ConfigurationException {
        assertThat(words(Runner.FLYWAY, "CREATE INDEX CONCURRENTLY i ON orders (id);\nVACUUM orders;"))
                .containsExactly("outside a transaction", "outside a transaction");
        assertThat(words(Runner.FLYWAY, "CREATE INDEX CONCURRENTLY i ON orders (id);\nSELECT 1;"))
                .contains("in a file beside statements that run in a transaction");
        assertThat(words(Runner.FLYWAY, "REINDEX TABLE CONCURRENTLY orders;"))
                .containsExactly("inside the transaction that Flyway opens for each file");
    }

    @Test
    void knowsBlocksSavepointsAndTheOneTransactionOfARun() throws ConfigurationException {
        List<Transaction> transactions = transactions(Runner.DRIZZLE, """
                SAVEPOINT a;
                SAVEPOINT b;
                SELECT 1;
                ROLLBACK TO SAVEPOINT a;
                DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$;
                RELEASE a;
                SELECT 2;
                """);
        assertThat(transactions.get(2).savepoints()).containsExactly("a", "b");
        assertThat(transactions.get(2).words())
                .isEqualTo("inside the one transaction in which Drizzle runs all migrations");
        assertThat(transactions).filteredOn(Transaction::block).isNotEmpty().allMatch(Transaction::inside);
        assertThat(transactions)
                .filteredOn(Transaction::block)
                .extracting(Transaction::words)
                .containsOnly("inside a DO block");
        assertThat(transactions.get(4).savepoints()).containsExactly("a");
        assertThat(transactions.get(transactions.size() - 1).savepoints()).isEmpty();
    }

    @Test
    void beginsAnotherTransactionWithAndChain() throws ConfigurationException {
        assertThat(words(Runner.PSQL, "BEGIN;\nCOMMIT AND CHAIN;\nSELECT 1;\nROLLBACK;\n"))
                .containsExactly(
                        "outside a transaction",
                        "between BEGIN on line 1 and COMMIT on line 2",
                        "between COMMIT on line 2 and ROLLBACK on line 4",
                        "between COMMIT on line 2 and ROLLBACK on line 4");
    }

    private static List<String> words(Runner runner, String sql) throws ConfigurationException {
        return transactions(runner, sql).stream().map(Transaction::words).toList();
    }

    private static List<Transaction> transactions(Runner runner, String sql) throws ConfigurationException {
        return script(configuration -> configuration.withRunner(runner), "migrations/1_x.sql", sql)
                .transactions();
    }

    private static Script script(UnaryOperator<Configuration> change, String path, String sql, String... other)
            throws ConfigurationException {
        Map<String, String> files = new TreeMap<>(Map.of(path, sql));
        for (int i = 0; i < other.length; i += 2) {
            files.put(other[i], other[i + 1]);
        }
        SourceTree tree = MemoryTree.of(files);
        Reading reading = new ProjectReader(
                        new ConfigurationReader(List.of()), new ReadOptions(Optional.empty(), false, change))
                .read(tree, List.of());
        return reading.parts()
                .get(0)
                .project()
                .histories()
                .get(0)
                .migrations()
                .get(0)
                .up();
    }
}
