package dev.stopover.rules.compatibility;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A function whose body uses a name that a migration takes away fails only when it is called. */
public final class BrokenDependent extends ChangeSetRule {

    /** A body that says so takes a name for its variable where a column has it, too. */
    private static final String CONFLICT = "variable_conflict";

    /** The rule. */
    public BrokenDependent() {
        super(error("broken-dependent", "A function is left with a name that is gone")
                .since("0.1")
                .tags("drop", "rename", "function", "trigger"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Map<Migration, List<Removal>> removals = removals(changes);
        Map<String, List<Function>> users = removals.isEmpty() ? Map.of() : users(after, names(removals));
        if (users.isEmpty()) {
            return;
        }
        Set<Function> broken = new HashSet<>();
        removals.forEach((migration, found) -> {
            ScriptContext script = context.in(migration, migration.up());
            for (Removal removal : found) {
                List<Function> candidates = new ArrayList<>(users.getOrDefault(word(removal), List.of()));
                candidates.removeAll(broken);
                if (!candidates.isEmpty()) {
                    broken.addAll(report(removal, candidates, after, script));
                }
            }
        });
    }

    /** What the migrations take away; of what is made anew and taken away again, only the last time. */
    private static Map<Migration, List<Removal>> removals(ChangeSet changes) {
        Map<List<Object>, Removal> last = new HashMap<>();
        Map<Migration, List<Removal>> all = new LinkedHashMap<>();
        for (Migration migration : changes.migrations()) {
            if (changes.judges(migration.up())) {
                List<Removal> removals = removals(migration.up());
                removals.forEach(removal -> last.put(removal.key(), removal));
                all.put(migration, removals);
            }
        }
        Map<Migration, List<Removal>> left = new LinkedHashMap<>();
        all.forEach((migration, removals) -> {
            List<Removal> lasting = removals.stream()
                    .filter(removal -> last.get(removal.key()) == removal)
                    .toList();
            if (!lasting.isEmpty()) {
                left.put(migration, lasting);
            }
        });
        return left;
    }

    private static Set<String> names(Map<Migration, List<Removal>> removals) {
        Set<String> names = new HashSet<>();
        removals.values().forEach(found -> found.forEach(removal -> names.add(word(removal))));
        return names;
    }

    private static String word(Removal removal) {
        return removal.name().toLowerCase(Locale.ROOT);
    }

    private static List<Removal> removals(Script script) {
        List<Removal> removals = new ArrayList<>();
        script.executed().forEach(executed -> removals.addAll(Removal.of(executed)));
        return removals;
    }

    /** The functions whose bodies have one of the names in them as a word, by these names in lower case. */
    private static Map<String, List<Function>> users(State after, Set<String> names) {
        Map<String, List<Function>> users = new HashMap<>();
        for (Function function : after.catalog().functions()) {
            Optional<Body> body = function.body();
            boolean late =
                    function.language().equals("sql") || function.language().equals("plpgsql");
            // What is made in pg_temp is gone with its session.
            boolean stays = !function.name().schema().equals("pg_temp");
            if (late && stays && body.isPresent() && body.get() instanceof Body.Source source) {
                Set<String> words = words(source.source());
                for (String word : words) {
                    if (names.contains(word) && !words.contains(CONFLICT)) {
                        users.computeIfAbsent(word, name -> new ArrayList<>()).add(function);
                    }
                }
            }
        }
        return users;
    }

    private static boolean isForTriggers(Function function) {
        return function.returns().filter(type -> type.name().equals("trigger")).isPresent();
    }

    /** The tables whose triggers call a function. */
    private static List<Table> triggered(Function function, State state) {
        return state.catalog().tables().stream()
                .filter(table -> table.triggers().values().stream()
                        .anyMatch(trigger -> trigger.function().equals(function.name())))
                .toList();
    }

    private static Set<String> words(Excerpt body) {
        Set<String> words = new LinkedHashSet<>();
        String text = body.text();
        int from = body.start();
        for (int at = from; at <= body.end(); at++) {
            boolean inside = at < body.end() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
            if (!inside) {
                if (at > from) {
                    words.add(text.substring(from, at).toLowerCase(Locale.ROOT));
                }
                from = at + 1;
            }
        }
        return words;
    }

    private static List<Function> report(
            Removal removal, List<Function> candidates, State after, ScriptContext script) {
        Optional<State> before = before(removal.executed(), script);
        Optional<Draft> draft = Optional.empty();
        List<Function> broken = new ArrayList<>();
        for (Function function : candidates) {
            Optional<TextRange> place = before.filter(state -> hasBody(state, function))
                    .flatMap(state -> new BrokenBody(function, removal, state, after)
                            .place(BodyNames.of(function, script.answers(), removal.executed())));
            if (place.isPresent()) {
                broken.add(function);
                draft = Optional.of(draft.orElseGet(() -> first(removal, function, after, script)));
                related(draft.get(), function, place.get(), script);
            }
        }
        return broken;
    }

    private static Draft first(Removal removal, Function function, State after, ScriptContext script) {
        List<Table> tables = isForTriggers(function) ? triggered(function, after) : List.of();
        String consequence = tables.isEmpty()
                ? "it fails when it runs"
                : "what fires its trigger on %s fails".formatted(tables.get(0));
        return script.report(
                        removal.place(),
                        "The body of %s uses %s, which %s, so that %s.",
                        function,
                        removal.words(),
                        removal.deed(),
                        consequence)
                .help("Replace %s in this migration, or drop it if nothing calls it any more.", function.name());
    }

    private static void related(Draft draft, Function function, TextRange place, ScriptContext script) {
        Optional<Origin> origin = function.origin().filter(made -> made.migration() >= 0);
        if (origin.isPresent()) {
            Migration migration = script.history().migrations().get(origin.get().migration());
            Optional<Script> written =
                    origin.get().direction() == Direction.UP ? Optional.of(migration.up()) : migration.down();
            written.ifPresent(other -> draft.related(other, place, "%s uses it here.", function));
        }
    }

    /** What stands just before a statement. */
    private static Optional<State> before(Executed executed, ScriptContext script) {
        return script.moments().stream()
                .filter(moment -> moment.executed() == executed)
                .map(Moment::before)
                .findFirst();
    }

    /** Whether a function has been there with the very body that it has at the end. */
    private static boolean hasBody(State state, Function function) {
        return state.catalog()
                .function(function.id())
                .filter(earlier -> earlier.body().equals(function.body()))
                .isPresent();
    }
}
