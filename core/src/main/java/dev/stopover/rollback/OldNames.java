package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.definition.SqlParts;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that give what kept its number, or is the same under another name, its old name back. */
final class OldNames {

    private final List<String> statements = new ArrayList<>();

    private OldNames() {}

    static List<String> of(Catalog before, Catalog now) {
        OldNames renames = new OldNames();
        for (Relation relation : before.relations()) {
            now.relation(relation.id())
                    .filter(other -> other != relation)
                    .ifPresent(other -> renames.relation(relation, other));
        }
        for (UserType type : before.types()) {
            now.type(type.id()).filter(other -> other != type).ifPresent(other -> renames.type(type, other));
        }
        for (Function function : before.functions()) {
            now.function(function.id())
                    .filter(other -> other != function)
                    .ifPresent(other -> renames.move(
                            other.kind() == Function.Kind.PROCEDURE ? "PROCEDURE" : "FUNCTION",
                            other.toString(),
                            function.name(),
                            other.name()));
        }
        return renames.statements;
    }

    private void relation(Relation was, Relation is) {
        move(kind(was), is.toString(), was.name(), is.name());
        for (Index index : was.indexes().values()) {
            is.indexes().values().stream()
                    .filter(other -> other.number() == index.number()
                            && !other.name().equals(index.name())
                            && other.constraint().isEmpty())
                    .forEach(other -> statements.add(
                            "ALTER INDEX " + new ObjectName(was.name().schema(), other.name()) + " RENAME TO "
                                    + Names.quoted(index.name())));
        }
        if (!(was instanceof Sequence)) {
            columns(was, is);
        }
        if (was instanceof Table table && is instanceof Table other) {
            constraints(table, other);
        }
    }

    private static String kind(Relation relation) {
        if (relation instanceof View view) {
            return view.isMaterialized() ? "MATERIALIZED VIEW" : "VIEW";
        }
        return relation instanceof Table ? "TABLE" : "SEQUENCE";
    }

    private void columns(Relation was, Relation is) {
        for (Column column : was.columns()) {
            for (Column other : is.columns()) {
                if (other.number() == column.number() && !other.name().equals(column.name()) && other.local()) {
                    statements.add("ALTER " + kind(was) + " " + was.name() + " RENAME COLUMN "
                            + Names.quoted(other.name()) + " TO " + Names.quoted(column.name()));
                }
            }
        }
    }

    private void constraints(Table was, Table is) {
        for (TableConstraint constraint : was.constraints().values()) {
            if (is.constraints().containsKey(constraint.name()) || !constraint.local()) {
                continue;
            }
            Optional<TableConstraint> renamed = is.constraints().values().stream()
                    .filter(other -> !was.constraints().containsKey(other.name())
                            && other.kind() == constraint.kind()
                            && other.origin().equals(constraint.origin())
                            && other.columns().size() == constraint.columns().size())
                    .findFirst();
            renamed.ifPresent(other -> statements.add("ALTER TABLE " + was.name() + " RENAME CONSTRAINT "
                    + Names.quoted(other.name()) + " TO " + Names.quoted(constraint.name())));
        }
    }

    private void type(UserType was, UserType is) {
        String kind = was.kind() == UserType.Kind.DOMAIN ? "DOMAIN" : "TYPE";
        move(kind, is.name().toString(), was.name(), is.name());
        if (was.kind() == UserType.Kind.ENUM
                && was.labels().size() == is.labels().size()) {
            for (int i = 0; i < was.labels().size(); i++) {
                if (!was.labels().get(i).equals(is.labels().get(i))
                        && !is.labels().contains(was.labels().get(i))) {
                    statements.add("ALTER TYPE " + was.name() + " RENAME VALUE "
                            + SqlParts.literal(is.labels().get(i)) + " TO "
                            + SqlParts.literal(was.labels().get(i)));
                }
            }
        }
    }

    private void move(String kind, String from, ObjectName was, ObjectName is) {
        if (!was.schema().equals(is.schema())) {
            statements.add("ALTER " + kind + " " + from + " SET SCHEMA " + Names.quoted(was.schema()));
        } else if (!was.name().equals(is.name())) {
            statements.add("ALTER " + kind + " " + from + " RENAME TO " + Names.quoted(was.name()));
        }
    }
}
