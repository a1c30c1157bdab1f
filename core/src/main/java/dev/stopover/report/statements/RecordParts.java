package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.LikeClause;
import dev.stopover.syntax.MaintainedTable;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.PartitionOf;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TriggerEvent;
import dev.stopover.syntax.TypeName;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What records say of themselves: their kinds in words, and their components. */
final class RecordParts {

    private RecordParts() {}

    /** The name of a record's class as SQL writes it: DropNotNull is DROP NOT NULL. */
    static String words(Record record) {
        String name = record.getClass().getSimpleName();
        var words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && Character.isUpperCase(name.charAt(i))) {
                words.append(' ');
            }
            words.append(Character.toUpperCase(name.charAt(i)));
        }
        return words.toString();
    }

    /** The value of a component. */
    static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " does not show its " + component.getName(), e);
        }
    }

    /**
     * Tells the components of a record: what it names, then the others.
     *
     * @param key under which name a component is told; empty if it is not
     */
    static void tell(Record record, UnaryOperator<String> key, JsonFields facts) {
        for (boolean names : new boolean[] {true, false}) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                String told = key.apply(component.getName());
                if (!told.isEmpty()) {
                    Object value = value(component, record);
                    Object part = value instanceof Optional<?> optional ? optional.orElse(null) : value;
                    if (part != null && isName(part) == names) {
                        tell(told, part, facts);
                    }
                }
            }
        }
    }

    private static boolean isName(Object part) {
        return part instanceof Identifier
                || part instanceof QualifiedName
                || part instanceof ObjectReference
                || part instanceof RoleName;
    }

    private static void tell(String key, Object part, JsonFields facts) {
        if (part instanceof Boolean flag) {
            facts.flag(key, flag);
        } else if (part instanceof Expression || part instanceof TextRange) {
            facts.flag(key, true);
        } else if (part instanceof Integer number) {
            facts.count(key, number);
        } else if (part instanceof Persistence persistence) {
            facts.flag("temporary", persistence == Persistence.TEMPORARY)
                    .flag("unlogged", persistence == Persistence.UNLOGGED);
        } else if (part instanceof List<?> list) {
            list(key, list, facts);
        } else {
            facts.text(key, text(part));
        }
    }

    private static void list(String key, List<?> list, JsonFields facts) {
        if (list.isEmpty()) {
            return;
        }
        if (list.get(0) instanceof ColumnDefinition) {
            facts.objects(key, list, (column, all) -> FactsOfTable.columnDefinition((ColumnDefinition) column, all));
        } else if (list.get(0) instanceof Constraint) {
            facts.objects(key, list, (constraint, all) -> FactsOfTable.constraint((Constraint) constraint, all));
        } else {
            facts.texts(key, texts(list));
        }
    }

    /** Parts in few words. */
    static List<String> texts(List<?> parts) {
        return parts.stream().map(RecordParts::text).toList();
    }

    private static String text(Object part) {
        if (part instanceof Identifier identifier) {
            return identifier.value();
        } else if (part instanceof QualifiedName name) {
            return name.joined();
        } else if (part instanceof ObjectReference object) {
            return object.name().joined();
        } else if (part instanceof RoleName role) {
            return role.kind() == RoleKind.NAMED
                    ? role.name()
                    : role.kind().name().toLowerCase(Locale.ROOT);
        } else if (part instanceof StringLiteral literal) {
            return literal.value();
        } else if (part instanceof TypeName type) {
            return type.canonical();
        } else if (part instanceof IndexColumn column) {
            return column.column().map(Identifier::value).orElse("(expression)");
        } else if (part instanceof LikeClause like) {
            return like.table().joined();
        } else if (part instanceof MaintainedTable maintained) {
            return maintained.table().joined();
        } else if (part instanceof TriggerEvent event) {
            return event.event();
        } else if (part instanceof PartitionKey partition) {
            return partition.strategy().name();
        } else if (part instanceof PartitionOf partition) {
            return partition.parent().joined();
        } else if (part instanceof Enum<?> constant) {
            return FactsOfTable.words(constant);
        }
        return part.toString();
    }
}
