package dev.stopover.project;

import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.List;

/** Makes statements of tokens. It is called for several scripts at once. */
public interface Parsing {

    /** The statements of a script as written. */
    List<Statement> statements(Tokens tokens);

    /** What statements execute when they run, in order. */
    List<Executed> executed(Tokens tokens, List<Statement> statements);
}
