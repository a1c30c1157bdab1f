package dev.stopover.project;

import dev.stopover.source.SourceFile;
import java.util.Map;

/**
 * What a reading leaves to the next one of the same project: its files and its scripts. Of what has not changed, the next
 * reading has the very same objects, so that nothing is parsed twice and what follows can tell by identity what is the same.
 */
public final class Remembered {

    /** Nothing was read before. */
    public static final Remembered NOTHING = new Remembered(Map.of(), Map.of());

    private final Map<String, SourceFile> files;
    private final Map<Scripts.Place, Scripts.Known> scripts;

    Remembered(Map<String, SourceFile> files, Map<Scripts.Place, Scripts.Known> scripts) {
        this.files = files;
        this.scripts = scripts;
    }

    /** The files by their paths. */
    Map<String, SourceFile> files() {
        return files;
    }

    /** The scripts by their places. */
    Map<Scripts.Place, Scripts.Known> scripts() {
        return scripts;
    }
}
