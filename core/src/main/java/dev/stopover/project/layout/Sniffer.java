package dev.stopover.project.layout;

import dev.stopover.project.walk.Folder;
import java.util.List;
import java.util.function.Predicate;

/** Looks into a few files of a folder for what its tool writes into all of them. */
public final class Sniffer {

    /** How many files are looked into: a tool that marks its files marks each. */
    public static final int MOST = 3;

    private Sniffer() {}

    /** Whether one of the first files has a line of that sort. */
    public static boolean anyLine(Folder folder, Surroundings surroundings, Predicate<String> sort) {
        List<String> names = folder.sql();
        for (String name : names.subList(0, Math.min(MOST, names.size()))) {
            if (surroundings.file(folder.path(name)).text().lines().anyMatch(sort)) {
                return true;
            }
        }
        return false;
    }
}
