package dev.stopover.rollback;

import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Executed;
import java.util.List;

/** Reads SQL, so that what is written can be tried before it is handed out. */
@FunctionalInterface
public interface Interpreter {

    /** What the statements of a file execute, in order. */
    List<Executed> read(SourceFile file);
}
