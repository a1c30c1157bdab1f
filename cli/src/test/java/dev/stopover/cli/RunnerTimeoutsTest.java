package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lock_timeout that stands in no migration, for whoever starts the runner sets it. */
class RunnerTimeoutsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeMigrations() throws IOException {
        Files.createDirectories(folder.resolve("db/migration"));
        Files.writeString(folder.resolve("db/migration/V1__orders.sql"), "CREATE TABLE orders (id int);");
        Files.writeString(folder.resolve("db/migration/V2__note.sql"), "ALTER TABLE orders ADD COLUMN note text;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    .env               | PGOPTIONS=-c lock_timeout=5s
                    .env               | DATABASE_URL=postgres://db/shop?options=-c%20lock_timeout%3D4000
                    flyway.conf        | flyway.initSql=SET lock_timeout = '5s'
                    flyway.toml        | initSql = "SET lock_timeout TO 5000"
                    application.yml    | init-sqls: SET lock_timeout='5s'
                    docker-compose.yml | PGOPTIONS: -c statement_timeout=15s
                    """)
    void isKnownFromTheFilesAtTheRoot(String file, String line) throws IOException {
        Files.writeString(folder.resolve(file), line + "\n");
        assertThat(check()).doesNotContain("missing-lock-timeout");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    .env        | # PGOPTIONS=-c lock_timeout=5s
                    .env        | PGOPTIONS=-c lock_timeout=0
                    .env        | PGOPTIONS=-c lock_timeout=10min
                    flyway.conf | flyway.url=jdbc:postgresql://db/shop
                    """)
    void isNoneWhereItIsACommentOrNoLimit(String file, String line) throws IOException {
        Files.writeString(folder.resolve(file), line + "\n");
        assertThat(check()).contains("missing-lock-timeout");
    }

    @Test
    void isMissingOtherwise() {
        assertThat(check()).contains("missing-lock-timeout");
    }

    private String check() {
        return Shell.in(folder)
                .stopover("check", "--select=missing-lock-timeout", "--color=never", "--format=concise")
                .out();
    }
}
