package dev.stopover.project;

import static dev.stopover.project.Drawn.draw;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Migration;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.syntax.CreateTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlywaySettingsTest {

    @Test
    void readsTheNamesThatAreConfiguredAndTakesTheLongestPrefix() throws ConfigurationException {
        assertThat(draw(tree(
                        """
                        flyway.toml
                        [flyway]
                        locations = ["filesystem:sql"]
                        sqlMigrationPrefix = "M"
                        undoSqlMigrationPrefix = "MU"
                        repeatableSqlMigrationPrefix = "Rep"
                        baselineMigrationPrefix = "IB"
                        sqlMigrationSeparator = "--"
                        sqlMigrationSuffixes = [".sql", ".pgsql"]
                        """,
                        "sql/M1--orders.sql",
                        "sql/MU1--orders.SQL",
                        "sql/M2--customers.pgsql",
                        "sql/Rep--views.sql",
                        "sql/IB1--all.sql",
                        "sql/afterMigrate--log.sql",
                        "sql/V3__other.sql")))
                .isEqualTo("""
                        sql: flyway, flyway
                          1 orders: M1--orders.sql, down MU1--orders.SQL
                          2 customers: M2--customers.pgsql
                          - views: Rep--views.sql, repeatable
                          skipped sql/IB1--all.sql: a baseline, which stands for the migrations up to its version
                          skipped sql/V3__other.sql: its name does not match M<version>--<name>.sql, so Flyway passes over it
                          skipped sql/afterMigrate--log.sql: a callback that Flyway runs at afterMigrate, not a migration
                        """);
    }

    @Test
    void makesOneHistoryOfAllLocationsWhicheverOfThemIsNamed() throws ConfigurationException {
        SourceTree tree = tree(
                """
                app/conf/flyway.conf
                # flyway.locations=filesystem:old
                flyway.locations=filesystem:db/main,\\
                  filesystem:db/tenant-*/sql,filesystem:../outside,filesystem:../../far,filesystem:gone
                """,
                "app/db/main/V1__orders.sql",
                "app/db/main/deep/V4__deep.sql",
                "app/db/tenant-a/sql/V3__a.sql",
                "app/db/tenant-b/sql/V2__b.sql",
                "app/db/tenant-b/other/V9__other.sql",
                "app/other/V1__elsewhere.sql");
        String history = """
                app/db: flyway, flyway
                  1 orders: main/V1__orders.sql
                  2 b: tenant-b/sql/V2__b.sql
                  3 a: tenant-a/sql/V3__a.sql
                  4 deep: main/deep/V4__deep.sql
                """;
        assertThat(draw(tree)).startsWith(history).endsWith("""
                        app/db/tenant-b/other: flyway, flyway
                          9 other: V9__other.sql
                        app/other: flyway, flyway
                          1 elsewhere: V1__elsewhere.sql
                        problem app/conf/flyway.conf:3:30: The location filesystem:../outside is not there.
                        problem app/conf/flyway.conf:3:52: The location filesystem:../../far lies outside the project and is not read.
                        problem app/conf/flyway.conf:3:73: The location filesystem:gone is not there.
                        """);
        assertThat(draw(tree, "app/db/tenant-b/sql/V2__b.sql")).startsWith(history);
        assertThat(draw(tree, "app/db/tenant-a", "app/db/main")).containsOnlyOnce("app/db: flyway");
    }

    @Test
    void findsLocationsOfTheClassPathInTheResources() throws ConfigurationException {
        assertThat(draw(tree(
                        """
                        src/main/resources/application.properties
                        spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/{vendor}
                        spring.flyway.sql-migration-prefix=M
                        """,
                        "src/main/resources/db/migration/common/M1__orders.sql",
                        "src/main/resources/db/migration/postgresql/M2__index.sql",
                        "src/main/resources/db/migration/h2/M2__index.sql")))
                .isEqualTo("""
                        src/main/resources/db/migration: flyway, flyway
                          1 orders: common/M1__orders.sql
                          2 index: postgresql/M2__index.sql
                        other src/main/resources/db/migration/h2/M2__index.sql: for another database than PostgreSQL
                        """);
    }

    @Test
    void readsTheConfigurationOfThePluginForMaven() throws ConfigurationException {
        SourceTree tree = tree(
                """
                pom.xml
                <project>
                  <properties><flyway.mixed>true</flyway.mixed><other.group>true</other.group></properties>
                  <build><plugins>
                    <plugin>
                      <artifactId>other-plugin</artifactId>
                      <configuration><group>true</group></configuration>
                    </plugin>
                    <plugin>
                      <artifactId>flyway-maven-plugin</artifactId>
                      <configuration>
                        <locations><location>filesystem:${project.basedir}/sql</location></locations>
                        <sqlMigrationSeparator>-</sqlMigrationSeparator>
                        <placeholders><schema>shop</schema></placeholders>
                      </configuration>
                    </plugin>
                  </plugins></build>
                </project>
                """, "sql/V1-orders.sql\nCREATE TABLE ${schema}.orders (id bigint);\nDROP INDEX CONCURRENTLY old;");
        assertThat(draw(tree)).isEqualTo("""
                        sql: flyway, flyway
                          1 orders: V1-orders.sql
                        """);
        Migration migration = only(tree);
        assertThat(migration.up().transaction()).isEqualTo(TransactionMode.AUTOCOMMIT);
        assertThat(((CreateTable) migration.up().statements().get(0)).table().toString())
                .isEqualTo("shop.orders");
    }

    @Test
    void putsThePlaceholdersInWhoseValuesAreKnownAndKeepsThePlacesOfTheFile() throws ConfigurationException {
        SourceTree tree = tree(
                """
                flyway.toml
                [flyway]
                environment = "prod"
                placeholderPrefix = "#["
                placeholderSuffix = "]"
                [flyway.placeholders]
                schema = "draft"
                [environments.prod.flyway.placeholders]
                schema = "shop"
                """,
                "sql/V1__orders.sql\nCREATE TABLE #[schema].orders (id bigint);\nCREATE TABLE b (id bigint);\n",
                "sql/V2__plain.sql\nSELECT '#[schema]';\n",
                "sql/V2__plain.sql.conf\nplaceholderReplacement=false\n");
        List<Migration> migrations = Drawn.read(tree).histories().get(0).migrations();
        var up = migrations.get(0).up();
        assertThat(((CreateTable) up.statements().get(0)).table().toString()).isEqualTo("shop.orders");
        assertThat(up.statements().get(0).range().of(up.file().text()))
                .isEqualTo("CREATE TABLE #[schema].orders (id bigint)");
        assertThat(up.statements().get(1).range().of(up.file().text())).isEqualTo("CREATE TABLE b (id bigint)");
        assertThat(migrations.get(1).up().tokens().excerpt().toString()).contains("#[schema]");
    }

    @Test
    void takesTransactionsFromTheSettings() throws ConfigurationException {
        assertThat(only(tree("flyway.toml\n[flyway]\nexecuteInTransaction = false\n", "sql/V1__x.sql"))
                        .up()
                        .transaction())
                .isEqualTo(TransactionMode.AUTOCOMMIT);
        assertThat(only(tree("flyway.toml\n[flyway]\ngroup = true\n", "sql/V1__x.sql"))
                        .up()
                        .transaction())
                .isEqualTo(TransactionMode.ALL_SCRIPTS);
    }

    @Test
    void saysWhereTheSettingsAreBroken() throws ConfigurationException {
        assertThat(draw(tree("flyway.toml\n[flyway]\nlocations = [\n", "sql/V1__x.sql")))
                .startsWith("sql: flyway, flyway\n  1 x: V1__x.sql\nproblem flyway.toml:");
    }

    @Test
    void ordersWhatIsRepeatableByItsDescriptionAndSaysWhatFlywayRefuses() throws ConfigurationException {
        assertThat(draw(tree(
                        "flyway.conf\nflyway.validateMigrationNaming=true\n",
                        "sql/R__a1.sql",
                        "sql/R__a_b.sql",
                        "sql/more/R__a_b.sql",
                        "sql/R__off.sql",
                        "sql/R__off.sql.conf\nshouldExecute=false",
                        "sql/U1__x.sql",
                        "sql/U1.0__x.sql",
                        "sql/V1__x.sql",
                        "sql/V1b__x.sql")))
                .isEqualTo("""
                        sql: flyway, flyway
                          1 x: V1__x.sql, down U1.0__x.sql
                          - a_b: R__a_b.sql, repeatable
                          - a_b: more/R__a_b.sql, repeatable
                          - a1: R__a1.sql, repeatable
                          skipped sql/R__off.sql: shouldExecute=false in R__off.sql.conf
                          skipped sql/U1__x.sql: of the same version as sql/U1.0__x.sql
                          skipped sql/V1b__x.sql: its name does not match V<version>__<name>.sql, so Flyway passes over it
                        problem sql/U1__x.sql:1:1: The version is already that of sql/U1.0__x.sql, and Flyway refuses to run with both.
                        problem sql/V1b__x.sql:1:1: The name is no migration's, and validateMigrationNaming makes Flyway refuse to run at all.
                        problem sql/more/R__a_b.sql:1:1: Another repeatable migration is named a b too, and Flyway refuses to run with both.
                        """);
    }

    private static Migration only(SourceTree tree) throws ConfigurationException {
        return Drawn.read(tree).histories().get(0).migrations().get(0);
    }
}
