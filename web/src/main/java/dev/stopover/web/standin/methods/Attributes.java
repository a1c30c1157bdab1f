package dev.stopover.web.standin.methods;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What the host says of a file: a letter for its kind, its size, and the milliseconds of its last change. */
record Attributes(char kind, long size, long changed) implements BasicFileAttributes {

    static Attributes parse(String told) {
        int space = told.indexOf(' ', 2);
        return new Attributes(
                told.charAt(0), Long.parseLong(told.substring(2, space)), Long.parseLong(told.substring(space + 1)));
    }

    @Override
    public boolean isRegularFile() {
        return kind == 'f';
    }

    @Override
    public boolean isDirectory() {
        return kind == 'd';
    }

    @Override
    public boolean isSymbolicLink() {
        return kind == 'l';
    }

    @Override
    public boolean isOther() {
        return kind == 'o';
    }

    @Override
    public FileTime lastModifiedTime() {
        return FileTime.fromMillis(changed);
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public Object fileKey() {
        return null;
    }
}
