package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What others are told of a release. */
@DisabledOnOs(OS.WINDOWS)
class DistributionTest {

    private static final String URL = "https://github.example/owner/stopover";

    @TempDir
    Path folder;

    @Test
    void tellsPackageManagersWhereAReleaseIsAndWhatItsChecksumsAre() throws Exception {
        Files.writeString(
                folder.resolve("sums"),
                "a1  stopover-1.2.3.tar.gz\nb2  stopover-1.2.3.zip\nc3  stopover-1.2.3-linux-x64.tar.gz\n");

        assertThat(fill().status()).isZero();

        Path filled = folder.resolve("filled");
        try (Stream<Path> files = Files.list(filled)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .contains(URL + "/releases/download/v1.2.3/stopover-1.2.3")
                            .doesNotContainPattern("@[a-z]"));
        }
        assertThat(filled.resolve("stopover.rb")).content().contains("sha256 \"a1\"");
        var json = new ObjectMapper();
        assertThat(json.readTree(filled.resolve("sdkman.json").toFile())
                        .at("/checksums/SHA-256")
                        .asText())
                .isEqualTo("b2");
        assertThat(json.readTree(filled.resolve("jbang-catalog.json").toFile())
                        .at("/aliases/stopover/script-ref")
                        .asText())
                .endsWith("/stopover-1.2.3-all.jar");
    }

    @Test
    void tellsNothingWithoutAChecksum() throws Exception {
        Files.writeString(folder.resolve("sums"), "a1  stopover-1.2.3.tar.gz\n");
        Shell.Outcome outcome = fill();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).contains("has no checksum of stopover-1.2.3.zip");
        assertThat(folder.resolve("filled")).doesNotExist();
    }

    @Test
    void givesEveryModuleTheVersionOfARelease() throws Exception {
        List<String> poms = List.of("pom.xml", "core/pom.xml", "distribution/pom.xml");
        for (String pom : poms) {
            Files.createDirectories(folder.resolve(pom).getParent());
            Files.copy(Path.of("..", pom), folder.resolve(pom));
        }
        Files.createDirectories(folder.resolve(".ci"));
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(folder.resolve("README.md"), "None.\n");
        Files.copy(Path.of("../.ci/version"), folder.resolve(".ci/version"));
        run("git", "init", "-q");
        run("git", "add", "-A");

        assertThat(run(".ci/version", "1.2.3").status()).isZero();

        for (String pom : poms) {
            assertThat(folder.resolve(pom))
                    .content()
                    .containsOnlyOnce("<version>1.2.3</version>")
                    .doesNotContain("SNAPSHOT");
        }
        assertThat(run(".ci/version", "1; rm").status()).isEqualTo(2);
    }

    private Shell.Outcome fill() throws IOException, InterruptedException {
        String script = Path.of("../distribution/src/templates.sh").toRealPath().toString();
        return run("sh", script, "1.2.3", URL, "sums", "filled");
    }

    private Shell.Outcome run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shell.Outcome(process.waitFor(), out, "");
    }
}
