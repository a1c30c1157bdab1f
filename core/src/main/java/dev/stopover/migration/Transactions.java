package dev.stopover.migration;

import dev.stopover.migration.Transaction.Kind;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.PreparedAction;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Goes through what a script executes and finds the transaction that each statement meets. */
final class Transactions {

    private final SourceFile file;
    private final Delivery delivery;
    private final List<Executed> executed;
    private final List<Place> places = new ArrayList<>();

    private int count;
    private Span span;
    private List<String> savepoints = List.of();
    private Optional<Statement> runnersEnd = Optional.empty();

    private final SentStrings strings;

    private Transactions(SourceFile file, Excerpt script, Delivery delivery, List<Executed> executed) {
        this.file = file;
        this.strings = new SentStrings(script, delivery, executed);
        this.delivery = delivery;
        this.executed = executed;
        this.span = new Span(runnersOwn(), count++);
    }

    /** The transaction of each executed statement, in their order. */
    static List<Transaction> of(SourceFile file, Excerpt script, Delivery delivery, List<Executed> executed) {
        return new Transactions(file, script, delivery, executed).run();
    }

    /** How a script is delivered once the runner has looked at its statements, if it looks at them. */
    static Delivery seen(Delivery delivery, List<Executed> executed) {
        if (delivery.mode() != TransactionMode.UNLESS_FORBIDDEN && delivery.mode() != TransactionMode.UNMIXED) {
            return delivery;
        }
        List<Statement> statements = written(executed);
        long forbidden =
                statements.stream().filter(RunnersSight::isSeenByFlyway).count();
        if (forbidden == 0) {
            return delivery.with(TransactionMode.PER_SCRIPT);
        }
        boolean refused = delivery.mode() == TransactionMode.UNMIXED && forbidden < statements.size();
        return refused ? delivery : delivery.with(TransactionMode.AUTOCOMMIT);
    }

    private List<Transaction> run() {
        Statement before = null;
        for (Executed step : executed) {
            if (step.written() != before) {
                before = step.written();
                enter(before);
            }
            places.add(new Place(span, savepoints, step.nesting().block()));
            if (step.statement() == before) {
                leave(before);
            }
        }
        return transactions();
    }

    /** What the runner opens by itself when it begins a script or goes on after a statement that ended a transaction. */
    private Kind runnersOwn() {
        return switch (delivery.mode()) {
            case AUTOCOMMIT -> Kind.NONE;
            case PER_SCRIPT, SPLIT_AROUND_FORBIDDEN, UNLESS_FORBIDDEN, UNMIXED -> Kind.RUNNER;
            case ALL_SCRIPTS -> Kind.RUN;
            case IMPLICIT_WHEN_SEVERAL -> written(executed).size() > 1 ? Kind.IMPLICIT : Kind.NONE;
        };
    }

    static List<Statement> written(List<Executed> executed) {
        return executed.stream()
                .filter(step -> step.statement() == step.written() && !(step.written() instanceof PsqlCommand))
                .map(Executed::written)
                .toList();
    }

    private void enter(Statement statement) {
        if (span.kind == Kind.NONE || span.string.isPresent() && !span.string.equals(strings.of(statement))) {
            Optional<TextRange> string = strings.of(statement);
            span = next(string.isPresent() ? Kind.IMPLICIT : Kind.NONE);
            span.string = string;
        } else if (span.kind == Kind.RUNNER
                && delivery.mode() == TransactionMode.SPLIT_AROUND_FORBIDDEN
                && RunnersSight.isSeenBySupabase(statement)) {
            span = next(Kind.NONE);
            span.setApart = true;
            savepoints = List.of();
        } else if (span.setApart) {
            span = next(Kind.RUNNER);
        }
    }

    private void leave(Statement statement) {
        if (span.setApart) {
            span = next(Kind.RUNNER);
        }
        if (statement instanceof Begin) {
            begin(statement);
        } else if (statement instanceof Commit commit) {
            end(statement, commit.chain());
        } else if (statement instanceof Rollback rollback) {
            end(statement, rollback.chain());
        } else if (statement instanceof PreparedTransaction prepared && prepared.action() == PreparedAction.PREPARE) {
            end(statement, false);
        } else if (span.kind != Kind.NONE) {
            savepoints(statement);
        }
    }

    /** Inside a transaction BEGIN only warns; of an implicit transaction it makes one that stays open. */
    private void begin(Statement statement) {
        if (span.begin != null) {
            return;
        }
        Span opened = new Span(Kind.AUTHOR, span.kind == Kind.NONE ? count++ : span.number);
        opened.begin = statement;
        opened.runnersEnd = span.runnersEnd;
        span = opened;
    }

