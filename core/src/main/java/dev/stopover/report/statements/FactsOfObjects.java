package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.Privilege;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.SecurityLabel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of statements whose parts have to be put together to be what PostgreSQL's grammar says of them. */
final class FactsOfObjects {

    private static final Set<ParameterMode> INPUTS =
            Set.of(ParameterMode.IN, ParameterMode.INOUT, ParameterMode.VARIADIC);

    private FactsOfObjects() {}

    static void alter(AlterTable alter, JsonFields facts) {
        String key = switch (alter.kind()) {
            case INDEX -> "index";
            case VIEW, MATERIALIZED_VIEW -> "view";
            case SEQUENCE -> "sequence";
            case TYPE -> "type";
            default -> "table";
        };
        facts.text(key, alter.table().joined())
                .flag("ifExists", alter.ifExists())
                .objects("actions", alter.actions(), FactsOfAction::action);
    }

    static void alter(AlterEnum alter, JsonFields facts) {
        facts.text("type", alter.type().joined());
        if (alter.oldLabel().isPresent()) {
            facts.text("renameValue", alter.oldLabel().get().value())
                    .text("to", alter.newLabel().value());
        } else {
            facts.text("addValue", alter.newLabel().value()).flag("ifNotExists", alter.ifNotExists());
        }
    }

    static void drop(Drop drop, JsonFields facts) {
        ObjectReference first = drop.objects().get(0);
        if (first.table().isPresent()) {
            facts.text("name", first.name().joined())
                    .text("table", first.table().get().joined());
        } else {
            facts.texts("names", RecordParts.texts(drop.objects()));
        }
        facts.flag("ifExists", drop.ifExists())
                .flag("cascade", drop.cascade().isPresent())
                .flag("concurrently", drop.concurrently());
    }

    static void rename(Rename rename, JsonFields facts) {
        facts.text("table", rename.object().table().map(QualifiedName::joined))
                .text("name", rename.object().name().joined())
                .text("to", rename.to().value())
                .flag("ifExists", rename.ifExists());
    }

    static void comment(Comment comment, JsonFields facts) {
        on(comment.object(), qualified(comment.object()), facts)
                .flag("isNull", comment.text().isEmpty());
    }

    static void label(SecurityLabel security, JsonFields facts) {
        on(security.object(), qualified(security.object()), facts);
    }

    /** The kind of an object and its name. */
    static JsonFields on(ObjectReference object, String name, JsonFields facts) {
        return facts.text("on", object.kind().toString()).text("name", name);
    }

    static void privileges(Privileges privileges, List<RoleName> grantees, JsonFields facts) {
        String kind = privileges.on().toString();
        facts.texts("privileges", names(privileges))
                .text("on", privileges.allInSchema() ? "ALL " + kind + "S IN SCHEMA" : kind)
                .texts("objects", RecordParts.texts(privileges.objects()))
                .texts("roles", RecordParts.texts(grantees))
                .flag("all", privileges.all());
    }

    static void defaultPrivileges(AlterDefaultPrivileges alter, JsonFields facts) {
        facts.flag("grant", alter.grant())
                .texts("privileges", names(alter.privileges()))
                .texts("roles", RecordParts.texts(alter.grantees()));
    }

    /** What a function takes, gives back and sets. */
    static void signature(CreateFunction create, JsonFields facts) {
        facts.text("returns", returns(create))
                .texts(
                        "arguments",
                        create.parameters().stream()
                                .filter(parameter -> INPUTS.contains(parameter.mode()))
                                .map(parameter -> parameter.type().canonical())
                                .toList())
                .texts(
                        "set",
                        create.settings().stream()
                                .map(setting -> setting.parameter().value())
                                .toList())
                .flag(
                        "sqlBody",
                        create.body()
                                .filter(body -> !(body instanceof Body.Source))
                                .isPresent());
    }

    private static Optional<String> returns(CreateFunction create) {
        if (!create.returnsTable()) {
            return create.returns()
                    .map(type -> create.returnsSet() && !type.setOf() ? "SETOF " + type : type.canonical());
        }
        List<FunctionParameter> columns = create.parameters().stream()
                .filter(parameter -> parameter.mode() == ParameterMode.TABLE)
                .toList();
        return Optional.of(
                "SETOF " + (columns.size() == 1 ? columns.get(0).type().canonical() : "record"));
    }

    private static List<String> names(Privileges privileges) {
        return privileges.privileges().stream().map(Privilege::name).toList();
    }

    private static String qualified(ObjectReference object) {
        String name = object.name().joined();
        return object.table().map(table -> table.joined() + "." + name).orElse(name);
    }
}
