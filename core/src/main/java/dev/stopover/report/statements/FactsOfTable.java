package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.ReferentialAction;
import dev.stopover.syntax.TypeName;
import dev.stopover.syntax.UniqueConstraint;
import java.util.List;
import java.util.Optional;

/** The fields that say what a column or a constraint in the definition of a table is. */
final class FactsOfTable {

    private FactsOfTable() {}

    static void columnDefinition(ColumnDefinition column, JsonFields facts) {
        facts.text("name", column.name().value()).text("type", column.type().map(TypeName::canonical));
        for (Constraint constraint : column.constraints()) {
            facts.flag("notNull", constraint instanceof NotNullConstraint);
        }
        facts.flag("default", column.defaultValue().isPresent());
        for (Constraint constraint : column.constraints()) {
            facts.flag("primaryKey", constraint instanceof PrimaryKeyConstraint)
                    .flag("unique", constraint instanceof UniqueConstraint)
                    .flag("check", constraint instanceof CheckConstraint);
            if (constraint instanceof ForeignKeyConstraint key) {
                facts.text("references", key.references().joined());
            }
        }
        facts.flag("identity", column.identity().isPresent())
                .flag("generated", column.generated().isPresent());
    }

    static void constraint(Constraint constraint, JsonFields facts) {
        Optional<String> name = constraint.name().map(Identifier::value);
        if (constraint instanceof PrimaryKeyConstraint key) {
            facts.text("type", "PRIMARY KEY")
                    .text("name", name)
                    .texts("columns", values(key.columns()))
                    .text("usingIndex", key.usingIndex().map(Identifier::value));
        } else if (constraint instanceof UniqueConstraint unique) {
            facts.text("type", "UNIQUE")
                    .text("name", name)
                    .texts("columns", values(unique.columns()))
                    .text("usingIndex", unique.usingIndex().map(Identifier::value));
        } else if (constraint instanceof CheckConstraint check) {
            facts.text("type", "CHECK").text("name", name).flag("notValid", check.notValid());
        } else if (constraint instanceof ForeignKeyConstraint key) {
            facts.text("type", "FOREIGN KEY")
                    .text("name", name)
                    .texts("columns", values(key.columns()))
                    .text("references", key.references().joined())
                    .texts("referencedColumns", values(key.referencedColumns()))
                    .text("onDelete", written(key.onDelete()))
                    .text("onUpdate", written(key.onUpdate()))
                    .flag("notValid", key.notValid());
        } else if (constraint instanceof ExcludeConstraint) {
            facts.text("type", "EXCLUDE").text("name", name);
        } else if (constraint instanceof NotNullConstraint notNull) {
            facts.text("type", "NOT NULL")
                    .text("name", name)
                    .texts("columns", values(notNull.columns()))
                    .flag("notValid", notNull.notValid());
        }
    }

    static List<String> values(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }

    /** An enum's constant as SQL writes it. */
    static String words(Enum<?> constant) {
        return constant.name().replace('_', ' ');
    }

    private static String written(ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : words(action);
    }
}
