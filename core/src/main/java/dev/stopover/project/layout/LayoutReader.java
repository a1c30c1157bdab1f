package dev.stopover.project.layout;

import dev.stopover.project.walk.Folder;
import java.util.Optional;

/** Knows the migration folders of one tool or of a family of tools. */
public interface LayoutReader {

    /** What marks a folder as one of this layout, to follow "it has"; empty if nothing does. */
    Optional<String> mark(Folder folder, Surroundings surroundings);

    /** What a folder of this layout holds. */
    Found read(Folder folder, Surroundings surroundings);
}
