package dev.stopover.rollback;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.definition.SqlParts;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that change a type back. No value of an enum is ever taken away: PostgreSQL knows no way. */
final class TypeSteps {

    private TypeSteps() {}

    static List<String> of(UserType was, UserType is) {
        return switch (was.kind()) {
            case COMPOSITE -> attributes(was, is);
            case DOMAIN -> domain(was, is);
            default -> List.of();
        };
    }

    private static List<String> attributes(UserType was, UserType is) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER TYPE " + was.name() + " ";
        for (Column attribute : is.attributes()) {
            if (was.attribute(attribute.name()).isEmpty()) {
                statements.add(alter + "DROP ATTRIBUTE IF EXISTS " + Names.quoted(attribute.name()));
            }
        }
        for (Column attribute : was.attributes()) {
            String type = attribute.type().canonical();
            Optional<Column> now = is.attribute(attribute.name());
            if (now.isEmpty()) {
                statements.add(alter + "ADD ATTRIBUTE " + Names.quoted(attribute.name()) + " " + type);
            } else if (!now.get().type().canonical().equals(type)) {
                statements.add(alter + "ALTER ATTRIBUTE " + Names.quoted(attribute.name()) + " TYPE " + type);
            }
        }
        return statements;
    }

    private static List<String> domain(UserType was, UserType is) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER DOMAIN " + was.name() + " ";
        Optional<String> value = was.defaultValue().map(SqlParts::line);
        if (!value.equals(is.defaultValue().map(SqlParts::line))) {
            statements.add(alter + value.map(text -> "SET DEFAULT " + text).orElse("DROP DEFAULT"));
        }
        if (was.notNull() != is.notNull()) {
            statements.add(alter + (was.notNull() ? "SET NOT NULL" : "DROP NOT NULL"));
        }
        for (TableConstraint constraint : is.constraints().values()) {
            if (!was.constraints().containsKey(constraint.name())) {
                statements.add(alter + "DROP CONSTRAINT IF EXISTS " + Names.quoted(constraint.name()));
            }
        }
        for (TableConstraint constraint : was.constraints().values()) {
            if (!is.constraints().containsKey(constraint.name())) {
                statements.add(alter + "ADD CONSTRAINT " + Names.quoted(constraint.name()) + " CHECK ("
                        + constraint.expression().map(SqlParts::line).orElse("true") + ")");
            }
        }
        return statements;
    }
}
