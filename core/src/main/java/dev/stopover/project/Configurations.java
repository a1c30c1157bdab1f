package dev.stopover.project;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.project.walk.SourceFiles;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The configuration of each folder: what the nearest file in it or around it says. */
final class Configurations {

    private final SourceFiles files;
    private final ConfigurationReader reader;
    private final ReadOptions options;
    private final Map<String, Configuration> byFolder = new HashMap<>();
    private final Configuration outermost;

    Configurations(SourceFiles files, ConfigurationReader reader, ReadOptions options) throws ConfigurationException {
        this.files = files;
        this.reader = reader;
        this.options = options;
        this.outermost = options.configuration().isPresent()
                ? read(named(options.configuration().get()))
                : options.change().apply(Configuration.DEFAULT);
    }

    /** The configuration that applies to what lies in a folder. */
    Configuration of(String folder) throws ConfigurationException {
        Configuration known = byFolder.get(folder);
        if (known == null) {
            known = find(folder);
            byFolder.put(folder, known);
        }
        return known;
    }

    private Configuration find(String folder) throws ConfigurationException {
        if (options.ignoreConfiguration() || options.configuration().isPresent()) {
            return outermost;
        }
        for (String name : ConfigurationReader.NAMES) {
            Optional<SourceFile> file = files.optional(SourceTree.join(folder, name));
            if (file.isPresent()) {
                return read(file.get());
            }
        }
        return folder.isEmpty() ? outermost : of(SourceTree.parent(folder));
    }

    private SourceFile named(String path) throws ConfigurationException {
        return files.optional(path)
                .orElseThrow(() -> new ConfigurationException("There is no configuration file %s.".formatted(path)));
    }

    private Configuration read(SourceFile file) throws ConfigurationException {
        return options.change().apply(reader.read(file, files::optional, Release::version));
    }
}
