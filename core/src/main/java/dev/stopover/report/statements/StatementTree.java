package dev.stopover.report.statements;

import dev.stopover.report.TerminalText;
import dev.stopover.secret.Secrets;
import dev.stopover.source.Position;
import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TypeName;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws statements with all their parts for people: a line a part, with its name, what it is and where it stands. Parts
 * that are absent, false or empty are left out.
 */
public final class StatementTree {

    private static final int LONGEST_TEXT = 60;

    private final SourceFile file;
    private final String masked;
    private final Set<String> secrets;
    private final Appendable out;

    private StatementTree(SourceFile file, Appendable out) {
        this.file = file;
        this.masked = Secrets.masked(file.text());
        this.secrets = Secrets.in(file.text()).stream()
                .map(secret -> secret.range().of(file.text()))
                .collect(Collectors.toSet());
        this.out = out;
    }

    /** Draws the statements of a file, in order. */
    public static void write(SourceFile file, List<Statement> statements, Appendable out) throws IOException {
        var tree = new StatementTree(file, out);
        out.append(TerminalText.escaped(file.path())).append('\n');
        for (Statement statement : statements) {
            tree.part("", statement, 1);
        }
    }

    private void part(String name, Object value, int depth) throws IOException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                part(name, optional.get(), depth);
            }
        } else if (value instanceof List<?> list) {
            list(name, list, depth);
        } else if (value instanceof Boolean flag) {
            if (flag) {
                line(name, "", depth);
            }
        } else if (value instanceof Enum<?> constant) {
            line(name, constant.name().toLowerCase(Locale.ROOT).replace('_', ' '), depth);
        } else if (value instanceof TextRange range) {
            line(name, quoted(range) + at(range), depth);
        } else if (isOneLine(value)) {
            line(name, oneLine((Ranged) value) + at((Ranged) value), depth);
        } else if (value instanceof Record record) {
            record(name, record, depth);
        } else {
            line(name, shown(value.toString()), depth);
        }
    }

    /** A value of which it is not said where it stands. */
    private String shown(String value) {
        return secrets.contains(value) ? "*".repeat(value.length()) : Secrets.masked(value);
    }

    private void list(String name, List<?> list, int depth) throws IOException {
        if (!list.isEmpty()) {
            line(name, "", depth);
            for (Object element : list) {
                part("", element, depth + 1);
            }
        }
    }

    private void record(String name, Record record, int depth) throws IOException {
        String type = record.getClass().getSimpleName();
        line(name, record instanceof Ranged ranged ? type + at(ranged) : type, depth);
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (!component.getName().equals("range")) {
                part(component.getName(), RecordParts.value(component, record), depth + 1);
            }
        }
    }

    private static boolean isOneLine(Object value) {
        return value instanceof Identifier
                || value instanceof QualifiedName
                || value instanceof TypeName
                || value instanceof StringLiteral
                || value instanceof Expression
                || value instanceof Query
                || value instanceof Body.Source;
    }

    private String oneLine(Ranged value) {
        if (value instanceof StringLiteral || value instanceof Expression || value instanceof Query) {
            return quoted(value);
        }
        return value instanceof Body.Source ? "Source" : value.toString();
    }

    private String quoted(Ranged part) {
        String text = part.range().of(masked).strip().replaceAll("\\s+", " ");
        return "‹" + (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text) + "›";
    }

    private String at(Ranged part) {
        Position start = file.positionOf(part.range().start());
        Position end = file.positionOf(part.range().end());
        return "  " + start + "-" + end;
    }

    private void line(String name, String value, int depth) throws IOException {
        out.append("  ".repeat(depth)).append(name);
        if (!value.isEmpty()) {
            out.append(name.isEmpty() ? "" : " ").append(TerminalText.escaped(value));
        }
        out.append('\n');
    }
}
