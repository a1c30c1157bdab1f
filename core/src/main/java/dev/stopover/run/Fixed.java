package dev.stopover.run;

import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * What became of files by the fixes of their findings.
 *
 * @param outcome what is found in the files as they are now
 * @param files the files that are changed or made, in the order of their paths
 * @param fixes how many fixes were made
 */
public record Fixed(Outcome outcome, List<File> files, int fixes) {

    /** Keeps a copy of the list. */
    public Fixed {
        files = List.copyOf(files);
    }

    /**
     * A file that is changed or made.
     *
     * @param path its path from the root of the project
     * @param before what it was; empty if it was not there
     * @param text what stands in it now
     */
    public record File(String path, Optional<SourceFile> before, String text) {

        /** The bytes that it has now. */
        public byte[] bytes() {
            Decoding decoding = before.map(SourceFile::decoding).orElse(Decoding.UTF_8);
            return decoding.encoded(text).orElseThrow();
        }
    }
}
