package dev.stopover.web.standin.classes.java.io;

/** One of the streams of a process. */
public final class FileDescriptor {

    /** Standard output. */
    public static final FileDescriptor out = new FileDescriptor();

    /** Standard error. */
    public static final FileDescriptor err = new FileDescriptor();

    private FileDescriptor() {}
}
