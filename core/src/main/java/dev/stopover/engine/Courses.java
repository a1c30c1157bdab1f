package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Script;
import dev.stopover.syntax.Answers;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The scripts of a history as they are replayed: only those of one migration are kept with all their states. */
final class Courses {

    private final ChangeSet changes;
    private final Answers answers;
    private final Map<Script, Course> courses = new IdentityHashMap<>();
    private final List<Course> replaying = new ArrayList<>();

    Courses(ChangeSet changes, Answers answers) {
        this.changes = changes;
        this.answers = answers;
    }

    /** A script is replayed from now on. */
    void begin(Course course) {
        if (course.script().direction() == Direction.UP) {
            replaying.forEach(this::putAside);
            replaying.clear();
        }
        courses.put(course.script(), course);
        replaying.add(course);
    }

    private void putAside(Course course) {
        course.putAside();
        if (!changes.judges(course.script())) {
            courses.remove(course.script());
        }
    }

    /** The course of a script; it is replayed once more if it was long ago. */
    Course of(Script script) {
        return courses.computeIfAbsent(script, first -> {
            int major = Effect.major(changes.history().target().postgres());
            return new Course(script, State.empty(), major, answers);
        });
    }
}
