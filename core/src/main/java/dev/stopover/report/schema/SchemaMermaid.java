package dev.stopover.report.schema;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.report.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a schema as an entity diagram in Mermaid's notation, as GitHub shows it: tables, columns, foreign keys. */
public final class SchemaMermaid {

    private final ShownSchema shown;
    private final Catalog catalog;

    private SchemaMermaid(ShownSchema shown) {
        this.shown = shown;
        this.catalog = shown.catalog();
    }

    /** The diagram, without the fence around it. */
    public static String of(ShownSchema shown) {
        return new SchemaMermaid(shown).diagram();
    }

    private String diagram() {
        StringBuilder diagram = new StringBuilder("erDiagram\n");
        for (Table table : shown.tables()) {
            if (!table.isPartition()) {
                entity(table, diagram);
            }
        }
        for (Table table : shown.tables()) {
            if (table.isPartition()) {
                continue;
            }
            for (TableConstraint constraint : table.constraints().values()) {
                if (constraint.kind() == ConstraintKind.FOREIGN_KEY) {
                    relationship(table, constraint, diagram);
                }
            }
        }
        return diagram.toString();
    }

    private void entity(Table table, StringBuilder diagram) {
        diagram.append("    ").append(entity(table.name())).append(" {\n");
        for (Column column : table.columns()) {
            diagram.append("        ")
                    .append(word(column.type().isKnown() ? shown.type(column) : "unknown"))
                    .append(' ')
                    .append(word(column.name()));
            String keys = String.join(", ", keys(table, column.name()));
            diagram.append(keys.isEmpty() ? "" : " " + keys);
            diagram.append(column.notNull() ? " \"not null\"" : "").append('\n');
        }
        diagram.append("    }\n");
    }

    private static List<String> keys(Table table, String column) {
        List<String> keys = new ArrayList<>();
        for (TableConstraint constraint : table.constraints().values()) {
            String key = switch (constraint.kind()) {
                case PRIMARY_KEY -> "PK";
                case FOREIGN_KEY -> "FK";
                case UNIQUE -> constraint.columns().size() == 1 ? "UK" : "";
                default -> "";
            };
            if (!key.isEmpty() && constraint.columns().contains(column) && !keys.contains(key)) {
                keys.add(key);
            }
        }
        keys.sort((one, other) -> Integer.compare("PKFKUK".indexOf(one), "PKFKUK".indexOf(other)));
        return keys;
    }

    /** One row there to many here, or to one at most where the key is unique here. */
    private void relationship(Table table, TableConstraint key, StringBuilder diagram) {
        Optional<ObjectName> target = catalog.relation(key.references())
                .filter(relation -> relation.knowledge() != Knowledge.UNKNOWN
                        || shown.table().isEmpty())
                .map(relation -> relation.name());
        if (target.isEmpty()) {
            return;
        }
        boolean optional = key.columns().stream()
                .anyMatch(name -> table.column(name).filter(Column::notNull).isEmpty());
        boolean unique = table.indexes().values().stream()
                .anyMatch(index -> index.unique()
                        && index.predicate().isEmpty()
                        && index.leadingColumns().equals(key.columns())
                        && index.keys().size() == key.columns().size());
        diagram.append("    ")
                .append(entity(target.get()))
                .append(optional ? " |o--" : " ||--")
                .append(unique ? "o| " : "o{ ")
                .append(entity(table.name()))
                .append(" : \"")
                .append(quotable(String.join(", ", key.columns())))
                .append("\"\n");
    }

    private static String entity(ObjectName name) {
        String shownName = name.schema().equals("public") ? name.name() : name.joined();
        return '"' + quotable(shownName) + '"';
    }

    /** Text between double quotes, in which Mermaid knows entities and, anywhere, directives. */
    private static String quotable(String text) {
        return TerminalText.escaped(text).replace('"', '\'').replace("%%{", "%\\u{25}{");
    }

    /** A word as Mermaid's attributes allow it: letters, digits and a few signs. */
    private static String word(String text) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            word.append(plain || c == '(' || c == ')' || c == '[' || c == ']' || c == '-' ? c : '_');
        }
        char first = word.length() == 0 ? '_' : word.charAt(0);
        return first >= '0' && first <= '9' || first == '-' || first == '(' ? "_" + word : word.toString();
    }
}
