package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.PreparedAction;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The fields that say what a statement is. They come from its record: its name says what is done, and its components to
 * what and how. Names are folded and joined with dots, types are as {@code format_type} prints them.
 */
final class FactsOfStatement {

    private static final Set<String> ON = Set.of("true", "on", "yes", "1");

    private FactsOfStatement() {}

    static void statement(Statement statement, JsonFields facts) {
        facts.text("tag", tag(statement));
        if (statement instanceof AlterTable alter) {
            FactsOfObjects.alter(alter, facts);
        } else if (statement instanceof AlterEnum alter) {
            FactsOfObjects.alter(alter, facts);
        } else if (statement instanceof Drop drop) {
            FactsOfObjects.drop(drop, facts);
        } else if (statement instanceof Rename rename) {
            FactsOfObjects.rename(rename, facts);
        } else if (statement instanceof OwnerTo owner) {
            FactsOfObjects.on(owner.object(), owner.object().name().joined(), facts);
        } else if (statement instanceof SetSchema set) {
            FactsOfObjects.on(set.object(), set.object().name().joined(), facts)
                    .text("to", set.schema().value());
        } else if (statement instanceof Comment comment) {
            FactsOfObjects.comment(comment, facts);
        } else if (statement instanceof SecurityLabel security) {
            FactsOfObjects.label(security, facts);
        } else if (statement instanceof Grant grant) {
            FactsOfObjects.privileges(grant.privileges(), grant.grantees(), facts);
        } else if (statement instanceof Revoke revoke) {
            FactsOfObjects.privileges(revoke.privileges(), revoke.grantees(), facts);
        } else if (statement instanceof AlterDefaultPrivileges alter) {
            FactsOfObjects.defaultPrivileges(alter, facts);
        } else if (!isSelectInto(statement)) {
            RecordParts.tell((Record) statement, FactNames.of(statement), facts);
            rest(statement, facts);
        }
    }

    /** What no single component says. */
    private static void rest(Statement statement, JsonFields facts) {
        if (statement instanceof CreateFunction create) {
            FactsOfObjects.signature(create, facts);
        } else if (statement instanceof CreateIndex create) {
            facts.text("method", create.method().map(Identifier::value).filter(method -> !method.equals("btree")));
        } else if (statement instanceof CreateTrigger create) {
            facts.texts(
                    "events",
                    RecordParts.texts(create.events()).stream().sorted().toList());
        } else if (statement instanceof CreateView create) {
            facts.flag("securityInvoker", isOn(create.options(), "security_invoker"));
        } else if (statement instanceof CreatePolicy create && create.roles().isEmpty()) {
            facts.texts("roles", List.of("public"));
        } else if (statement instanceof CreateEnum) {
            facts.text("as", "ENUM");
        } else if (statement instanceof CreateCompositeType) {
            facts.text("as", "COMPOSITE");
        } else if (statement instanceof CreateRangeType) {
            facts.text("as", "RANGE");
        } else if (statement instanceof SetTransaction set) {
            facts.text("name", set.session() ? "SESSION CHARACTERISTICS" : "TRANSACTION");
        } else if (statement instanceof SetParameter set) {
            facts.text("name", set.setting().parameter().value());
        } else if (statement instanceof UnreadStatement unread) {
            facts.texts("names", RecordParts.texts(unread.names()));
        }
    }

    /** What it does, where the name of the record is not what SQL calls it; what is not understood is OTHER. */
    private static String tag(Statement statement) {
        if (statement instanceof AlterTable alter) {
            return "ALTER " + alter.kind();
        } else if (statement instanceof AlterFunction alter) {
            return "ALTER " + alter.function().kind();
        } else if (statement instanceof AlterObject alter) {
            return "ALTER " + alter.object().kind();
        } else if (statement instanceof CreateObject create) {
            return "CREATE " + create.object().kind();
        } else if (statement instanceof CreateFunction create) {
            return create.procedure() ? "CREATE PROCEDURE" : "CREATE FUNCTION";
        } else if (statement instanceof Drop drop) {
            return "DROP " + drop.kind();
        } else if (statement instanceof Rename rename) {
            return "RENAME " + rename.kind();
        } else if (statement instanceof PreparedTransaction prepared) {
            return prepared.action() == PreparedAction.PREPARE
                    ? "PREPARE TRANSACTION"
                    : FactsOfTable.words(prepared.action()) + " PREPARED";
        } else if (statement instanceof SessionCommand session) {
            return session.tag();
        }
        return isSelectInto(statement) ? "SELECT" : FactNames.tag(statement);
    }

    /** PostgreSQL's grammar takes {@code SELECT … INTO} for a SELECT. */
    private static boolean isSelectInto(Statement statement) {
        return statement instanceof CreateTableAs create
                && create.query().range().start() < create.table().range().start();
    }

    private static boolean isOn(List<Option> options, String name) {
        return options.stream()
                .filter(option -> option.name().value().equals(name))
                .anyMatch(option -> option.value()
                        .map(value -> ON.contains(value.text().toLowerCase(Locale.ROOT)))
                        .orElse(true));
    }
}
