package dev.stopover.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationReader;
import dev.stopover.project.walk.DiskTree;
import dev.stopover.report.history.HistoryJson;
import dev.stopover.report.history.HistoryText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each fixture project with a file {@code history.txt} has the history that stands there. */
class FixtureProjectsTest {

    private static final Path PROJECTS = Path.of("../test-fixtures/projects");

    @TestFactory
    Stream<DynamicTest> hasTheHistoryThatStandsBesideIt() throws Exception {
        try (Stream<Path> folders = Files.list(PROJECTS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("history.txt"))).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            folder.getFileName().toString(),
                            () -> assertThat(history(folder))
                                    .isEqualTo(Files.readString(folder.resolve("history.txt")))));
        }
    }

    @Test
    void writesTheSameAsJson() throws Exception {
        var out = new ByteArrayOutputStream();
        HistoryJson.write(
                List.of(read(PROJECTS.resolve("layout-goose")).parts().get(0).project()), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("""
                        {
                          "histories" : [ {
                            "root" : "migrations",
                            "layout" : "goose",
                            "layoutFrom" : "-- +goose Up",
                            "runner" : "goose",
                            "migrations" : [ {
                              "version" : "1",
                              "name" : "orders",
                              "file" : "migrations/00001_orders.sql",
                              "startLine" : 1,
                              "endLine" : 7,
                              "transaction" : "per-script",
                              "statements" : 1,
                              "rollback" : {
                                "file" : "migrations/00001_orders.sql",
                                "startLine" : 8,
                                "endLine" : 9,
                                "transaction" : "per-script",
                                "statements" : 1
                              }
                            }, {
                        """)
                .endsWith("\"others\" : [ ],\n  \"problems\" : [ ]\n}\n");
    }

    private static String history(Path folder) throws Exception {
        StringBuilder history = new StringBuilder();
        for (Reading.Part part : read(folder).parts()) {
            history.append(HistoryText.of(part.project()));
        }
        return history.toString();
    }

    private static Reading read(Path folder) throws Exception {
        return new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                .read(new DiskTree(folder.toRealPath()), List.of());
    }
}
