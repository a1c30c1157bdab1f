package dev.stopover.maven;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.maven.execution.MavenSession;

/** The folders whose migrations were found and judged in one run of Maven, whose modules may be built in parallel. */
final class Judged {

    private static final String KEY = Judged.class.getName();

    private final Set<Path> folders = new HashSet<>();

    /** Those of this run of Maven. */
    static Judged of(MavenSession session) {
        synchronized (session.getRequest()) {
            // Each class loader of the plugin has a class of this name, so one module's object is no other's.
            Object known = session.getRequest().getData().get(KEY);
            if (known instanceof Judged judged) {
                return judged;
            }
            var judged = new Judged();
            session.getRequest().getData().put(KEY, judged);
            return judged;
        }
    }

    /** Adds a folder, unless it is one of them or lies in one. */
    synchronized boolean add(Path folder) {
        Path normal = folder.toAbsolutePath().normalize();
        return folders.stream().noneMatch(normal::startsWith) && folders.add(normal);
    }
}
