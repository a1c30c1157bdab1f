package dev.stopover.rules.design;

import dev.stopover.catalog.DataType;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.TypeName;
import java.util.Set;

/** pg_upgrade moves no database that has a column of a type whose values are numbers of objects in the old catalogs. */
public final class UpgradeBlockingType extends StatementRule {

    /** PostgreSQL 18 manual, pg_upgrade, Notes; regclass, regrole and regtype are moved. */
    private static final Set<String> TYPES = Set.of(
            "regcollation",
            "regconfig",
            "regdictionary",
            "regnamespace",
            "regoper",
            "regoperator",
            "regproc",
            "regprocedure");

    public UpgradeBlockingType() {
        super(RuleInfo.warning("upgrade-blocking-type", "A column has a type that pg_upgrade does not take along")
                .tags("type", "upgrade", "splinter:0018_unsupported_reg_types")
                .since("0.2"));
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        create.columns().forEach(column -> column.type().ifPresent(type -> report(type, context)));
    }

    @Override
    public void visit(AlterTable alter, AddColumn add, StatementContext context) {
        add.column().type().ifPresent(type -> report(type, context));
    }

    @Override
    public void visit(AlterTable alter, AlterColumnType change, StatementContext context) {
        report(change.type(), context);
    }

    private static void report(TypeName written, StatementContext context) {
        DataType type = context.state().type(written);
        if (type.schema().isEmpty() && TYPES.contains(type.name())) {
            context.report(
                            written,
                            "%s stores the number that an object has in this server's catalogs, so that pg_upgrade refuses the"
                                    + " database.",
                            written)
                    .help("Store the name as text, and cast it where it is used: name::%s.", type.name());
        }
    }
}
