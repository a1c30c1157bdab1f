package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.EventTrigger;
import dev.stopover.catalog.Origin;
import dev.stopover.migration.History;
import dev.stopover.migration.Script;
import dev.stopover.rule.RuleContext;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.PlpgsqlStatement.Dynamic;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What turns row level security on for tables that it does not name.
 *
 * @param triggers event triggers that do it for each table made after them: Supabase's recipe
 * @param loops DO blocks that do it for the tables made before them, by text that is put together when they run
 */
record RowSecuritySwitches(List<Place> triggers, List<Place> loops) {

    private static final Pattern ENABLES =
            Pattern.compile("\\benable\\s+row\\s+level\\s+security\\b", Pattern.CASE_INSENSITIVE);

    /** A place in a history. */
    record Place(int migration, int offset) {

        boolean isBefore(Origin origin) {
            return migration < origin.migration()
                    || migration == origin.migration()
                            && offset < origin.range().start();
        }
    }

    static RowSecuritySwitches of(History history, Catalog catalog, RuleContext context) {
        List<Place> triggers = new ArrayList<>();
        for (EventTrigger trigger : catalog.eventTriggers().values()) {
            if (trigger.enabled()
                    && (trigger.tags().isEmpty() || trigger.tags().contains("CREATE TABLE"))
                    && turnsItOn(trigger, catalog)) {
                trigger.origin()
                        .ifPresent(made -> triggers.add(
                                new Place(made.migration(), made.range().start())));
            }
        }
        List<Place> loops = new ArrayList<>();
        for (int number = 0; number < history.migrations().size(); number++) {
            Script script = history.migrations().get(number).up();
            for (Executed executed : script.executed()) {
                if (executed.statement() instanceof DoBlock block && turnsItOn(block, script, context)) {
                    loops.add(new Place(number, block.range().start()));
                }
            }
        }
        return new RowSecuritySwitches(triggers, loops);
    }

    /** Whether row level security may be on for a table that was made there, though nothing says so. */
    boolean mayReach(Origin origin) {
        return triggers.stream().anyMatch(trigger -> trigger.isBefore(origin))
                || loops.stream().anyMatch(loop -> !loop.isBefore(origin));
    }

    private static boolean turnsItOn(EventTrigger trigger, Catalog catalog) {
        return catalog.functions(trigger.function()).stream()
                .flatMap(function -> function.body().stream())
                .anyMatch(RowSecuritySwitches::mentionsIt);
    }

    private static boolean turnsItOn(DoBlock block, Script script, RuleContext context) {
        return mentionsIt(block.body())
                && context.answers()
                        .block(block.body(), block.language().orElse("plpgsql"))
                        .filter(body -> body.descendants()
                                .filter(Dynamic.class::isInstance)
                                .map(Dynamic.class::cast)
                                .anyMatch(dynamic -> mentionsIt(dynamic, context) && !isFollowed(dynamic, script)))
                        .isPresent();
    }

    private static boolean mentionsIt(Body body) {
        if (!(body instanceof Body.Source source)) {
            return false;
        }
        Excerpt text = source.source();
        return ENABLES.matcher(text.text()).region(text.start(), text.end()).find();
    }

    private static boolean mentionsIt(Dynamic dynamic, RuleContext context) {
        return context.ask(dynamic.text())
                .filter(answer -> answer.literals().stream()
                        .anyMatch(literal -> ENABLES.matcher(literal.value()).find()))
                .isPresent();
    }

    /** Whether the text is certain, so that what it executes is replayed. */
    private static boolean isFollowed(Dynamic dynamic, Script script) {
        TextRange range = dynamic.range();
        return script.executed().stream()
                .anyMatch(executed -> executed.nesting().dynamic() && range.contains(executed.range()));
    }
}
