package dev.stopover.run;

import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
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

        /** Whether what lies at its place is still what was read, as far as anything was. */
        public boolean isAsRead(Path place) throws IOException {
            Optional<byte[]> read = before.flatMap(file -> file.decoding().encoded(file.text()));
            return read.isPresent()
                    ? Arrays.equals(read.get(), Files.readAllBytes(place))
                    : Files.notExists(place, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
