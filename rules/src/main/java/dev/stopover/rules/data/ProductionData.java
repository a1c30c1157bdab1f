package dev.stopover.rules.data;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.Draft;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.rules.locking.CalledFunctions;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** So many addresses are people's, whatever the table is called. */
    private static final int BY_NUMBER = 20;

    public ProductionData() {
        super(error("production-data", "A migration writes what looks like data of real people")
                .tags("privacy", "data")
                .options(OWN_DOMAINS)
                .onSeedsToo());
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        check(migration.up(), after, context.in(migration, migration.up()));
        migration.down().ifPresent(down -> check(down, after, context.in(migration, down)));
    }

    /** One finding for a table: a thousand INSERTs are one thing to take out. */
    private static void check(Script script, State state, ScriptContext context) {
        Map<String, List<Hit>> hits = new LinkedHashMap<>();
        Set<Integer> seen = new HashSet<>();
        Map<String, List<String>> made = madeColumns(script);
        for (WrittenText written : written(script, context)) {
            if (seen.add(written.range().start())) {
                hits(written, state, made, context.option(OWN_DOMAINS))
                        .forEach(hit -> hits.computeIfAbsent(key(written), table -> new ArrayList<>())
                                .add(hit));
            }
        }
        Set<String> reported = new HashSet<>();
        hits.values().stream()
                .map(ProductionData::thatCount)
                .filter(found -> !found.isEmpty())
                .sorted(Comparator.comparing(found -> found.get(0).written().use() == WrittenText.Use.CHOOSES))
                .filter(found -> reported.add(found.get(0).written().table().joined())
                        || found.get(0).written().use() != WrittenText.Use.CHOOSES)
                .forEach(found -> report(found, hits, context));
    }

    /** The columns of the tables that the script makes, for it may be that they are gone at its end. */
    private static Map<String, List<String>> madeColumns(Script script) {
        Map<String, List<String>> columns = new HashMap<>();
        for (Executed executed : script.executed()) {
            if (executed.statement() instanceof CreateTable create) {
                columns.put(
                        create.table().name(),
                        create.columns().stream()
                                .map(column -> column.name().value())
                                .toList());
            }
        }
        return columns;
    }

    private static String key(WrittenText written) {
        return written.table().joined() + ' ' + written.use();
    }

    /** What a script writes, and what the functions do that it makes and then calls. */
    private static List<WrittenText> written(Script script, ScriptContext context) {
        List<WrittenText> found = new ArrayList<>();
        Map<String, CreateFunction> functions = new HashMap<>();
        for (Executed executed : script.executed()) {
            Statement statement = executed.statement();
            found.addAll(WrittenText.by(statement, script, context));
            if (statement instanceof CreateFunction function) {
                functions.put(function.function().name(), function);
            } else if (statement instanceof DoBlock block) {
                context.answers()
                        .block(block.body(), block.language().orElse("plpgsql"))
                        .map(WrittenText::by)
                        .ifPresent(found::addAll);
            }
            if (!functions.isEmpty()) {
                CalledFunctions.of(statement, context)
                        .map(functions::remove)
                        .filter(Objects::nonNull)
                        .forEach(function -> addBody(function, script, context, found));
            }
        }
        return found;
    }

    private static void addBody(
            CreateFunction function, Script script, ScriptContext context, List<WrittenText> found) {
        if (function.body().isEmpty()) {
            return;
        }
        String language = function.language().orElse("sql");
        for (Executed executed : context.answers().executed(function.body().get(), language, function, Map.of())) {
            found.addAll(WrittenText.by(executed.statement(), script, context));
        }
        context.answers()
                .block(function.body().get(), language)
                .map(WrittenText::by)
                .ifPresent(found::addAll);
    }

    /** What a value says of itself counts most; what its column and its table are called counts too. */
    private static List<Hit> hits(
            WrittenText written, State state, Map<String, List<String>> made, Set<String> ownDomains) {
        if (!PersonalDatum.isPossible(written.value())) {
            return List.of();
        }
        String column =
                written.column().or(() -> columnAt(written, state, made)).orElse("");
        int context = (PersonalNames.isPersonalColumn(column) ? 2 : 0)
                + (PersonalNames.isPersonalTable(written.table().name()) ? 2 : 0);
        List<Hit> hits = new ArrayList<>();
        for (PersonalDatum datum : PersonalDatum.in(written.value(), column, ownDomains)) {
            int names = context + (datum.named() ? 2 : 0);
            if (names == 0 || datum.weight() + names >= ENOUGH) {
                hits.add(new Hit(written, datum, names > 0));
            }
        }
        return hits;
    }

    /** Where no name says that it is about people, only their number does. */
    private static List<Hit> thatCount(List<Hit> hits) {
        List<Hit> named = hits.stream().filter(Hit::named).toList();
        List<Hit> persons = hits.stream()
                .filter(hit -> hit.datum().weight() > PersonalDatum.OF_A_ROLE)
                .toList();
        return named.isEmpty() && persons.size() >= BY_NUMBER ? persons : named;
    }

    private static Optional<String> columnAt(WrittenText written, State state, Map<String, List<String>> made) {
        List<String> columns = state.relation(written.table())
                .map(relation -> relation.columns().stream().map(Column::name).toList())
                .orElse(made.getOrDefault(written.table().name(), List.of()));
        return written.position() >= 0 && written.position() < columns.size()
                ? Optional.of(columns.get(written.position()))
                : Optional.empty();
    }

    private static void report(List<Hit> hits, Map<String, List<Hit>> all, ScriptContext context) {
        WrittenText first = hits.get(0).written();
        QualifiedName table = first.table();
        String samples = hits.stream()
                .map(hit -> hit.datum().masked())
                .distinct()
                .limit(SAMPLES)
                .collect(Collectors.joining(", "));
        String what = "%s (%s)".formatted(counted(hits), samples);
        Draft draft = switch (first.use()) {
            case WRITTEN ->
                ofPersons(hits)
                        ? context.report(
                                        first.range(),
                                        "What looks like real people's data is written into %s: %s.",
                                        table,
                                        what)
                                .help(
                                        "Load people's data outside migrations; for test data, use addresses at example.com.")
                        : context.report(
                                        first.range(),
                                        "Addresses of a role, not of a person, are written into %s: %s.",
                                        table,
                                        what)
                                .help(
                                        "If every database is to have them, name their domain under own-domains; else take them from the environment.");
            case PASSED ->
                context.report(first.range(), "What looks like real people's data is passed to %s: %s.", table, what)
                        .help("Load people's data outside migrations; for test data, use addresses at example.com.");
            case CHOOSES ->
                context.report(
                                first.range(),
                                "Rows of %s are chosen by what looks like real people's data: %s.",
                                table,
                                what)
                        .help(
                                "Choose them by a key, or change them outside migrations: the file stays in the repository.");
            case EMPOWERS ->
                context.report(
                                first.range(),
                                "Who gets rights in %s is chosen by what looks like real people's data: %s.",
                                table,
                                what)
                        .help(
                                "Give rights to people outside migrations: whoever gets that address in another database gets them too.");
        };
        all.values().stream()
                .flatMap(List::stream)
                .filter(hit -> hit.written().table().joined().equals(table.joined()))
                .forEach(hit -> draft.secret(hit.written().range()));
        draft.atMost(severity(hits));
    }

    private static Severity severity(List<Hit> hits) {
        WrittenText first = hits.get(0).written();
        if (!ofPersons(hits) || first.use() == WrittenText.Use.CHOOSES) {
            return Severity.NOTE;
        }
        boolean written = first.use() == WrittenText.Use.WRITTEN || first.use() == WrittenText.Use.PASSED;
        boolean aboutPeople = PersonalNames.isPersonalTable(first.table().name());
        return written && (hits.size() >= MANY || aboutPeople) ? Severity.ERROR : Severity.WARNING;
    }

    private static boolean ofPersons(List<Hit> hits) {
        return hits.stream().anyMatch(hit -> hit.datum().weight() > PersonalDatum.OF_A_ROLE);
    }

    private static String counted(List<Hit> hits) {
        Map<PersonalDatum.Kind, Long> counts = hits.stream()
                .collect(Collectors.groupingBy(hit -> hit.datum().kind(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words(count.getValue()))
                .collect(Collectors.joining(" and "));
    }

    private record Hit(WrittenText written, PersonalDatum datum, boolean named) {}
}
