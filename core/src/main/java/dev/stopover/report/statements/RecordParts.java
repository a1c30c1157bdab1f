package dev.stopover.report.statements;

import java.lang.reflect.RecordComponent;

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
}
