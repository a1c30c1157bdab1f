package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds where a change set made what stands at its end, and reports what was added to it. */
final class Making {

    private static final int MOST_RELATED = 20;

    private final ChangeSet changes;
    private final Map<Integer, Map<Integer, Executed>> statements = new HashMap<>();
    private final List<Made> found = new ArrayList<>();

    Making(ChangeSet changes) {
        this(changes, List.of());
    }

    /** With what has been found already. */
    Making(ChangeSet changes, Collection<Made> made) {
        this.changes = changes;
        found.addAll(made);
    }

    /** A policy with the table that it is of. */
    record TablePolicy(Table table, Policy policy) {}

    /**
     * Something that was made, and is to be reported.
     *
     * @param migration the migration that made it
     * @param executed the statement
     * @param name what it is called in the finding
     * @param sql how SQL names it at the end of the history
     */
    record Made(Migration migration, Executed executed, String name, String sql) {

        /** The name in the statement. */
        TextRange place() {
            Statement statement = executed.statement();
            if (statement instanceof CreatePolicy create) {
                return create.policy().range();
            } else if (statement instanceof CreateFunction create) {
                return create.function().range();
            } else if (statement instanceof CreateTable create) {
                return create.table().range();
            } else if (statement instanceof CreateTableAs create) {
                return create.table().range();
            } else if (statement instanceof CreateForeignTable create) {
                return create.table().range();
            } else if (statement instanceof CreateView create) {
                return create.view().range();
            } else if (statement instanceof CreateMaterializedView create) {
                return create.view().range();
            } else if (statement instanceof CreateExtension create) {
                return create.extension().range();
            }
            return statement.keywords();
        }

        /** Whether the statement stands in the file as it runs, so that it can be edited. */
        boolean isWritten() {
            return executed.written() == executed.statement();
        }
    }

    /** Adds what was found. */
    void add(Made made) {
        found.add(made);
    }

    /** Adds a policy of a table, if a script that is judged made it. */
    void add(Policy policy, Table table) {
        of(policy, table).ifPresent(found::add);
    }

    /** Adds what has its origin in a script that is judged, and is called in SQL as in the finding. */
    void add(Optional<Origin> origin, String name) {
        add(origin, name, name);
    }

    /** Adds what has its origin in a script that is judged. */
    void add(Optional<Origin> origin, String name, String sql) {
        of(origin, name, sql).ifPresent(found::add);
    }

    /**
     * One finding for each migration that made some of what was added.
     *
     * @param message what is wrong, with a place for the first one's name and for the others
     * @param what what the others are, for one of them
     * @param help what to do, with a place for how SQL names the first
     */
    void report(String message, String what, String help, RuleContext context) {
        report(message, what, first -> help.formatted(first.sql()), context);
    }

    /** The same with a help that depends on the first. */
    void report(String message, String what, Function<Made, String> help, RuleContext context) {
        byMigration(found)
                .forEach(group -> together(group, message, what, context).help(help.apply(group.get(0))));
    }

    /** One finding for all that was added, with a help for the first: what the newest migration made comes first. */
    Optional<Draft> reportAtOnce(String message, String what, Function<Made, String> help, RuleContext context) {
        List<Made> all = newestFirst();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(together(all, message, what, context).help(help.apply(all.get(0))));
    }

    /** The policies that scripts that are judged have made, table by table. */
    List<TablePolicy> policies(Catalog catalog) {
        return policies(catalog.tables());
    }

    /** The same of some tables. */
    List<TablePolicy> policies(Collection<Table> tables) {
        List<TablePolicy> policies = new ArrayList<>();
        for (Table table : tables) {
            for (Policy policy : table.policies().values()) {
                if (policy.origin().isPresent() && policy.origin().get().isJudgedIn(changes)) {
                    policies.add(new TablePolicy(table, policy));
                }
            }
        }
        return policies;
    }

    /** A policy of a table, if a script that is judged made it; SQL names it as in ALTER POLICY. */
    Optional<Made> of(Policy policy, Table table) {
        String quoted = Names.quoted(policy.name());
        return of(
                policy.origin(),
                "policy %s of %s".formatted(quoted, table.name()),
                "%s ON %s".formatted(quoted, table.name()));
    }

    /** What has its origin in a script that is judged, and is called in SQL as in the finding; empty for all else. */
    Optional<Made> of(Optional<Origin> origin, String name) {
        return of(origin, name, name);
    }

    /** What has its origin in a script that is judged; empty for all else. */
    Optional<Made> of(Optional<Origin> origin, String name, String sql) {
        if (origin.isEmpty() || !origin.get().isJudgedIn(changes)) {
            return Optional.empty();
        }
        int number = origin.get().migration();
        if (!statements.containsKey(number)) {
            statements.put(number, statementsOf(number));
        }
        Executed executed = statements.get(number).get(origin.get().range().start());
        return executed == null ? Optional.empty() : Optional.of(new Made(migration(number), executed, name, sql));
    }

    /** Whether a migration is not applied, as far as can be known: it is judged as new, or is the newest. */
    boolean isNew(Migration migration) {
        List<Migration> all = changes.history().migrations();
        return changes.migrations().size() < all.size() || migration == all.get(all.size() - 1);
    }

    private Migration migration(int number) {
        return changes.history().migrations().get(number);
    }

    private Map<Integer, Executed> statementsOf(int number) {
        Map<Integer, Executed> found = new HashMap<>();
        for (Executed executed : migration(number).up().executed()) {
            found.putIfAbsent(executed.statement().range().start(), executed);
        }
        return found;
    }

    /** The same in groups, one a migration, in the order of both. */
    static List<List<Made>> byMigration(List<Made> all) {
        Map<Migration, List<Made>> groups = new LinkedHashMap<>();
        all.forEach(made -> groups.computeIfAbsent(made.migration(), first -> new ArrayList<>())
                .add(made));
        groups.values()
                .forEach(group -> group.sort(
                        Comparator.comparing(made -> made.executed().statement().range())));
        return List.copyOf(groups.values());
    }

    private List<Made> newestFirst() {
        List<Migration> migrations = changes.history().migrations();
        return found.stream()
                .sorted(Comparator.comparingInt((Made made) -> -migrations.indexOf(made.migration()))
                        .thenComparing(made -> made.executed().statement().range()))
                .toList();
    }

    /**
     * One finding for a group: it stands at the first, names how many others there are and points at them.
     *
     * @param message what is wrong, with a place for the first one's name and for the others
     * @param what what the others are, for one of them
     */
    static Draft together(List<Made> group, String message, String what, RuleContext context) {
        Made first = group.get(0);
        int others = group.size() - 1;
        String more = others == 0 ? "" : " and %s other %s".formatted(others, others == 1 ? what : plural(what));
        Draft draft = context.in(first.migration(), first.migration().up())
                .report(first.place(), message.formatted(first.name() + more));
        group.stream()
                .skip(1)
                .limit(MOST_RELATED)
                .forEach(made -> draft.related(made.migration().up(), made.place(), "So it is with %s.", made.name()));
        return draft;
    }

    private static String plural(String what) {
        return what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    }
}
