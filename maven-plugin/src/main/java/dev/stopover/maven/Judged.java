package dev.stopover.maven;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.maven.execution.MavenSession;

/** What was judged in one run of Maven, whose modules may be built in parallel. */
final class Judged {

    private static final String KEY = Judged.class.getName();

    private final Set<String> all = new HashSet<>();

    /** That of this run of Maven. */
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

    /** Adds a folder that an execution judges, unless it did: several modules may lie in one folder. */
    synchronized boolean add(Path folder, String execution) {
        return all.add(execution + " " + folder.toAbsolutePath().normalize());
    }
}
