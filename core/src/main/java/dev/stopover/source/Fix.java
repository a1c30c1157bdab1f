package dev.stopover.source;

import java.util.Comparator;
import java.util.List;

/**
 * Edits of one file that belong together, or new files beside it.
 *
 * @param title what it does, in the imperative, without a full stop
 * @param edits disjoint, in the order of their places
 * @param files files to be made, none of which is there yet
 */
public record Fix(String title, Applicability applicability, List<Edit> edits, List<NewFile> files) {

    /** Puts the edits in the order of their places and refuses ones that overlap. */
    public Fix {
        files = List.copyOf(files);
        edits = edits.stream().sorted(Comparator.comparing(Edit::range)).toList();
        for (int i = 1; i < edits.size(); i++) {
            if (edits.get(i - 1).range().end() > edits.get(i).range().start()) {
                throw new IllegalArgumentException("edits overlap: " + edits);
            }
        }
    }

    /** A fix that makes no files. */
    public Fix(String title, Applicability applicability, List<Edit> edits) {
        this(title, applicability, edits, List.of());
    }

    /** A fix that makes a file. */
    public static Fix newFile(String title, Applicability applicability, NewFile file) {
        return new Fix(title, applicability, List.of(), List.of(file));
    }

    /** A fix that no reader could object to. */
    public static Fix safe(String title, Edit... edits) {
        return new Fix(title, Applicability.SAFE, List.of(edits));
    }

    /** A fix that changes what runs. */
    public static Fix unsafe(String title, Edit... edits) {
        return new Fix(title, Applicability.UNSAFE, List.of(edits));
    }

    /** The same with the line ends that a text has. */
    public Fix withLineEndsOf(String text) {
        if (!text.contains("\r\n")) {
            return this;
        }
        List<Edit> own = edits.stream()
                .map(edit -> new Edit(
                        edit.range(), edit.replacement().replace("\r\n", "\n").replace("\n", "\r\n")))
                .toList();
        return new Fix(title, applicability, own, files);
    }

    /** The text with all edits made. */
    public String applyTo(String text) {
        StringBuilder fixed = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Edit edit : edits) {
            fixed.append(text, at, edit.range().start()).append(edit.replacement());
            at = edit.range().end();
        }
        return fixed.append(text, at, text.length()).toString();
    }
}
