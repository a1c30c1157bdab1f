package dev.stopover.project.liquibase;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.LiquibaseSplitter;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.Splitter;
import dev.stopover.project.layout.Duplicates;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.Placeholders;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The changesets of a changelog in XML, YAML or JSON as migrations. What follows a file of SQL or a change that cannot be
 * read is a migration of its own, of the same version, since a script is of one file.
 */
final class ChangesetPlans {

    /** What stands in a changeset besides changes. */
    private static final Set<String> NO_CHANGES =
            Set.of("rollback", "comment", "preConditions", "validCheckSum", "modifySql");

    /** Changes that only bring rows of a file, and leave the schema alone. */
    private static final Set<String> DATA = Set.of("loadData", "loadUpdateData");

    private final Surroundings surroundings;
    private final Placeholders placeholders;
    private final List<SkippedFile> skipped;
    private final Map<String, TextRange> seen = new HashMap<>();
    private final List<MigrationPlan> plans = new ArrayList<>();
    private final Map<SourceFile, List<Node>> unread = new HashMap<>();

    ChangesetPlans(ChangelogProperties properties, Surroundings surroundings, List<SkippedFile> skipped) {
        this.placeholders = properties.in(List.of());
        this.surroundings = surroundings;
        this.skipped = skipped;
    }

    /** The migrations, in their order. */
    List<MigrationPlan> plans() {
        return plans;
    }

    /** Says which changes cannot be read. */
    void complain() {
        unread.forEach((file, changes) -> surroundings.problem(
                ProjectProblem.Kind.UNJUDGED,
                file,
                changes.get(0).range(),
                "%s: %s."
                        .formatted(
                                changes.size() == 1
                                        ? "A change is not written in SQL and is not judged"
                                        : changes.size() + " changes are not written in SQL and are not judged",
                                String.join(
                                        ", ",
                                        changes.stream()
                                                .map(Node::name)
                                                .distinct()
                                                .sorted()
                                                .toList())),
                "Read what they do; what may rest on it is not reported."));
    }

    /** Adds a changeset, with the files that it names. */
    void add(SourceFile file, Node changeSet, Function<Node, Optional<String>> sqlFile) {
        String id = changeSet.text("id");
        String author = changeSet.text("author");
        String dbms = changeSet.text("dbms");
        if (!LiquibaseDatabases.includePostgres(dbms)) {
            skipped.add(new SkippedFile(file.path(), "its changeset %s:%s is for %s".formatted(author, id, dbms)));
            return;
        }
        if (changeSet.isTrue("ignore")) {
            skipped.add(new SkippedFile(file.path(), "its changeset %s:%s has ignore:true".formatted(author, id)));
            return;
        }
        if (Conditions.neverHold(changeSet)) {
            String reason = "its changeset %s:%s has preconditions for another database".formatted(author, id);
            skipped.add(new SkippedFile(file.path(), reason));
            return;
        }
        TextRange before = seen.putIfAbsent(file.path() + '\n' + author + '\n' + id, changeSet.range());
        if (before != null) {
            surroundings.duplicate(
                    file,
                    changeSet.range(),
                    new ProjectProblem.Place(file, before),
                    "The file already has a changeset %s:%s, and %s."
                            .formatted(author, id, Duplicates.words(Runner.LIQUIBASE)),
                    "Give it an id of its own.");
        }
        new Changeset(file, changeSet, sqlFile).add();
    }

    /** One changeset while its changes are put together. */
    private final class Changeset {

        private final SourceFile file;
        private final Node node;
        private final Function<Node, Optional<String>> sqlFile;
        private final List<Node> changes;
        private final List<Guard> conditions;
        private final Delivery delivery;
        private final List<MigrationPlan> own = new ArrayList<>();
        private GeneratedSql sql = new GeneratedSql(placeholders);

        private Changeset(SourceFile file, Node node, Function<Node, Optional<String>> sqlFile) {
            this.file = file;
            this.node = node;
            this.sqlFile = sqlFile;
            this.changes = node.children().stream()
                    .filter(child -> !NO_CHANGES.contains(child.name()))
                    .toList();
            this.conditions = Conditions.of(node);
            boolean whole = changes.size() == 1 && changes.get(0).isFalse("splitStatements");
            this.delivery =
                    FormattedSql.delivery(!node.isFalse("runInTransaction"), whole, splitter(changes), surroundings);
        }

