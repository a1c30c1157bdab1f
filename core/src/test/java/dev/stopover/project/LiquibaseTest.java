package dev.stopover.project;

import static dev.stopover.project.Drawn.draw;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.syntax.Guard;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquibaseTest {

    @Test
    void putsPropertiesIntoTheTextAndKeepsThePlaces() throws ConfigurationException {
        List<Migration> migrations = migrations(
                """
                changelog.xml
                <databaseChangeLog>
                  <property name="schema" value="shop" dbms="postgresql"/>
                  <property name="schema" value="other"/>
                  <include file="a.sql"/>
                  <include file="b.sql"/>
                </databaseChangeLog>
                """,
                """
                a.sql

                -- liquibase formatted sql
                --property name:type value:bigint
                --property name:type value:int
                --property name:own value:x global:false
                --property name:mysql value:y dbms:mysql
                --changeset ann:1
                CREATE TABLE ${schema}.orders (${own} ${type}, ${mysql} text);
                --rollback DROP TABLE ${schema}.orders;
                """,
                "b.sql\n--liquibase formatted sql\n--changeset ann:1\nCREATE TABLE b (x ${type}, ${own} int);\n");
        Script up = migrations.get(0).up();
        assertThat(up.tokens().excerpt().toString()).contains("CREATE TABLE shop.orders (x bigint, ${mysql} text);");
        assertThat(up.statements())
                .extracting(statement -> statement.range().of(up.file().text()))
                .containsExactly("CREATE TABLE ${schema}.orders (${own} ${type}, ${mysql} text)");
        assertThat(migrations.get(0).down().orElseThrow().tokens().excerpt().toString())
                .isEqualTo("DROP TABLE shop.orders;\n");
        assertThat(migrations.get(1).up().tokens().excerpt().toString()).contains("(x bigint, ${own} int)");
    }

    @Test
    void takesPropertiesOfEachLanguage() throws ConfigurationException {
        String[] changelogs = {
            "changelog.json\n{\"databaseChangeLog\": [{\"property\": {\"name\": \"s\", \"value\": \"shop\"}}, {\"include\": {\"file\": \"a.sql\"}}]}",
            "changelog.yaml\ndatabaseChangeLog:\n  - property:\n      name: s\n      value: \"shop\"\n  - include:\n      file: a.sql\n",
            "changelog.yml\ndatabaseChangeLog:\n  - property: {name: s, value: shop}\n  - include: {file: a.sql}\n"
        };
        for (String changelog : changelogs) {
            Script up = migrations(
                            changelog, "a.sql\n--liquibase formatted sql\n--changeset ann:1\nCREATE SCHEMA ${s};\n")
                    .get(0)
                    .up();
            assertThat(up.tokens().excerpt().toString()).contains("CREATE SCHEMA shop;");
        }
    }

    @Test
    void takesNoCommentForAChangesetThatIsIgnoredOrNone() throws ConfigurationException {
        assertThat(draw(tree("""
                        a.sql
                        --liquibase formatted sql
                        SELECT 'before';
                        --changeset ann:1
                        SELECT 1;
                        --ignoreLines:start
                        --changeset ann:2
                        SELECT 2;
                        --ignoreLines:end
                        --ignoreLines:2
                        --changeset ann:3
                        SELECT 3;
                        SELECT 4;
                        --changeset without an author
                        --changeset ann: 5
                        SELECT 5;
                        """))).isEqualTo("""
                        : liquibase, liquibase
                          1 ann: a.sql lines 3 to 15
                        problem a.sql:13:1: The line begins like a changeset's and is none, so Liquibase refuses the file.
                        problem a.sql:14:1: The line begins like a changeset's and is none, so Liquibase refuses the file.
                        """);
    }

    @Test
    void readsRollbacksAsLiquibaseDoes() throws ConfigurationException {
        List<Migration> migrations = migrations("""
                a.sql
                --liquibase formatted sql
                --changeset ann:1 endDelimiter:/
                CREATE TABLE a ()
                /
                /* liquibase rollback
                DROP TABLE a;
                DROP TABLE b;
                */
                --changeset ann:2
                DROP TABLE a;
                --rollback changesetId:1 changesetAuthor:ann
                --changeset ann:3
                SELECT 3;
                /* liquibase rollback SELECT 4; */
                --changeset ann:4
                SELECT 4;
                --rollback empty
                """);
        assertThat(texts(migrations.get(0).down().orElseThrow())).containsExactly("DROP TABLE a", "DROP TABLE b");
        assertThat(texts(migrations.get(1).down().orElseThrow())).containsExactly("CREATE TABLE a ()");
        assertThat(migrations.get(2).down()).isEmpty();
        assertThat(texts(migrations.get(3).down().orElseThrow())).isEmpty();
    }

    @Test
    void doubtsWhatRunsOnlyWherePreconditionsHold() throws ConfigurationException {
        List<Migration> migrations = migrations("""
                a.sql
                --liquibase formatted sql
                --changeset ann:1
                --preconditions onFail:MARK_RAN onError:HALT
                --precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.tables WHERE table_name = 'a'
                CREATE TABLE a ();
                --changeset ann:2
                --preconditions onFail:HALT
                --precondition-sql-check expectedResult:0 SELECT count(*) FROM orders
                CREATE TABLE b ();
                --changeset ann:3
                --preconditions onFail:CONTINUE
                --precondition-table-exists table:b
                DROP TABLE b;
                """);
        assertThat(kinds(migrations.get(0))).containsExactly(Guard.Kind.MISSING_OBJECT);
        assertThat(kinds(migrations.get(1))).isEmpty();
        assertThat(kinds(migrations.get(2))).containsExactly(Guard.Kind.CONDITION);
    }

    private static List<Guard.Kind> kinds(Migration migration) {
        return migration.up().executed().get(0).nesting().guards().stream()
                .map(Guard::kind)
                .toList();
    }

    private static List<String> texts(Script script) {
        return script.statements().stream()
                .map(statement -> statement.range().of(script.file().text()).strip())
                .toList();
    }

    @Test
    void endsStatementsAtLinesWithAWordOrASlashUnlessToldOtherwise() throws ConfigurationException {
        String sql = "CREATE TABLE a (x int)\nGO\nCREATE TABLE b (x int)\n/\n";
        assertThat(migrations("a.sql\n--liquibase formatted sql\n--changeset ann:1\n" + sql)
                        .get(0)
                        .up()
                        .statements())
                .hasSize(2);
        assertThat(migrations("a.sql\n--liquibase formatted sql\n--changeset ann:1 splitStatements:false\n" + sql)
                        .get(0)
                        .up()
                        .statements())
                .hasSize(1);
        assertThat(migrations("changelog.yaml\ndatabaseChangeLog:\n  - changeSet: {id: 1, author: ann, changes: ["
                                + "{sql: {sql: \"" + sql.replace("\n", "\\n") + "\"}}]}\n")
                        .get(0)
                        .up()
                        .statements())
                .hasSize(2);
    }

    private static List<Migration> migrations(String... files) throws ConfigurationException {
        return Drawn.read(tree(files)).histories().get(0).migrations();
    }
}
