package dev.stopover.postgres.effects;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.catalog.effect.Truth;
import dev.stopover.migration.Transaction;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.parser.StatementParser;
import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds what {@link Effect} says of a case against what was measured.
 *
 * <p>Relations that the statement makes are left out, and so are locks on indexes weaker than SHARE UPDATE EXCLUSIVE, as
 * they are in the table. Of a statement that runs outside of a transaction only the locks on tables and materialized
 * views were measured. A scan leaves no trace where there are no rows, so it is compared only for tables that the case
 * fills. What Effect says it does not know is compared with nothing.
 */
final class Comparison {

    /** The code of the error for a statement that has to stand outside of a transaction. */
    private static final String IN_TRANSACTION = "25001";

    /** Errors that tell of an object that is not there; the history cannot know that it is not. */
    private static final Set<String> MISSING = Set.of("42P01", "42704", "3F000", "42883");

    /** Classes of errors that tell of the machine: connections and files. */
    private static final Set<String> MACHINE = Set.of("08", "58");

    private final Case each;
    private final int major;
    private final Measurement measured;
    private final Answers answers = new LazyAnswers();
    private final Set<String> filled = new TreeSet<>();
    private boolean leftOpen;

    Comparison(Case each, int major, Measurement measured) {
        this.each = each;
        this.major = major;
        this.measured = measured;
    }

    /** What differs, one line for each difference; empty if all is equal. */
    List<String> differences() {
        State before = run(State.empty(), "SET TimeZone = 'UTC';");
        for (String statement : each.committed()) {
            before = run(before, statement);
        }
        List<String> differences = new ArrayList<>();
        if (!measured.transactional()) {
            Optional<String> inside = refusal(effects(begun(before), true)).map(Failure::sqlState);
            if (inside.filter(IN_TRANSACTION::equals).isEmpty()) {
                differences.add("inside a transaction: measured 25001, said " + inside.orElse("nothing"));
            }
        }
        State state = measured.transactional() ? begun(before) : before;
        List<Effect> effects = effects(state, measured.transactional());
        compareRefusals(effects, differences);
        if (refusal(effects).isEmpty() && measured.refusal().isEmpty()) {
            compareTouches(effects, differences);
        }
        return differences;
    }

    /** Whether Effect said of something that it does not know it. */
    boolean leftOpen() {
        return leftOpen;
    }

    private State begun(State before) {
        State state = run(before, "BEGIN;");
        for (String statement : each.begun()) {
            state = run(state, statement);
        }
        return state;
    }

    private State run(State before, String sql) {
        State state = before;
        for (Executed executed : executed(sql)) {
            fill(executed.statement(), state);
            state = state.after(executed, answers);
        }
        return state;
    }

    private static List<Executed> executed(String sql) {
        SourceFile file = SourceFile.of("case.sql", sql);
        return Execution.of(StatementParser.parse(file));
    }

    private void fill(Statement statement, State state) {
        if (statement instanceof Insert insert) {
            ObjectName name = state.resolve(insert.table());
            filled.add(shown(name));
            state.table(insert.table())
                    .ifPresent(table ->
                            state.catalog().childrenOf(table).forEach(child -> filled.add(shown(child.name()))));
        } else if (statement instanceof Delete delete) {
            filled.remove(shown(state.resolve(delete.table())));
        }
    }

    private List<Effect> effects(State before, boolean inTransaction) {
        List<Effect> effects = new ArrayList<>();
        State state = before;
        for (Executed executed : executed(each.statement())) {
            boolean inside = inTransaction || executed.nesting().block();
            effects.add(new Moment(executed, transaction(inside), state, major, answers).effect());
            state = state.after(executed, answers);
        }
        return effects;
    }

