package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a migration says reaches the screen by every command and format, and never drives what shows it. */
class HostileContentTest {

    private static final String TOKEN = "ghp_" + "a1".repeat(18);

    /** Names and values with an escape, a command of GitHub's, one of Azure's, a fence and a directive of Mermaid. */
    private static final String NAMES = """
            CREATE TYPE "m\u001b[31m" AS ENUM ('a\u001b[31m', '
            ::error::b', '##[error]c');
            CREATE TABLE "t\u001b[31m
            ::error::t" (id bigint, "c\u202e|`%%{init}%%
            ::warning::c" text DEFAULT '
            ::error::d\u009b', "##vso[task]e" "m\u001b[31m");
            ALTER TABLE "t\u001b[31m
            ::error::t" ADD CONSTRAINT "k
            ::error::k" CHECK (id::text <> '\u001b'), ADD PRIMARY KEY (id);
            CREATE TABLE "u@octocat #1 <b>" (id bigint REFERENCES "t\u001b[31m
            ::error::t");
            CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$
            SELECT '\u001b' --
            ::error::text::text $$;
            CREATE VIEW v AS SELECT id
            ::int::text AS x FROM "u@octocat #1 <b>";
            """;

    private static final String SECRETS = """
            ALTER ROLE app PASSWORD 'hunter2';
            CREATE INDEX i ON customers (name); -- postgres://app:hunter2@db.internal/app
            INSERT INTO customers (name, password, phone, mail) VALUES ('x', 'hunter2', '+49 151 23456789', 'jane@customer.io');
            UPDATE customers SET note = 'TOKEN';
            CREATE TABLE settings (key text DEFAULT 'TOKEN', CHECK (key <> 'password=hunter2 host=db'));
            CREATE POLICY p ON settings USING (key = 'TOKEN');
            CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $$
            BEGIN PERFORM net.http_post('https://x.io', '{"Authorization": "Bearer hunter2"}'); END $$;
            ALTER TABLE settings ALTER COLUMN key SET DEFAULT 'TOKEN' NOT NULL;
            """.replace("TOKEN", TOKEN);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "check --format sarif",
                "check --format concise",
                "check --format json",
                "check --format gitlab",
                "check --format junit",
                "check --format checkstyle",
                "check --format sonarqube",
                "check --format rdjson",
                "check --format markdown",
                "check --format html",
                "history",
                "history --format json",
                "schema",
                "schema --format json",
                "schema --format mermaid",
                "schema --format sql",
                "diff 1",
                "diff 1 --format json",
                "locks",
                "locks --format markdown",
                "locks --format json",
                "review",
                "review --format json",
                "review --format text",
                "report 1",
                "parse migrations/1_a.sql"
            })
    void showsNamesAndSecretsToNobody(String command) throws IOException {
        write("migrations/1_a.sql", NAMES);
        Shell.Outcome outcome = Shell.in(folder).stopover(command.split(" "));
        for (String shown : List.of(outcome.out(), outcome.errors())) {
            assertThat(shown)
                    .doesNotContain("\u001b", "\u009b", "\u202e")
                    .doesNotContainPattern("(?m)^\\s*::(error|warning)");
            assertThat(shown.contains("##[") && !isJson(command)).isFalse();
            assertThat(shown.contains("%%{") && command.endsWith("mermaid")).isFalse();
        }

        write("migrations/1_a.sql", SECRETS);
        outcome = Shell.in(folder).stopover(command.split(" "));
        assertThat(outcome.out() + outcome.errors())
                .doesNotContain("hunter2", TOKEN, "jane@customer.io", "151 23456789");
    }

    /** JSON goes to files and programs, and no character of it can stand for another without changing what it says. */
    private static boolean isJson(String command) {
        return List.of("json", "sarif", "gitlab", "sonarqube", "html").stream().anyMatch(command::endsWith);
    }

    @Test
    void mentionsNobodyInMarkdown() throws IOException {
        write("migrations/1_a.sql", "CREATE TABLE \"@octocat <b> #1\" (id bigint);");
        write("migrations/2_@octocat.sql", "ALTER TABLE \"@octocat <b> #1\" ADD COLUMN a int, ADD COLUMN a int;");
        assertThat(Shell.in(folder).stopover("locks", "--format", "markdown").out())
                .contains("### `migrations/2_@octocat.sql`", "&#64;octocat &#60;b> &#35;1");
    }

    @Test
    void aSchemaInSqlMakesTheSameSchema() throws IOException {
        write("migrations/1_a.sql", NAMES);
        Shell.Outcome sql = Shell.in(folder).stopover("schema", "--format", "sql");
        Shell.Outcome before = Shell.in(folder).stopover("schema", "--format", "json");
        write("migrations/1_a.sql", sql.out());
        assertThat(Shell.in(folder).stopover("schema", "--format", "json")).isEqualTo(before);
        assertThat(sql.out()).contains("U&\"t\\001B[31m\\000A");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
