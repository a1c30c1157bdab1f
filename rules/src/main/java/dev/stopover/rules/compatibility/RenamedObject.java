package dev.stopover.rules.compatibility;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.UserType;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.SetSchema;
import java.util.List;

/** What clients and functions name is no longer found under its old name. */
public final class RenamedObject extends StatementRule {

    public RenamedObject() {
        super(warning("renamed-object", "A schema, view, function or type is renamed or moved while it is in use")
                .noteInRollback()
                .tags("rename")
                .groupedFrom(6));
    }

    @Override
    public void visit(Rename rename, StatementContext context) {
        if (isNamedByClients(rename.kind())
                && isInUse(rename.object(), context)
                && context.later()
                        .inScript()
                        .makes(rename.kind(), rename.object().name())
                        .isEmpty()) {
            report(
                    rename.object(),
                    "renamed to " + rename.to(),
                    "Make the new one beside it, let a release go by, then drop the old one.",
                    context);
        }
    }

    @Override
    public void visit(SetSchema move, StatementContext context) {
        ObjectKind kind = move.object().kind();
        if ((isNamedByClients(kind) || kind == ObjectKind.TABLE)
                && isInUse(move.object(), context)
                && context.later().inScript().makes(kind, move.object().name()).isEmpty()) {
            report(move.object(), "moved to the schema " + move.schema(), help(move), context);
        }
    }

    @Override
    public void visit(AlterEnum alter, StatementContext context) {
        boolean standing = context.state()
                .type(alter.type())
                .flatMap(UserType::origin)
                .filter(origin -> origin.migration() == context.state().migration())
                .isEmpty();
        if (alter.oldLabel().isPresent() && standing && !context.goesDown()) {
            context.report(
                            alter.oldLabel().get(),
                            "Code that is running writes and compares '%s' of %s, and fails until it is replaced.",
                            alter.oldLabel().get().value(),
                            alter.type())
                    .help(
                            "Add the new value beside it (ALTER TYPE %s ADD VALUE …), and move to it release by release.",
                            alter.type());
        }
    }

    private static boolean isInUse(ObjectReference object, StatementContext context) {
        return !context.goesDown() && context.existedBefore(object) && !isForTriggers(object, context);
    }

    /** Nobody calls a trigger function by its name, and its triggers follow it. */
    private static boolean isForTriggers(ObjectReference object, StatementContext context) {
        List<Function> named =
                object.kind() == ObjectKind.FUNCTION ? context.state().functions(object.name()) : List.of();
        return !named.isEmpty()
                && named.stream()
                        .allMatch(function -> function.returns()
                                .filter(type -> type.name().equals("trigger"))
                                .isPresent());
    }

    private static boolean isNamedByClients(ObjectKind kind) {
        return switch (kind) {
            case SCHEMA,
                    VIEW,
                    MATERIALIZED_VIEW,
                    FUNCTION,
                    PROCEDURE,
                    ROUTINE,
                    AGGREGATE,
                    TYPE,
                    DOMAIN,
                    FOREIGN_TABLE -> true;
            default -> false;
        };
    }

    /** What a table or view was can be seen under its old name, and written to through it. */
    private static String help(SetSchema move) {
        return switch (move.object().kind()) {
            case TABLE, VIEW ->
                "Leave a view where it was in the same migration: CREATE VIEW %s AS SELECT * FROM %s.%s;"
                        .formatted(
                                move.object().name(),
                                move.schema(),
                                Names.quoted(move.object().name().name()));
            default -> "Make the new one beside it, let a release go by, then drop the old one.";
        };
    }

    private static void report(ObjectReference object, String how, String help, StatementContext context) {
        context.report(
                        object.name(),
                        "%s is %s, and code that is running looks for it where it was.",
                        object.name(),
                        how)
                .help(help);
    }
}