    private static Transaction transaction(boolean inside) {
        Transaction.Kind kind = inside ? Transaction.Kind.AUTHOR : Transaction.Kind.NONE;
        return new Transaction(
                kind, 0, false, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), "in a test");
    }

    private static Optional<Failure> refusal(List<Effect> effects) {
        return effects.stream().flatMap(effect -> effect.refusal().stream()).findFirst();
    }

    private void compareRefusals(List<Effect> effects, List<String> differences) {
        Optional<String> said = refusal(effects).map(Failure::sqlState);
        Optional<String> was = measured.refusal().map(Measurement.Refusal::code);
        if (said.equals(was)) {
            return;
        }
        boolean risk = said.isEmpty()
                && effects.stream()
                        .flatMap(effect -> effect.risks().stream())
                        .map(Failure::sqlState)
                        .anyMatch(was.orElse("")::equals);
        boolean missing = said.isEmpty()
                && was.filter(MISSING::contains).isPresent()
                && effects.stream().anyMatch(effect -> !effect.certain());
        boolean machine = said.isEmpty()
                && was.filter(code -> MACHINE.contains(code.substring(0, 2))).isPresent();
        if (!risk && !missing && !machine) {
            differences.add("refusal: measured %s, said %s"
                    .formatted(
                            measured.refusal().map(Object::toString).orElse("none"),
                            refusal(effects).map(Object::toString).orElse("none")));
        }
    }

    private void compareTouches(List<Effect> effects, List<String> differences) {
        Map<String, Touch> said = new TreeMap<>();
        for (Effect effect : effects) {
            leftOpen |= effect.standing().stream()
                    .anyMatch(touch -> touch.rewrite() == Truth.UNKNOWN || touch.scan() == Truth.UNKNOWN);
            effect.touches().stream()
                    .filter(touch -> !touch.born() && touch.known())
                    .forEach(touch -> said.put(shown(touch.name()), touch));
        }
        Set<String> names = new TreeSet<>(said.keySet());
        names.addAll(measured.touches().keySet());
        for (String name : names) {
            Optional<MeasuredTouch> was =
                    Optional.ofNullable(measured.touches().get(name)).filter(this::isCompared);
            Optional<MeasuredTouch> is = Optional.ofNullable(said.get(name))
                    .map(touch -> translated(touch, was, filled.contains(name)))
                    .filter(this::isCompared);
            if (!was.equals(is)) {
                differences.add("%s: measured %s, said %s"
                        .formatted(
                                name,
                                was.map(Object::toString).orElse("nothing"),
                                is.map(Object::toString).orElse("nothing")));
            }
        }
    }

    private boolean isCompared(MeasuredTouch touch) {
        boolean index = touch.kind() == MeasuredTouch.Kind.INDEX;
        boolean weak = touch.lock()
                .filter(mode -> mode.compareTo(ServerLockMode.SHARE_UPDATE_EXCLUSIVE) < 0)
                .isPresent();
        return touch.isTrace() && !(index && weak) && (measured.transactional() || isTable(touch));
    }

    private static boolean isTable(MeasuredTouch touch) {
        return touch.kind() == MeasuredTouch.Kind.TABLE || touch.kind() == MeasuredTouch.Kind.MATVIEW;
    }

    private static MeasuredTouch translated(Touch touch, Optional<MeasuredTouch> measured, boolean filled) {
        return new MeasuredTouch(
                kind(touch.kind()),
                touch.lock().map(mode -> ServerLockMode.valueOf(mode.name())),
                answer(touch.rewrite(), measured.map(MeasuredTouch::rewritten).orElse(false)),
                filled || touch.scan() == Truth.UNKNOWN || touch.kind() == RelationKind.MATERIALIZED_VIEW
                        ? answer(
                                touch.scan(),
                                measured.map(MeasuredTouch::scanned).orElse(false))
                        : measured.map(MeasuredTouch::scanned).orElse(false),
                touch.indexBuild());
    }

    private static boolean answer(Truth said, boolean measured) {
        return said == Truth.UNKNOWN ? measured : said.isYes();
    }

    private static MeasuredTouch.Kind kind(RelationKind kind) {
        return switch (kind) {
            case TABLE, PARTITION -> MeasuredTouch.Kind.TABLE;
            case INDEX -> MeasuredTouch.Kind.INDEX;
            case VIEW -> MeasuredTouch.Kind.VIEW;
            case MATERIALIZED_VIEW -> MeasuredTouch.Kind.MATVIEW;
            case SEQUENCE -> MeasuredTouch.Kind.SEQUENCE;
        };
    }

    private static String shown(ObjectName name) {
        return name.schema().equals("public") ? name.name() : name.joined();
    }
}
