package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;

/** Methods of a failure. */
@InPlaceOf("java.nio.file.DirectoryIteratorException")
public final class DirectoryFailures {

    private DirectoryFailures() {}

    /** What was behind it. */
    public static IOException getCause(DirectoryIteratorException failure) {
        return (IOException) ((Throwable) failure).getCause();
    }
}
