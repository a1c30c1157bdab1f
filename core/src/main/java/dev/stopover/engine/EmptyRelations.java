package dev.stopover.engine;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The relations that are known to have no rows while a script runs: those that it made or emptied, and that nothing may
 * have filled since. What a query calls is looked at only when somebody asks.
 */
final class EmptyRelations {

    private final Answers answers;
    private final Set<Integer> ids = new HashSet<>();
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(Query query, State before) {}

    EmptyRelations(Answers answers) {
        this.answers = answers;
    }

    /** Whether a relation is known to have no rows by now. */
    boolean contains(QualifiedName name, State now) {
        Optional<Relation> relation = now.relation(name);
        if (relation.isEmpty() || !ids.contains(relation.get().id())) {
            return false;
        }
        while (!pending.isEmpty()) {
            Pending last = pending.remove(pending.size() - 1);
            settle(last.query(), last.before());
        }
        return ids.contains(relation.get().id());
    }

    /** Takes note of a statement that has run. */
    void follow(Moment moment) {
        Statement statement = moment.executed().statement();
        boolean certain = moment.executed().nesting().certain();
        State before = moment.before();
        if (statement instanceof CreateTable create) {
            Optional<Integer> id = moment.after().relation(create.table()).map(Relation::id);
            boolean made = before.relation(create.table()).map(Relation::id).equals(id);
            if (certain && id.isPresent() && !made) {
                ids.add(id.get());
            }
        } else if (statement instanceof Truncate truncate && certain) {
            truncate.tables().forEach(table -> empty(table, truncate.only(), before));
        } else if (statement instanceof Delete delete && certain && !delete.using() && isUnfiltered(delete)) {
            empty(delete.table(), delete.only(), before);
        } else if (!ids.isEmpty()) {
            fill(statement, before);
        }
    }

    private boolean isUnfiltered(Delete delete) {
        return delete.where().isEmpty()
                || answers.ask(delete.where().get())
                        .filter(ExpressionAnswer::alwaysTrue)
                        .isPresent();
    }

    private void empty(QualifiedName name, boolean only, State before) {
        before.relation(name).ifPresent(relation -> {
            if (only) {
                ids.add(relation.id());
            } else {
                family(relation, before.catalog(), ids);
            }
        });
    }

    private static void family(Relation relation, Catalog catalog, Set<Integer> ids) {
        ids.add(relation.id());
        catalog.descendantsOf(relation).forEach(child -> ids.add(child.id()));
    }

    private void fill(Statement statement, State before) {
        if (statement instanceof Insert insert) {
            fill(insert.table(), before);
            pending.add(new Pending(insert.query(), before));
        } else if (statement instanceof Merge merge) {
            fill(merge.table(), before);
            pending.add(new Pending(merge.query(), before));
        } else if (statement instanceof Copy copy) {
            copy.table().filter(table -> copy.from()).ifPresent(table -> fill(table, before));
        } else if (statement instanceof Select select) {
            pending.add(new Pending(select.query(), before));
        } else if (statement instanceof Update update) {
            fireTriggers(update.table(), before);
            pending.add(new Pending(update.query(), before));
        } else if (statement instanceof Delete delete) {
            fireTriggers(delete.table(), before);
            pending.add(new Pending(delete.query(), before));
        } else if (statement instanceof AlterTable alter) {
            boolean takesIn = alter.actions().stream()
                    .anyMatch(action -> action instanceof AttachPartition || action instanceof Inherit);
            if (takesIn) {
                ids.clear();
            }
        } else if (statement instanceof DoBlock block && !isFollowed(block)) {
            ids.clear();
        } else if (statement instanceof Call
                || statement instanceof Execute
                || statement instanceof UnreadStatement
                || statement instanceof Rollback
                || statement instanceof RollbackToSavepoint) {
            ids.clear();
        }
    }

    /** What a block runs stands after it in its script, but for text that is put together as it runs. */
    private boolean isFollowed(DoBlock block) {
        return answers.block(block.body(), block.language().orElse("plpgsql"))
                .filter(body -> body.descendants().noneMatch(PlpgsqlStatement.Dynamic.class::isInstance))
                .isPresent();
    }

    /** Rows of a partition are rows of its parent, and those of a parent come to lie in a partition. */
    private void fill(QualifiedName name, State before) {
        Optional<Relation> relation = before.relation(name);
        if (relation.isEmpty()) {
            return;
        }
        fireTriggers(name, before);
        Set<Integer> filled = new HashSet<>();
        family(relation.get(), before.catalog(), filled);
        ancestors(relation.get(), before.catalog(), filled);
        ids.removeAll(filled);
    }

    private static void ancestors(Relation relation, Catalog catalog, Set<Integer> filled) {
        Deque<Relation> open = new ArrayDeque<>(List.of(relation));
        while (!open.isEmpty()) {
            if (open.remove() instanceof Table table) {
                for (int parent : table.parents()) {
                    if (filled.add(parent)) {
                        catalog.table(parent).ifPresent(open::add);
                    }
                }
            }
        }
    }

    /** A trigger may write anywhere. */
    private void fireTriggers(QualifiedName name, State before) {
        if (before.relation(name)
                .filter(relation -> relation.triggers().size() > 0)
                .isPresent()) {
            ids.clear();
        }
    }

    private void settle(Query query, State before) {
        for (Statement change : answers.changes(query)) {
            fill(change, before);
        }
        boolean harmless = answers.ask(query)
                .filter(answer -> answer.calls().stream()
                        .allMatch(call -> before.functions(call.function()).isEmpty()))
                .isPresent();
        if (!harmless) {
            ids.clear();
        }
    }
}
