package dev.stopover.project;

import static dev.stopover.project.Drawn.read;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.PathFilter;
import dev.stopover.migration.Script;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What psql includes stands in the place of the command, with the places of its own file. */
class InclusionsTest {

    @Test
    void followsWhatPsqlIncludesFromTheFileOrFromAFolderAroundIt() throws ConfigurationException {
        assertThat(statements(tree(
                        "migrations/001_a.sql\nBEGIN;\n\\ir ../functions/f.sql\n\\i functions/g.sql\n\\include 'functions/g h.sql'\nCOMMIT;\n",
                        "functions/f.sql\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n\\include_relative sub/k.sql\n",
                        "functions/g.sql\n-- g\nCREATE TABLE g (x int)",
                        "functions/g h.sql\nCREATE TABLE h (x int);\n",
                        "functions/sub/k.sql\nCREATE TABLE k (x int);\n")))
                .containsExactly(
                        "migrations/001_a.sql:1:1 BEGIN",
                        "functions/f.sql:1:1 CREATE FUNCTION",
                        "functions/sub/k.sql:1:1 CREATE TABLE",
                        "functions/g.sql:2:1 CREATE TABLE",
                        "functions/g h.sql:1:1 CREATE TABLE",
                        "migrations/001_a.sql:5:1 COMMIT");
    }

    @Test
    void followsWhatSqitchHandsToPsql() throws ConfigurationException {
        assertThat(statements(tree(
                        "sqitch.conf\n[core]\n  engine = pg\n",
                        "sqitch.plan\n%project=x\na 2026-01-01T00:00:00Z A <a@example.com>\n",
                        "deploy/a.sql\n\\i lib/f.sql\n",
                        "lib/f.sql\nCREATE TABLE f (x int);\n")))
                .containsExactly("lib/f.sql:1:1 CREATE TABLE");
    }

    @Test
    void leavesWhatIsNotCertainToBeIncludedACommand() throws ConfigurationException {
        for (String command : List.of(
                "\\ir ../../outside.sql",
                "\\i /etc/passwd",
                "\\i ~/x.sql",
                "\\i :dir/x.sql",
                "\\i `echo x.sql`",
                "\\ir missing.sql",
                "\\ir 001_a.sql",
                "\\ir 000_before.sql",
                "\\i twice.sql",
                "\\if :x\n\\ir ../x.sql\n\\endif",
                "SELECT 1 \\ir ../x.sql")) {
            assertThat(statements(tree(
                            "migrations/000_before.sql\nSELECT 0;\n",
                            "migrations/001_a.sql\n" + command + "\n",
                            "x.sql\nCREATE TABLE x (x int);\n",
                            "twice.sql\nCREATE TABLE x (x int);\n",
                            "migrations/lib/keep.txt",
                            "migrations/twice.sql\nCREATE TABLE x (x int);\n")))
                    .as(command)
                    .anyMatch(line -> line.matches("migrations/001_a.sql:[12]:\\d+ \\\\i.*"))
                    .noneMatch(line -> line.startsWith("x.sql"));
        }
    }

    @Test
    void stopsWhereFilesIncludeEachOtherOrTooMuch() throws ConfigurationException {
        assertThat(statements(tree(
                        "migrations/001_a.sql\n\\ir ../b.sql\n",
                        "b.sql\nSELECT 1;\n\\ir c.sql\n",
                        "c.sql\n\\ir b.sql\n")))
                .containsExactly("b.sql:1:1 SELECT", "c.sql:1:1 \\ir");
        List<String> doubling = new ArrayList<>(List.of("migrations/001_a.sql\n\\ir ../f0.sql\n"));
        for (int i = 0; i < 40; i++) {
            doubling.add("f%d.sql\n%s%s"
                    .formatted(i, "\\ir f%d.sql\n".formatted(i + 1).repeat(2), "-- ".repeat(30_000)));
        }
        assertThat(statements(tree(doubling.toArray(String[]::new)))).hasSizeLessThan(2_000);
    }

    @Test
    void countsWhatIsIncludedAmongTheFilesThatAreJudged() throws ConfigurationException {
        SourceTree tree = tree("migrations/001_a.sql\n\\ir ../lib/f.sql\n", "lib/f.sql", "lib/g.sql");
        assertThat(read(tree).others()).extracting(SkippedFile::path).containsExactly("lib/g.sql");
        ChangeSet changes = ChangeSet.all(read(tree).histories().get(0));
        assertThat(changes.on(new PathFilter(Set.of("lib/f.sql"), List.of(), Set.of()))
                        .migrations())
                .hasSize(1);
        assertThat(changes.on(new PathFilter(Set.of("lib/g.sql"), List.of(), Set.of()))
                        .migrations())
                .isEmpty();
    }

    private static List<String> statements(SourceTree tree) throws ConfigurationException {
        List<String> lines = new ArrayList<>();
        read(tree).histories().get(0).migrations().forEach(migration -> {
            Script up = migration.up();
            for (Statement statement : up.statements()) {
                int start = statement.range().start();
                lines.add(up.file().fileAt(start).path() + ":" + up.file().positionOf(start) + " "
                        + statement.keywords().of(up.file().text()));
            }
        });
        return lines;
    }
}
