package dev.stopover.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresTest {

    static List<Integer> majors() {
        return Postgres.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void givesAnEmptyDatabaseOnAServerOfTheVersionAskedFor(int major) throws SQLException {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        try (ServerDatabase database = Postgres.major(major).freshDatabase();
                Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT current_setting('server_version_num')::int / 10000, current_setting('TimeZone'),"
                                + " (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace)")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(major);
            assertThat(rows.getString(2)).isEqualTo("UTC");
            assertThat(rows.getInt(3)).isZero();
        }
    }
}
