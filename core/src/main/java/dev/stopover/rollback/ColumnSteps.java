package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.definition.SqlParts;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that change a column back: type, default, NOT NULL, identity. */
final class ColumnSteps {

    private ColumnSteps() {}

    static List<String> of(Table was, Column then, Table is, Column now, Catalog before) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER TABLE " + is + " ALTER COLUMN " + Names.quoted(then.name()) + " ";
        boolean retyped = !then.type().canonical().equals(now.type().canonical())
                || !then.collation().equals(now.collation());
        Optional<String> value = SqlParts.defaultOf(before, was, then);
        boolean defaults = then.serial() != now.serial()
                || !then.defaultValue()
                        .map(NormalForm::of)
                        .equals(now.defaultValue().map(NormalForm::of));
        if (now.identity() != IdentityKind.NONE && then.identity() == IdentityKind.NONE) {
            statements.add(alter + "DROP IDENTITY IF EXISTS");
        }
        boolean unset = (now.defaultValue().isPresent() || now.serial()) && (retyped || value.isEmpty());
        if (unset && (retyped || defaults)) {
            statements.add(alter + "DROP DEFAULT");
        }
        if (retyped) {
            String type = then.type().canonical();
            String collation = then.collation()
                    .map(name -> " COLLATE " + Names.quoted(name))
                    .orElse("");
            String through = then.type().id() == 0 ? "" : "::text";
            statements.add(
                    alter + "TYPE " + type + collation + " USING " + Names.quoted(then.name()) + through + "::" + type);
        }
        if (value.isPresent() && (retyped || defaults)) {
            statements.add(alter + "SET DEFAULT " + value.get());
        }
        if (then.notNull() != now.notNull()) {
            statements.add(alter + (then.notNull() ? "SET NOT NULL" : "DROP NOT NULL"));
        }
        identity(was, then, now, before, alter, statements);
        return statements;
    }

    private static void identity(
            Table was, Column then, Column now, Catalog before, String alter, List<String> statements) {
        if (then.identity() == now.identity() || then.identity() == IdentityKind.NONE) {
            return;
        }
        String kind = then.identity() == IdentityKind.ALWAYS ? "ALWAYS" : "BY DEFAULT";
        if (now.identity() != IdentityKind.NONE) {
            statements.add(alter + "SET GENERATED " + kind);
            return;
        }
        String name = before.sequencesOf(was, then).stream()
                .filter(Sequence::isIdentity)
                .map(sequence -> " (SEQUENCE NAME " + sequence + SqlParts.settings(sequence.settings()) + ")")
                .findFirst()
                .orElse("");
        statements.add(alter + "ADD GENERATED " + kind + " AS IDENTITY" + name);
    }
}
