package dev.stopover.project;

import static dev.stopover.project.Drawn.draw;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import org.junit.jupiter.api.Test;

class OtherLanguagesTest {

    @Test
    void keepsProgramsAsStepsOfWhichNothingIsKnown() throws ConfigurationException {
        assertThat(draw(tree(
                        "migrations/1_a.up.sql",
                        "migrations/1_a.down.go",
                        "migrations/2_b.up.go",
                        "migrations/2_b_test.go")))
                .isEqualTo("""
                        migrations: golang-migrate, golang-migrate
                          1 a: 1_a.up.sql, down 1_a.down.go
                          2 b: 2_b.up.go
                        problem migrations/2_b.up.go:1:1: A migration is not written in SQL and not judged: 2_b.up.go.
                        """);
        assertThat(draw(tree(
                        "migrations/00001_a.sql\n-- +goose Up\nSELECT 1;\n",
                        "migrations/00002_b.go",
                        "migrations/00003_c.sql\n-- +goose Up\nSELECT 1;\n")))
                .contains("2 b: 00002_b.go", "not judged: 00002_b.go.");
        assertThat(draw(tree("migrations/1_a.sql", "migrations/2_b.ts", "migrations/2_b.d.ts", "migrations/3_c.py")))
                .contains(
                        "2 b: 2_b.ts",
                        "3 c: 3_c.py",
                        "2 migrations are not written in SQL and not judged: 2_b.ts, 3_c.py.");
    }

    @Test
    void passesOverAProgramThatOnlySendsTheFileOfItsName() throws ConfigurationException {
        assertThat(draw(tree("migrations/1_a.sql", "migrations/1_a.ts", "migrations/2_b.sql")))
                .isEqualTo("""
                        migrations: plain, psql
                          1 a: 1_a.sql
                          2 b: 2_b.sql
                        """);
    }
}
