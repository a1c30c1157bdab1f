package dev.stopover.catalog.effect;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses of a statement that takes a function for a procedure or an aggregate, or one of these for it. */
final class RoutineKindRefusals {

    private static final String WRONG_KIND = "42809";

    private final Situation situation;
    private final Touches touches;

    RoutineKindRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /**
     * An object that a statement names.
     *
     * @param drops whether it is dropped: no aggregate goes by DROP FUNCTION
     */
    void find(ObjectReference object, boolean drops) {
        boolean routine = object.kind() == ObjectKind.FUNCTION
                || object.kind() == ObjectKind.PROCEDURE
                || object.kind() == ObjectKind.AGGREGATE;
        if (!routine || object.arguments().isEmpty()) {
            return;
        }
        List<DataType> types = object.arguments().get().stream()
                .filter(argument -> argument.mode() != ParameterMode.OUT)
                .map(argument -> situation.before().type(argument.type()))
                .toList();
        Optional<Function> function = situation.before().functions(object.name(), types).stream()
                .findFirst()
                .filter(found -> found.knowledge() == Knowledge.KNOWN);
        if (function.isEmpty()) {
            return;
        }
        touches.at(object);
        String name = object.name().joined() + function.get().signature();
        Function.Kind kind = function.get().kind();
        if (object.kind() == ObjectKind.AGGREGATE && kind != Function.Kind.AGGREGATE) {
            touches.refuse(WRONG_KIND, "function %s is not an aggregate".formatted(name));
        } else if (object.kind() == ObjectKind.PROCEDURE && kind != Function.Kind.PROCEDURE) {
            touches.refuse(WRONG_KIND, "%s is not a procedure".formatted(name));
        } else if (object.kind() == ObjectKind.FUNCTION && kind == Function.Kind.PROCEDURE) {
            touches.refuse(WRONG_KIND, "%s is not a function".formatted(name));
        } else if (object.kind() == ObjectKind.FUNCTION && kind == Function.Kind.AGGREGATE && drops) {
            touches.refuse(
                    WRONG_KIND,
                    "\"%s\" is an aggregate function".formatted(object.name().name()));
        }
    }
}
