package dev.stopover.project;

import static dev.stopover.project.Drawn.draw;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Script;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.walk.Decoder;
import dev.stopover.project.walk.DiskTree;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that are not as they should be cost nothing of the others. */
class BadInputTest {

    @TempDir
    private Path folder;

    @Test
    void readsUtf8AndUtf16ByTheirMarks() {
        String sql = "COMMENT ON TABLE orders IS 'größer';";
        assertThat(decoded(("\uFEFF" + sql).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new SourceFile("x.sql", sql, Decoding.UTF_8_WITH_MARK));
        assertThat(decoded(("\uFEFF" + sql).getBytes(StandardCharsets.UTF_16LE)).decoding())
                .isEqualTo(Decoding.UTF_16_LITTLE_ENDIAN);
        assertThat(decoded(("\uFEFF" + sql).getBytes(StandardCharsets.UTF_16LE)).text())
                .isEqualTo(sql);
        assertThat(decoded(("\uFEFF" + sql).getBytes(StandardCharsets.UTF_16BE)).text())
                .isEqualTo(sql);
    }

    @Test
    void readsOtherBytesAsWindows1252AndSaysSo() throws IOException, ConfigurationException {
        write("migrations/1_x.sql", "SELECT 'größer';".getBytes(StandardCharsets.ISO_8859_1));
        Project project = read();
        Script script = project.histories().get(0).migrations().get(0).up();
        assertThat(script.file().decoding()).isEqualTo(Decoding.WINDOWS_1252);
        assertThat(script.file().text()).isEqualTo("SELECT 'größer';");
        assertThat(project.problems())
                .extracting(ProjectProblem::message)
                .containsExactly("The file is not valid UTF-8 and was read as Windows-1252.");
    }

    @Test
    void keepsABinaryFileInTheHistoryAndSaysThatNothingIsKnownOfIt() throws IOException, ConfigurationException {
        write("migrations/1_x.sql", new byte[] {0, 'G', 'I', 'T', 'C', 'R', 'Y', 'P', 'T', 0, (byte) 0x9c});
        write("migrations/2_y.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_8));
        Project project = read();
        assertThat(project.histories().get(0).migrations()).hasSize(2);
        assertThat(project.histories().get(0).migrations().get(0).up().statements())
                .isEmpty();
        assertThat(project.problems()).extracting(ProjectProblem::kind).containsExactly(ProjectProblem.Kind.BINARY);
    }

    @Test
    void readsEmptyFilesAndAllEndsOfLines() throws IOException, ConfigurationException {
        write("migrations/1_empty.sql", new byte[0]);
        write("migrations/2_crlf.sql", "SELECT 1;\r\nSELECT 2;\r\n".getBytes(StandardCharsets.UTF_8));
        write("migrations/3_cr.sql", "SELECT 1;\rSELECT 2;\r".getBytes(StandardCharsets.UTF_8));
        write("migrations/4_open.sql", "SELECT 'never closed;\nSELECT 2;\n".getBytes(StandardCharsets.UTF_8));
        List<Integer> counts = read().histories().get(0).migrations().stream()
                .map(migration -> migration.up().statements().size())
                .toList();
        assertThat(counts.subList(0, 3)).containsExactly(0, 2, 2);
    }

    @Test
    void looksIntoAFolderWithTheNameOfAFile() throws IOException, ConfigurationException {
        write("migrations/1_x.sql/2_y.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_8));
        Project project = read();
        assertThat(project.others()).extracting(Object::toString).hasSize(1);
        assertThat(project.histories()).hasSize(1);
    }

    @Test
    void survivesLinksInACircleAndRefusesThoseThatLeadOut() throws IOException, ConfigurationException {
        write("p/migrations/1_x.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_8));
        write("p/other/note.txt", new byte[0]);
        write("secret.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_8));
        Files.createSymbolicLink(folder.resolve("p/migrations/up_again"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("p/migrations/aside"), Path.of("../other"));
        Files.createSymbolicLink(folder.resolve("p/other/back"), Path.of("../migrations"));
        Files.createSymbolicLink(folder.resolve("p/migrations/2_out.sql"), Path.of("../../secret.sql"));
        Files.createSymbolicLink(folder.resolve("p/migrations/3_in.sql"), Path.of("1_x.sql"));
        Files.createSymbolicLink(folder.resolve("p/migrations/4_nowhere.sql"), Path.of("gone.sql"));
        Project project =
                reader().read(folder.resolve("p"), List.of()).parts().get(0).project();
        assertThat(project.histories().get(0).migrations())
                .extracting(migration -> migration.up().file().path())
                .contains("migrations/1_x.sql", "migrations/3_in.sql")
                .doesNotContain("migrations/2_out.sql");
        assertThat(project.problems())
                .extracting(problem -> problem.kind() + " " + problem.file().path())
                .contains("UNREADABLE migrations/4_nowhere.sql")
                .noneMatch(problem -> problem.startsWith("OUTSIDE"));
        assertThat(project.others())
                .contains(SkippedFile.passedOver(
                        "migrations/2_out.sql", "a link that leads out of the project, which is not followed"));
    }

    @Test
    void looksAtLinksInTheRootOfTheFileSystem() {
        Path root = folder.getRoot();
        Path other = root.relativize(folder.toAbsolutePath());
        assertThat(new DiskTree(root).kind(other.toString())).isEqualTo(SourceTree.Kind.FOLDER);
        assertThatCode(() -> new DiskTree(root).list("")).doesNotThrowAnyException();
    }

    @Test
    void followsNoLinkOutOfTheProjectThatASettingOrAChangelogNamesTheWayThrough()
            throws IOException, ConfigurationException {
        write("p/flyway.toml", "[flyway]\nlocations = [\"filesystem:out/sql\"]\n".getBytes(StandardCharsets.UTF_8));
        write(
                "p/db/changelog.xml",
                "<databaseChangeLog><include file=\"out/sql/V1__secret.sql\"/></databaseChangeLog>"
                        .getBytes(StandardCharsets.UTF_8));
        write("outside/sql/V1__secret.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_8));
        Files.createSymbolicLink(folder.resolve("p/out"), Path.of("../outside"));
        Project project =
                reader().read(folder.resolve("p"), List.of()).parts().get(0).project();
        assertThat(project.histories()).isEmpty();
    }

    @Test
    void goesOnWhereAFileCannotBeRead() throws ConfigurationException {
        SourceTree whole = tree("migrations/1_x.sql", "migrations/2_y.sql");
        SourceTree broken = new SourceTree() {
            @Override
            public List<Entry> list(String path) throws IOException {
                return whole.list(path);
            }

            @Override
            public byte[] read(String file) throws IOException {
                if (file.endsWith("1_x.sql")) {
                    throw new AccessDeniedException(file);
                }
                return whole.read(file);
            }

            @Override
            public Kind kind(String path) {
                return whole.kind(path);
            }
        };
        assertThat(draw(broken)).isEqualTo("""
                        migrations: plain, psql
                          1 x: 1_x.sql
                          2 y: 2_y.sql
                        problem migrations/1_x.sql:1:1: The file cannot be read: permission denied.
                        """);
    }

    @Test
    void saysWhatWasProbablyMeantByAPathOnDisk() throws IOException {
        write("db/migrations/1_x.sql", new byte[0]);
        assertThatThrownBy(() -> reader().read(folder, List.of("db/migratoins")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("There is no file or folder db/migratoins. Did you mean db/migrations?");
        assertThatThrownBy(() -> reader().read(folder, List.of("bd/migrations/1_x.sql")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Did you mean db?");
        assertThatThrownBy(() -> reader().read(folder, List.of("a\0b"))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void takesTheFolderOfTheRepositoryAsTheRoot() throws IOException, ConfigurationException {
        write("repo/.git/HEAD", new byte[0]);
        write("repo/a/db/migrations/1_x.sql", new byte[0]);
        Reading reading = reader().read(folder.resolve("repo/a"), List.of("db"));
        assertThat(reading.root()).isEqualTo(folder.toRealPath().resolve("repo").toString());
        assertThat(reading.parts().get(0).project().histories().get(0).root()).isEqualTo("a/db/migrations");
        assertThatThrownBy(() -> reader().read(folder.resolve("repo"), List.of("a", "..")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("lies outside the project");
    }

    @Test
    void whatIsNamedFromElsewhereKeepsWhatLiesBesideItsHistory() throws IOException, ConfigurationException {
        write("shop/supabase/migrations/20250101000000_x.sql", new byte[0]);
        write("shop/supabase/rollbacks/20250101000000_x_DOWN.sql", new byte[0]);
        write("other/README", new byte[0]);
        Reading reading =
                reader().read(folder.resolve("other"), List.of("../shop/supabase/migrations/20250101000000_x.sql"));
        assertThat(reading.root()).isEqualTo(folder.toRealPath().resolve("shop").toString());
        assertThat(reading.parts()
                        .get(0)
                        .project()
                        .histories()
                        .get(0)
                        .migrations()
                        .get(0)
                        .down())
                .isPresent();
    }

    @Test
    void whatIsNamedFromElsewhereBelongsToTheNearestConfiguration() throws IOException, ConfigurationException {
        write("shop/stopover.toml", new byte[0]);
        write("shop/db/sql/1_x.sql", new byte[0]);
        write("other/README", new byte[0]);
        Reading reading = reader().read(folder.resolve("other"), List.of("../shop/db/sql"));
        assertThat(reading.root()).isEqualTo(folder.toRealPath().resolve("shop").toString());
    }

    @Test
    void readsOnWithoutABrokenConfigOfSupabase() throws ConfigurationException {
        assertThat(draw(tree(
                        "supabase/config.toml\n[api]\nschemas = [\"public\"\n",
                        "supabase/migrations/20250101000000_x.sql")))
                .startsWith("supabase/migrations: supabase, supabase-cli\n  20250101000000 x: 20250101000000_x.sql\n")
                .contains("problem supabase/config.toml:");
    }

    @Test
    void saysThatAPlanAndAnXmlFileAreBroken() throws ConfigurationException {
        assertThat(draw(tree("sqitch.plan\n%project=x\n[ nothing\n", "deploy/x.sql")))
                .contains("problem sqitch.plan:2:1: The line is neither a change nor a tag.");
        assertThat(draw(tree(
                        "db/changelog.xml\n<databaseChangeLog>\n  <include file=\"a.sql\" relativeToChangelogFile=\"true\"/>\n  <include\n",
                        "db/a.sql")))
                .contains("a -: db/a.sql")
                .contains("The changelog is no valid XML.");
    }

    @Test
    void doesNotFollowEntitiesOfXml() throws ConfigurationException {
        assertThat(draw(tree(
                        "db/changelog.xml\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<databaseChangeLog>&e;<include file=\"a.sql\" relativeToChangelogFile=\"true\"/></databaseChangeLog>",
                        "db/a.sql")))
                .doesNotContain("root:");
    }

    private static SourceFile decoded(byte[] bytes) {
        return Decoder.decode("x.sql", bytes);
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private Project read() throws ConfigurationException {
        return reader().read(folder, List.of()).parts().get(0).project();
    }

    private static ProjectReader reader() {
        return new ProjectReader(
                new ConfigurationReader(List.of()), new ReadOptions(Optional.empty(), false, change -> change));
    }
}
