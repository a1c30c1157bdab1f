package dev.stopover.catalog.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own operators by their names. */
final class Operators {

    private Operators() {}

    /** Those of a name with two operands, or with one to their right. */
    static List<Signature> find(String name, int operands, int major) {
        List<Signature> found = new ArrayList<>();
        for (String entry : BuiltIn.LINES.find(name.equals("!=") ? "<>" : name)) {
            if (VersionMarks.mayHave(entry, major)) {
                read(entry, operands, major).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Signature> read(String entry, int operands, int major) {
        int at = VersionMarks.isMarked(entry) ? 1 : 0;
        int comma = entry.indexOf(',');
        int arrow = entry.indexOf('>', comma);
        boolean prefix = comma == at + 2;
        if (prefix != (operands == 1)) {
            return Optional.empty();
        }
        Type right = TypeSystem.named(entry.substring(comma + 1, arrow));
        List<Type> arguments =
                prefix ? List.of(right) : List.of(TypeSystem.named(entry.substring(at + 2, comma)), right);
        return Optional.of(new Signature(
                arguments,
                TypeSystem.named(entry.substring(arrow + 1)),
                'f',
                entry.charAt(at),
                false,
                List.of(),
                VersionMarks.has(entry, major),
                0,
                0,
                false));
    }

    /** Read when first asked for. */
    private static final class BuiltIn {

        private static final NamedLines LINES = NamedLines.read("operators");
    }
}