    private void end(Statement statement, boolean chain) {
        boolean inside = span.kind != Kind.NONE;
        span.end = statement;
        savepoints = List.of();
        if (inside && chain) {
            span = next(Kind.AUTHOR);
            span.begin = statement;
            return;
        }
        Kind own = runnersOwn();
        if (inside && own != Kind.NONE && own != Kind.IMPLICIT) {
            runnersEnd = Optional.of(statement);
        }
        span = next(own == Kind.IMPLICIT || own != Kind.NONE && delivery.together() ? Kind.IMPLICIT : Kind.NONE);
    }

    private void savepoints(Statement statement) {
        if (statement instanceof Savepoint set) {
            List<String> more = new ArrayList<>(savepoints);
            more.add(set.savepoint().value());
            savepoints = List.copyOf(more);
        } else if (statement instanceof ReleaseSavepoint release) {
            savepoints = upTo(release.savepoint().value(), 0);
        } else if (statement instanceof RollbackToSavepoint back) {
            savepoints = upTo(back.savepoint().value(), 1);
        }
    }

    /** The savepoints that are left when one is released (none of its own) or rolled back to (it stays). */
    private List<String> upTo(String name, int kept) {
        int index = savepoints.lastIndexOf(name);
        return index < 0 ? savepoints : savepoints.subList(0, index + kept);
    }

    private Span next(Kind kind) {
        Span next = new Span(kind, count++);
        next.runnersEnd = runnersEnd;
        return next;
    }

    private List<Transaction> transactions() {
        List<Transaction> transactions = new ArrayList<>(places.size());
        Place before = null;
        Transaction transaction = null;
        for (Place place : places) {
            if (before == null || !place.isSameAs(before)) {
                transaction = place.span.transaction(place);
                before = place;
            }
            transactions.add(transaction);
        }
        return transactions;
    }

    private String written(Statement statement) {
        return statement.keywords().of(file.text()).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ") + " on line "
                + file.lineOf(statement.range().start());
    }

    private String lines(TextRange range) {
        int first = file.lineOf(range.start());
        int last = file.lineOf(range.end() - 1);
        return first == last ? "line " + first : "lines %d to %d".formatted(first, last);
    }

    /** Where one executed statement stands. */
    private record Place(Span span, List<String> savepoints, boolean block) {

        /** Says what equals says, which takes the JVM 20 ms to make ready. */
        boolean isSameAs(Place other) {
            return span == other.span && block == other.block && savepoints.equals(other.savepoints);
        }
    }

    /** A transaction while its end is not yet known. */
    private final class Span {

        private final Kind kind;
        private final int number;
        private Statement begin;
        private Statement end;
        private Optional<Statement> runnersEnd = Optional.empty();
        private boolean setApart;

        /** The string that is the transaction, if the runner sends several of a script's. */
        private Optional<TextRange> string = Optional.empty();

        private Span(Kind kind, int number) {
            this.kind = kind;
            this.number = number;
        }

        private Transaction transaction(Place place) {
            return new Transaction(
                    kind,
                    number,
                    place.block,
                    Optional.ofNullable(begin),
                    Optional.ofNullable(end),
                    runnersEnd,
                    place.savepoints,
                    place.block ? "inside a DO block" : words());
        }

        private String words() {
            String runner = delivery.runnerTitle();
            return switch (kind) {
                case NONE -> outside(runner);
                case AUTHOR ->
                    end == null
                            ? "after %s, which nothing ends".formatted(written(begin))
                            : "between %s and %s".formatted(written(begin), written(end));
                case RUNNER ->
                    (delivery.mode() == TransactionMode.UNMIXED
                                    ? "in a %2$s beside statements that run in a transaction"
                                    : "inside the transaction that %1$s opens for each %2$s")
                            .formatted(runner, delivery.unit());
                case RUN -> "inside the one transaction in which %s runs all migrations".formatted(runner);
                case IMPLICIT ->
                    string.isPresent()
                            ? "inside the implicit transaction of %s, which %s sends together"
                                    .formatted(lines(string.get()), runner)
                            : "inside the implicit transaction of a %s whose statements %s sends together"
                                    .formatted(delivery.unit(), runner);
            };
        }

        private String outside(String runner) {
            if (setApart) {
                return "by itself, because %s ends its transaction before it".formatted(runner);
            }
            return runnersEnd
                    .map(end -> "outside a transaction, because %s ended the one that %s had opened"
                            .formatted(written(end), runner))
                    .orElse("outside a transaction");
        }
    }
}
