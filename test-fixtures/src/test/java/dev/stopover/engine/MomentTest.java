package dev.stopover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Effects;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Transaction;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Settings;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However many rules ask about a statement, it is replayed once, and its effect is found once or not at all. */
class MomentTest {

    private static final String SQL = """
            CREATE TABLE orders (id bigint);
            CREATE FUNCTION fill() RETURNS void LANGUAGE sql AS 'INSERT INTO orders VALUES (1)';
            INSERT INTO orders VALUES (2);
            SELECT fill();
            ALTER TABLE orders ADD COLUMN note text DEFAULT upper('x'), DROP COLUMN id;
            """;

    /** Asks for everything that costs something. */
    private static final class Asking extends StatementRule {

        Asking(int number) {
            super(RuleInfo.note("asking-" + number, "It asks"));
        }

        @Override
        public void visit(AlterTable alter, StatementContext context) {
            assertThat(context.effect().touches()).isNotEmpty();
            assertThat(context.moment().after()).isNotSameAs(context.state());
            assertThat(context.moments()).hasSize(4);
        }

        @Override
        public void visit(Insert insert, StatementContext context) {
            assertThat(context.effect().touches()).isNotEmpty();
        }

        @Override
        public void visit(Select select, StatementContext context) {
            assertThat(context.effect().refusal()).isEmpty();
        }

        @Override
        public void visit(Failure failure, StatementContext context) {
            throw new AssertionError("nothing is refused");
        }
    }

    /** Asks what every statement does when all scripts have been replayed. */
    private static final class AskingAtEnd extends ChangeSetRule {

        AskingAtEnd() {
            super(RuleInfo.note("asking-at-end", "It asks"));
        }

        @Override
        public void check(ChangeSet changes, State after, RuleContext context) {
            for (Migration migration : changes.migrations()) {
                for (Moment moment : context.in(migration, migration.up()).moments()) {
                    assertThat(moment.effect().refusal()).isEmpty();
                }
            }
        }
    }

    /** Asks for nothing. */
    private static final class Silent extends StatementRule {

        Silent() {
            super(RuleInfo.note("silent", "It asks for nothing"));
        }

        @Override
        public void visit(AlterTable alter, StatementContext context) {
            assertThat(context.state().relation(alter.table())).isPresent();
        }
    }

    @Test
    void theEffectIsFoundOnceHoweverManyRulesAsk() {
        Counting once = asked(new Asking(1));
        Counting thrice = asked(new Asking(1), new Asking(2), new Asking(3));
        Counting never = asked(new Silent());
        assertThat(thrice.expressions).isEqualTo(once.expressions).hasSizeGreaterThan(never.expressions.size());
        assertThat(never.changes).isEmpty();
        assertThat(thrice.changes).containsExactly("INSERT INTO orders VALUES (2)", "SELECT fill()");
    }

    @Test
    void theEffectIsFoundOnceAlsoWhereAScriptIsReplayedOnceMore() {
        Counting answers = new Counting();
        Linter linter = new Linter(List.of(new Asking(1), new AskingAtEnd()), Settings.DEFAULT, answers);
        Map<String, String> files = Map.of("migrations/1_orders.sql", SQL, "migrations/2_none.sql", "SELECT 1;");
        Analysis analysis = linter.analyze(changes(files).get(0));
        assertThat(LockTimeline.of(analysis, answers, new ArrayList<>())).hasSize(2);
        assertThat(analysis.errors()).isEmpty();
        assertThat(answers.changes)
                .contains("INSERT INTO orders VALUES (2)", "SELECT fill()", "SELECT 1")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatRowsDoInTheSameWayIsKeptOnce() {
        List<Executed> executed = new LazyAnswers().executed(SourceFile.of("1.sql", """
                        INSERT INTO orders VALUES (1);
                        INSERT INTO customers VALUES (1);
                        INSERT INTO orders VALUES (2);
                        """));
        Effects effects = new Effects(Effect.NEWEST, new LazyAnswers(), executed.size());
        Moment first = new Moment(executed.get(0), Transaction.NONE, State.empty(), effects, 0);
        Moment other = new Moment(executed.get(1), Transaction.NONE, State.empty(), effects, 1);
        Moment last = new Moment(executed.get(2), Transaction.NONE, State.empty(), effects, 2);
        assertThat(last.effect()).isSameAs(first.effect()).isNotEqualTo(other.effect());
    }

    @Test
    void aStatementIsReplayedOnceHoweverManyRulesAsk() {
        assertThat(asked(new Asking(1), new Asking(2)).bodies)
                .isEqualTo(asked(new Silent()).bodies)
                .hasSize(1);
    }

    private static Counting asked(Rule... rules) {
        Counting answers = new Counting();
        assertThat(new Linter(List.of(rules), Settings.DEFAULT, answers)
                        .lint(changes(Map.of("migrations/1_orders.sql", SQL)))
                        .errors())
                .isEmpty();
        return answers;
    }

    private static List<ChangeSet> changes(Map<String, String> files) {
        try {
            return new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                    .read(MemoryTree.of(files), List.of()).parts().stream()
                            .flatMap(part -> part.project().histories().stream())
                            .map(ChangeSet::all)
                            .toList();
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** Notes what is asked on the way. */
    private static final class Counting implements Answers {

        private final Answers answers = new LazyAnswers();
        private final List<String> expressions = new ArrayList<>();
        private final List<String> bodies = new ArrayList<>();
        private final List<String> changes = new ArrayList<>();

        @Override
        public Optional<ExpressionAnswer> ask(Expression expression) {
            expressions.add(expression.text());
            return answers.ask(expression);
        }

        @Override
        public Optional<QueryAnswer> ask(Query query) {
            return answers.ask(query);
        }

        @Override
        public List<Executed> executed(SourceFile file) {
            return answers.executed(file);
        }

        @Override
        public Mentions mentions(Expression expression) {
            return answers.mentions(expression);
        }

        @Override
        public Mentions mentions(Query query) {
            return answers.mentions(query);
        }

        @Override
        public List<Statement> changes(Query query) {
            changes.add(query.text());
            return answers.changes(query);
        }

        @Override
        public List<Executed> executed(Body body, String language, Statement written, Map<String, String> arguments) {
            bodies.add(language);
            return answers.executed(body, language, written, arguments);
        }

        @Override
        public Optional<PlpgsqlBlock> block(Body body, String language) {
            return answers.block(body, language);
        }

        @Override
        public List<ParseError> errors(Body body, String language, Set<String> names) {
            return answers.errors(body, language, names);
        }
    }
}
