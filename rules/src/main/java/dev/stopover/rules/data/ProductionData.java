package dev.stopover.rules.data;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.Draft;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** People's data in a migration lies in the repository for good, and in every database that the migration reaches. */
public final class ProductionData extends MigrationRule {

    static final Property<Set<String>> OWN_DOMAINS = Property.names(
            "own-domains", "Domains whose e-mail addresses are nobody's in particular, such as the company's own.");

    private static final int ENOUGH = 5;
    private static final int MANY = 5;
    private static final int SAMPLES = 3;

    /** The rule. */
    public ProductionData() {
        super(RuleInfo.error("production-data", "A migration writes what looks like data of real people")
                .tags("privacy", "data")
                .options(OWN_DOMAINS)
                .since("0.1"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        check(migration.up(), after, context.in(migration, migration.up()));
        migration.down().ifPresent(down -> check(down, after, context.in(migration, down)));
    }

    /** One finding for a table: a thousand INSERTs are one thing to take out. */
    private static void check(Script script, State state, ScriptContext context) {
        Map<String, List<Hit>> hits = new LinkedHashMap<>();
        for (Executed executed : script.executed()) {
            for (Written written : Written.by(executed.statement(), script, context)) {
                hit(written, state, context.option(OWN_DOMAINS))
                        .ifPresent(hit -> hits.computeIfAbsent(written.table().joined(), table -> new ArrayList<>())
                                .add(hit));
            }
        }
        hits.values().forEach(found -> report(found, context));
    }

    /** What a value says of itself counts most; what its column and its table are called counts too. */
    private static Optional<Hit> hit(Written written, State state, Set<String> ownDomains) {
        String column = written.column().or(() -> columnAt(written, state)).orElse("");
        int context = (PersonalNames.isPersonalColumn(column) ? 2 : 0)
                + (PersonalNames.isPersonalTable(written.table().name()) ? 2 : 0);
        if (context == 0) {
            return Optional.empty();
        }
        return PersonalDatum.find(written.value(), column, ownDomains)
                .filter(datum -> datum.weight() + context >= ENOUGH)
                .map(datum -> new Hit(written, datum));
    }

    private static Optional<String> columnAt(Written written, State state) {
        return state.relation(written.table())
                .filter(relation -> written.position() >= 0
                        && written.position() < relation.columns().size())
                .map(relation -> relation.columns().get(written.position()))
                .map(Column::name);
    }

    private static void report(List<Hit> hits, ScriptContext context) {
        QualifiedName table = hits.get(0).written().table();
        String samples = hits.stream()
                .map(hit -> hit.datum().masked())
                .distinct()
                .limit(SAMPLES)
                .collect(Collectors.joining(", "));
        Draft draft = context.report(
                        hits.get(0).written().range(),
                        "What looks like real people's data is written into %s: %s (%s)."
                                .formatted(table, counted(hits), samples))
                .help("Load people's data outside migrations; for test data, use addresses at example.com.");
        hits.forEach(hit -> draft.secret(hit.written().range()));
        boolean ofPersons = hits.stream().anyMatch(hit -> hit.datum().weight() > PersonalDatum.OF_A_ROLE);
        if (!ofPersons || hits.size() < MANY && !PersonalNames.isPersonalTable(table.name())) {
            draft.atMost(Severity.WARNING);
        }
    }

    private static String counted(List<Hit> hits) {
        Map<PersonalDatum.Kind, Long> counts = hits.stream()
                .collect(Collectors.groupingBy(hit -> hit.datum().kind(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words(count.getValue()))
                .collect(Collectors.joining(" and "));
    }

    private record Hit(Written written, PersonalDatum datum) {}
}
