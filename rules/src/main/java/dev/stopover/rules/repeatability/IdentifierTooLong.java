package dev.stopover.rules.repeatability;

import dev.stopover.migration.Script;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** PostgreSQL cuts names after 63 bytes, so that the name that is there is not the one that was written. */
public final class IdentifierTooLong extends ScriptRule {

    public IdentifierTooLong() {
        super(warning("identifier-too-long", "A name is longer than 63 bytes and is cut")
                .noteInRollback()
                .tags("name"));
    }

    @Override
    protected void check(ScriptContext context) {
        Tokens tokens = context.script().tokens();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.end(i) - tokens.start(i) > Names.MAX_BYTES / 4
                    && tokens.kind(i).isIdentifier()
                    && bytes(tokens, i) > Names.MAX_BYTES
                    && seen.add(tokens.text(i))
                    && !isDropped(tokens.start(i), context.script())) {
                context.report(
                                tokens.get(i),
                                "PostgreSQL cuts this name of %d bytes to %s.",
                                bytes(tokens, i),
                                Names.quoted(tokens.value(i)))
                        .help("Choose a name of at most 63 bytes.");
            }
        }
    }

    /** What is dropped has its name already, and is found under it although it is cut. */
    private static boolean isDropped(int offset, Script script) {
        return script.statements().stream()
                .anyMatch(statement ->
                        statement instanceof Drop && statement.range().contains(offset));
    }

    private static int bytes(Tokens tokens, int index) {
        String text = tokens.text(index);
        String name = tokens.kind(index) == TokenKind.QUOTED_IDENTIFIER
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text;
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
