package dev.stopover.catalog.replay;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.PlainNames;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import java.util.List;
import java.util.Optional;

/** Remembers what the history has dropped, and refuses to drop it once more. */
final class Absences {

    private final Step step;

    Absences(Step step) {
        this.step = step;
    }

    /** An object is about to be dropped: refused where it was dropped before, and remembered if it is certain to go. */
    void before(Drop drop, ObjectReference object) {
        Optional<String> name = name(drop.kind(), object);
        if (name.isEmpty()) {
            return;
        }
        ObjectKind kind = kind(drop.kind());
        Optional<Origin> gone = step.catalog().gone(kind, name.get());
        if (gone.isPresent() && !drop.ifExists()) {
            step.fail(object.range(), sqlState(kind), message(drop.kind(), object, name.get()), gone);
        }
        if (step.certain() && (drop.ifExists() || drop.cascade().isPresent() || !isOwner(kind))) {
            step.origin(object).ifPresent(origin -> step.draft().setGone(kind, name.get(), origin));
        }
    }

    /** Whether dropping objects of a kind may be refused because of what depends on them, which is not all known. */
    private static boolean isOwner(ObjectKind kind) {
        return kind == ObjectKind.ROLE;
    }

    /** As {@link #before}, of an index that is not there. */
    void index(Drop drop, ObjectReference object) {
        ObjectName target = step.target(object.name());
        Optional<Origin> gone = step.catalog().dropped(target);
        if (gone.isPresent() && !drop.ifExists()) {
            step.fail(
                    object.range(),
                    "42704",
                    "index \"%s\" does not exist".formatted(object.name().joined()),
                    gone);
        }
        step.origin(object)
                .filter(origin -> step.certain())
                .ifPresent(origin -> step.draft().setDropped(target, origin));
    }

    private static ObjectKind kind(ObjectKind written) {
        return switch (written) {
            case DOMAIN -> ObjectKind.TYPE;
            case PROCEDURE, ROUTINE, AGGREGATE -> ObjectKind.FUNCTION;
            default -> written;
        };
    }

    private Optional<String> name(ObjectKind kind, ObjectReference object) {
        return switch (kind) {
            case INDEX, POLICY, TRIGGER, RULE, OPERATOR, TRANSFORM, USER_MAPPING -> Optional.empty();
            case TYPE, DOMAIN -> Optional.of(step.target(object.name()).joined());
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                object.arguments().map(arguments -> {
                    List<DataType> types = arguments.stream()
                            .filter(argument -> argument.mode() != ParameterMode.OUT)
                            .map(argument -> step.type(argument.type()))
                            .toList();
                    return step.target(object.name()).joined() + Function.signature(types);
                });
            default -> Optional.of(PlainNames.of(step.catalog(), step.session(), object));
        };
    }

    private static String sqlState(ObjectKind kind) {
        return switch (kind) {
            case FUNCTION -> "42883";
            case SCHEMA -> "3F000";
            case DATABASE -> "3D000";
            default -> "42704";
        };
    }

    private static String message(ObjectKind kind, ObjectReference object, String name) {
        String written = object.name().joined();
        return switch (kind) {
            case TYPE, DOMAIN -> "type \"%s\" does not exist".formatted(written);
            case FUNCTION, ROUTINE -> "function %s does not exist".formatted(written + arguments(name));
            case PROCEDURE, AGGREGATE -> PlainNames.words(kind) + " " + written + arguments(name) + " does not exist";
            case OPERATOR_CLASS, OPERATOR_FAMILY ->
                "%s \"%s\" does not exist for access method \"%s\""
                        .formatted(
                                PlainNames.words(kind),
                                written,
                                object.table().orElseThrow().name());
            case CAST -> PlainNames.quoted(kind, name) + " does not exist";
            case COLLATION -> "collation \"%s\" for encoding \"UTF8\" does not exist".formatted(written);
            default -> "%s \"%s\" does not exist".formatted(PlainNames.words(kind), written);
        };
    }

    private static String arguments(String name) {
        return name.substring(name.indexOf('('));
    }
}
