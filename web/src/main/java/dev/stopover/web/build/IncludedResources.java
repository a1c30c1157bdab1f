package dev.stopover.web.build;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.rules.BuiltInRules;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.teavm.extension.spi.resources.ResourcesPolicy;

/** The files that the command reads from its class path. */
public final class IncludedResources implements ResourcesPolicy {

    /** What a schema of a format says is for others to read. */
    private static final String OF_OTHERS = ".schema.json";

    @Override
    public String[] supplyResources(Collection<? extends String> classes) {
        List<String> names = new ArrayList<>(List.of("dev/stopover/web/built.properties"));
        add(ConfigurationReader.class, "dev/stopover", names);
        add(BuiltInRules.class, "dev/stopover", names);
        add(PhoneNumberUtil.class, "com/google/i18n/phonenumbers/data", names);
        return names.toArray(String[]::new);
    }

    /** Adds what lies in a folder of the jar or folder that a class comes from. */
    private static void add(Class<?> type, String folder, List<String> names) {
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                add(place, folder, names);
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), java.util.Map.of())) {
                add(jar.getPath("/"), folder, names);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Path root, String folder, List<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(name -> !name.endsWith(".class") && !name.endsWith(OF_OTHERS))
                    .sorted()
                    .forEach(names::add);
        }
    }
}
