package dev.stopover.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class ReleaseTest {

    /** Maven says where a module lies; without Maven nothing is packaged, and there is no version to know. */
    @Test
    @EnabledIfSystemProperty(named = "basedir", matches = ".+")
    void knowsTheVersionThatIsBuilt() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<version>" + Release.version().orElseThrow() + "</version>");
    }
}
