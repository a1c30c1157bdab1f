package dev.stopover.web.standin.classes.java.lang;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a program is started with. */
public final class ProcessBuilder {

    private final List<String> command;
    private final Map<String, String> environment = new TreeMap<>(System.getenv());
    private String folder = "";

    /** A program and its arguments. */
    public ProcessBuilder(List<String> command) {
        this.command = command;
    }

    /** Where it runs. */
    public ProcessBuilder directory(File where) {
        folder = where.getPath();
        return this;
    }

    /** Its variables, which may be changed. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Makes it ready to run. */
    public Process start() {
        return new Process(command, folder, environment);
    }
}