        /** How Liquibase cuts SQL that stands in the changelog or in files that it names; not what it makes itself. */
        private static Optional<Splitter> splitter(List<Node> changes) {
            for (Node change : changes) {
                if (!Set.of("sql", "sqlFile").contains(change.name())
                        || change.isFalse("splitStatements")
                        || !change.text("endDelimiter").isEmpty()) {
                    return Optional.empty();
                }
            }
            boolean strips = changes.stream().allMatch(change -> change.isTrue("stripComments"));
            return Optional.of(new LiquibaseSplitter(strips, true));
        }

        private void add() {
            sql.standFor(node).words("\n");
            boolean written = false;
            for (Node change : changes) {
                sql.standFor(change);
                if (isFile(change)) {
                    written = flush(written);
                    sqlFile.apply(change).ifPresent(path -> {
                        SourceFile named = surroundings.file(path);
                        own.add(MigrationPlan.of(
                                FileNames.stem(named.name()),
                                "",
                                new ScriptPlan(named, Excerpt.of(named), Direction.UP, delivery, conditions),
                                Optional.empty()));
                    });
                } else if (write(change, sql)) {
                    written = true;
                } else {
                    unread.computeIfAbsent(file, first -> new ArrayList<>()).add(change);
                    if (!DATA.contains(change.name())) {
                        written = flush(written);
                        own.add(plan(new ScriptPlan(
                                new SourceFile(file.path(), "", Decoding.FOREIGN),
                                Excerpt.of(""),
                                Direction.UP,
                                delivery,
                                conditions)));
                    }
                }
            }
            flush(written || own.isEmpty());
            Optional<ScriptPlan> down = rollback();
            int last = own.size() - 1;
            if (down.isPresent() && last >= 0) {
                own.set(last, own.get(last).with(down.get()));
            }
            plans.addAll(own);
        }

        private boolean isFile(Node change) {
            return change.name().equals("sqlFile")
                    || !change.text("path").isEmpty()
                            && Set.of("createView", "createProcedure").contains(change.name());
        }

        /** What was put together becomes a migration. */
        private boolean flush(boolean written) {
            if (written) {
                sql.standFor(node.end()).words("\n");
                own.add(plan(new ScriptPlan(file, sql.build(), Direction.UP, delivery, conditions)));
                sql = new GeneratedSql(placeholders);
            }
            return false;
        }

        private MigrationPlan plan(ScriptPlan up) {
            return new MigrationPlan(
                    node.text("id"),
                    node.text("author"),
                    up,
                    Optional.empty(),
                    Optional.empty(),
                    node.isTrue("runOnChange") || node.isTrue("runAlways"),
                    false);
        }

        /** What the changelog says, or else what Liquibase makes up. */
        private Optional<ScriptPlan> rollback() {
            boolean said =
                    node.value("rollback").isPresent() || node.child("rollback").isPresent();
            GeneratedSql down = new GeneratedSql(placeholders);
            if (!said) {
                return ReverseSql.of(changes, down).map(this::down);
            }
            node.value("rollback").ifPresent(text -> down.text(text).words("\n;\n"));
            for (Node rollback : node.children("rollback")) {
                rollback.value("sql")
                        .filter(text -> rollback.child("sql").isEmpty())
                        .ifPresent(text -> down.text(text).words("\n;\n"));
                for (Node change : rollback.children()) {
                    if (change.name().equals("sqlFile")) {
                        return sqlFile.apply(change).map(path -> ScriptPlan.down(surroundings.file(path), delivery));
                    }
                    write(change, down.standFor(change));
                }
            }
            return Optional.of(down(down));
        }

        private ScriptPlan down(GeneratedSql down) {
            return new ScriptPlan(file, down.build(), Direction.DOWN, delivery);
        }

        private boolean write(Node change, GeneratedSql to) {
            return new TableSql(to).write(change)
                    || new ConstraintSql(to).write(change)
                    || new OtherSql(to).write(change);
        }
    }
}
