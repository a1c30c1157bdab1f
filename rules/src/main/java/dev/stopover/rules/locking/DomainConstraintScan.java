package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.DomainAction;
import java.util.List;

/** A new constraint of a domain is checked in all rows of all tables that have a column of it. */
public final class DomainConstraintScan extends StatementRule {

    public DomainConstraintScan() {
        super(warning("domain-constraint-scan", "A new constraint of a domain reads every table that uses it")
                .underLock("constraint", "domain"));
    }

    @Override
    public void visit(AlterDomain alter, StatementContext context) {
        List<Touch> read = context.effect().standing().stream()
                .filter(touch -> touch.kind().holdsRows() && touch.scan().isYes())
                .toList();
        if (read.isEmpty() || alter.action() == DomainAction.VALIDATE_CONSTRAINT) {
            return;
        }
        Draft draft = context.report(
                alter.keywords(),
                "All of %s is read for this domain under %s.",
                Several.of(read.stream().map(Touch::name).toList()),
                read.get(0).lockWords("each").orElse("a lock on each"));
        if (alter.constraint().isPresent() && alter.constraint().get() instanceof CheckConstraint check) {
            draft.help(
                            "Add it NOT VALID, then run ALTER DOMAIN %s VALIDATE CONSTRAINT %s; when hardly anybody writes.",
                            alter.domain(), check.name().map(Object::toString).orElse("…"))
                    .fix(Fix.unsafe("Add NOT VALID", Edit.insertAfter(check, " NOT VALID")));
        } else {
            draft.help("Run ALTER DOMAIN %s ADD CHECK (VALUE IS NOT NULL) NOT VALID; instead.", alter.domain());
        }
    }
}
