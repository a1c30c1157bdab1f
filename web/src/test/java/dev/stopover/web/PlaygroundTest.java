package dev.stopover.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The playground in a browser, where one is installed: Chromium, or what the variable CHROMIUM names. */
class PlaygroundTest {

    private static final List<String> USUAL =
            List.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser");

    @Test
    void worksFromAFileAndAsksNobody() throws Exception {
        Optional<String> browser = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL.stream())
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        assumeTrue(browser.isPresent(), "no browser is installed");
        var builder = new ProcessBuilder(
                        System.getProperty("stopover.node"),
                        "--test",
                        "--test-reporter=spec",
                        "playground/test/playground.test.mjs")
                .inheritIO();
        builder.environment().put("CHROMIUM", browser.get());
        builder.environment().put("PLAYGROUND", System.getProperty("stopover.playground"));
        assertThat(builder.start().waitFor()).isZero();
    }
}
