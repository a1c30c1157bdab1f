package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void copyAProject() throws IOException {
        FixtureProjects.copy("layout-up-down-folders", folder);
    }

    @Test
    void listsWhatRunsInOrder() throws IOException {
        assertThat(Shell.in(folder).stopover("history"))
                .isEqualTo(new Shell.Outcome(0, Files.readString(folder.resolve("history.txt")), ""));
    }

    @Test
    void saysThatAFolderHasNone() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThat(Shell.in(folder).stopover("history", "empty"))
                .isEqualTo(new Shell.Outcome(2, "", "stopover: There are no migrations in empty.\n"));
    }

    @Test
    void writesJson() {
        assertThat(Shell.in(folder).stopover("history", "--format", "json").out())
                .startsWith("{\n  \"histories\" : [")
                .contains("\"layout\" : \"up-down-folders\"");
    }
}
