package dev.stopover.rule;

import dev.stopover.syntax.AlterTable;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;

/** What a rule looks at: the kinds of statements, actions, constraints and failures whose visit it overrides. */
final class Visits {

    private Visits() {}

    /** The simple names of what a rule about statements looks at. */
    static Set<String> of(Class<?> rule) {
        Set<String> kinds = new HashSet<>();
        for (Class<?> type = rule; type != StatementRule.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (isVisit(method)) {
                    kinds.add(method.getParameterTypes()[method.getParameterCount() - 2].getSimpleName());
                }
            }
        }
        return Set.copyOf(kinds);
    }

    private static boolean isVisit(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return method.getName().equals("visit")
                && (parameters.length == 2 || parameters.length == 3 && parameters[0] == AlterTable.class)
                && parameters[parameters.length - 1] == StatementContext.class;
    }
}
