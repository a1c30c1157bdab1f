package dev.stopover.web;

import org.teavm.jso.JSObject;

/**
 * What JavaScript does for the command: it reads and writes files, prints, and starts git. There is one function for all
 * of it, and everything that crosses is text: a byte is the character of the same number, so that no byte is lost.
 */
public interface Host extends JSObject {

    /**
     * Does something.
     *
     * @param operation what: see {@link Machine}
     * @param subject what with: most often a path
     * @param data more of it, where an operation takes more
     * @return a plus and what came of it, or a minus and the name of the error as POSIX has it
     */
    String call(String operation, String subject, String data);
}
