package dev.stopover.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String TWENTY = "a1B2".repeat(5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ALTER ROLE app PASSWORD 'hunter2';                    | ALTER ROLE app PASSWORD '*******';
            CREATE USER app WITH ENCRYPTED PASSWORD E'a\\'b';     | CREATE USER app WITH ENCRYPTED PASSWORD E'****';
            ALTER ROLE app PASSWORD $$hunter2$$;                  | ALTER ROLE app PASSWORD $$*******$$;
            EXECUTE 'ALTER ROLE app PASSWORD ''hunter2''';        | EXECUTE 'ALTER ROLE app PASSWORD ''*******''';
            OPTIONS (user 'app', password 'hunter2')              | OPTIONS (user 'app', password '*******')
            UPDATE t SET api_key = 'prod_key' WHERE id = 1;       | UPDATE t SET api_key = '********' WHERE id = 1;
            f(secret => 'abc', client_secret := 'def')            | f(secret => '***', client_secret := '***')
            jsonb_build_object('accessToken', 'abc', 'id', 'x')   | jsonb_build_object('accessToken', '***', 'id', 'x')
            '{"Authorization": "Bearer abc", "n": 1}'             | '{"Authorization": "**********", "n": 1}'
            CONNECTION 'host=db user=app password=hunter2 port=1' | CONNECTION 'host=db user=app password=******* port=1'
            'postgres://app:hunter2@db.internal:5432/app'         | 'postgres://app:*******@db.internal:5432/app'
            'https://x.io/a?token=abc&b=1'                        | 'https://x.io/a?token=***&b=1'
            crypt('hunter2', gen_salt('bf'))                      | crypt('*******', gen_salt('bf'))
            vault.create_secret('abc', 'name')                    | vault.create_secret('***', 'name')
            """)
    void masksWhatIsCalledASecret(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked);
    }

    @Test
    void masksKeysByTheirForm() {
        for (String key : List.of(
                "AKIA" + "QWERTYUIOPASDFG2",
                "ghp_" + "a1".repeat(18),
                "github_pat_" + "a1_B".repeat(8),
                "glpat-" + TWENTY,
                "xoxb-" + TWENTY,
                "sk_live_" + TWENTY,
                "sb_secret_" + TWENTY,
                "sbp_" + "0a".repeat(20),
                "sk-ant-api03-" + TWENTY,
                "AIza" + "a".repeat(35),
                "npm_" + "a".repeat(36),
                "$2b$12$" + "a".repeat(53),
                "$argon2id$v=19$m=65536$" + TWENTY,
                "SCRAM-SHA-256$4096:" + TWENTY)) {
            assertThat(Secrets.in("SELECT '" + key + "';"))
                    .as(key)
                    .singleElement()
                    .satisfies(secret -> assertThat(secret.range().end()).isEqualTo(8 + key.length()));
            assertThat(Secrets.masked("-- " + key)).endsWith("*").contains(key.substring(0, 2));
        }
    }

    @Test
    void masksAWebTokenUnlessItIsThatOfEveryLocalProject() {
        String head = "eyJhbGciOiJIUzI1NiJ9.";
        String service = head + "eyJpc3MiOiJzdXBhYmFzZSIsInJvbGUiOiJzZXJ2aWNlX3JvbGUifQ.abc-_1";
        assertThat(Secrets.masked("'Bearer " + service + "'"))
                .isEqualTo("'Bearer eyJ" + "*".repeat(service.length() - 3) + "'");
        String demo = head + "eyJpc3MiOiJzdXBhYmFzZS1kZW1vIn0.abc";
        assertThat(Secrets.in(demo)).isEmpty();
    }

    @Test
    void masksAPrivateKeyOverItsLines() {
        assertThat(Secrets.masked("'-----BEGIN RSA PRIVATE KEY-----\nabc\r\ndef\n-----END RSA PRIVATE KEY-----'"))
                .isEqualTo("'-----BEGIN RSA PRIVATE KEY-----\n***\r\n***\n-----END RSA PRIVATE KEY-----'");
    }

    @Test
    void masksTheColumnsOfWrittenRowsThatAreCalledSecrets() {
        assertThat(Secrets.masked("""
                        INSERT INTO app.users (id, password, "phone", note) VALUES
                          (1, 'hunter2', '0151 2345', 'plain'), (f(2, 'x'), E'a\\'b', NULL, 'it''s');
                        """)).isEqualTo("""
                        INSERT INTO app.users (id, password, "phone", note) VALUES
                          (1, '*******', '*********', 'plain'), (f(2, 'x'), E'****', NULL, 'it''s');
                        """);
        assertThat(Secrets.masked("COPY users (id, password) FROM stdin;\n1\thunter2\n2\t\\N\n\\.\nSELECT 1;"))
                .isEqualTo("COPY users (id, password) FROM stdin;\n1\t*******\n2\t\\N\n\\.\nSELECT 1;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe@customer.io",
                "+49 151 23456789",
                "(415) 555-2671",
                "415-867-5309",
                "536-22-1234",
                "4539 1488 0343 6467",
                "DE44500105175407324931",
                "GB33 BUKB 2020 1555 5555 55"
            })
    void masksPersonalData(String value) {
        assertThat(Secrets.masked("VALUES ('" + value + "', 1)"))
                .isEqualTo("VALUES ('" + "*".repeat(value.length()) + "', 1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE users (password text NOT NULL, token_type text, phone text);",
                "ALTER TABLE users ADD COLUMN secret text DEFAULT gen_random_uuid()::text;",
                "ALTER ROLE app PASSWORD NULL;",
                "ALTER ROLE app PASSWORD '';",
                "ALTER ROLE app PASSWORD :'password';",
                "ALTER ROLE app PASSWORD '${APP_PASSWORD}';",
                "EXECUTE format('ALTER ROLE app PASSWORD %L', secret);",
                "EXECUTE 'ALTER ROLE app PASSWORD ' || quote_literal(secret);",
                "SELECT u.password = p.password, token = other FROM u, p;",
                "SELECT 'user@example.com', 'a@app.test', 20250110090000, '2025-01-10 09:00:00+00';",
                "SELECT '00000000-0000-0000-0000-000000000001', 12345678, 3.14159265358979;",
                "SELECT 'AKIAIOSFODNN7EXAMPLE', 'sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz';",
                "CREATE FUNCTION f() RETURNS int AS $body$ SELECT 1 $body$ LANGUAGE sql;"
            })
    void leavesWhatGivesNothingAway(String text) {
        assertThat(Secrets.masked(text)).isEqualTo(text);
    }

    @Test
    void keepsAllOffsets() {
        String text = "'ghp_" + "a".repeat(36) + "'\r\n'jane@customer.io'\u00e4'";
        assertThat(Secrets.masked(text)).hasSameSizeAs(text).contains("\r\n", "\u00e4");
    }
}
