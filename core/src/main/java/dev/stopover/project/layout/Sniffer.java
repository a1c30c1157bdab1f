package dev.stopover.project.layout;

import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import java.util.List;
import java.util.function.Predicate;

/** Looks into a few files of a folder for what its tool writes into all of them. */
public final class Sniffer {

    /** How many files are looked into: a tool that marks its files marks each. */
    public static final int MOST = 3;

    private Sniffer() {}

    /** Whether one of the first files has a line of that sort, with a comment in it. */
    public static boolean anyComment(Folder folder, Surroundings surroundings, Predicate<String> sort) {
        List<String> names = folder.sql();
        for (String name : names.subList(0, Math.min(MOST, names.size()))) {
            if (anyComment(surroundings.file(folder.path(name)), sort)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyComment(SourceFile file, Predicate<String> sort) {
        String text = file.text();
        int at = text.indexOf("--");
        while (at >= 0) {
            int end = at;
            while (end < text.length() && !isLineEnd(text.charAt(end))) {
                end++;
            }
            while (at > 0 && !isLineEnd(text.charAt(at - 1))) {
                at--;
            }
            if (sort.test(text.substring(at, end))) {
                return true;
            }
            at = text.indexOf("--", end);
        }
        return false;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
