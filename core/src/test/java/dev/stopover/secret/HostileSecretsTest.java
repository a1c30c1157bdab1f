package dev.stopover.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each shape twenty thousand times: whoever looked ahead to the end from each of them would be at it for minutes. */
class HostileSecretsTest {

    private static final int TIMES = 20_000;

    @Timeout(30)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ-",
                "eyJabcdefghij.",
                "eyJabcdefghij.eyJ",
                "sk-",
                "ghp_a",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "$2b$1",
                "$argon2id$",
                "://a:b",
                "://a:b@",
                "://",
                "password '",
                "password $a$%",
                "password E'\\'",
                "password:\"<",
                "password=",
                "password=a ",
                "password ''a",
                "crypt($a$",
                "a@",
                "a@b.c",
                "+1 ",
                "(1)",
                "1-",
                "DE44 ",
                "insert into t (password) values (",
                "insert into t (password, a",
                "insert into t (password) values ($a$",
                "copy t (password) from stdin ",
                "copy t (password) from stdin;\n",
                "into (",
                "a-",
                " "
            })
    void looksAheadNoFurtherThanItHasTo(String shape) {
        String text = shape.repeat(TIMES);
        assertThat(Secrets.masked(text)).hasSameSizeAs(text);
    }
}
