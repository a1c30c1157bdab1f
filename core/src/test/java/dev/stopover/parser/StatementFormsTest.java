package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL 18's own parser said of the fixtures was found with libpg-query when they were made. */
class StatementFormsTest {

    private static final Path FIXTURES = Path.of("../test-fixtures/statements");

    @ParameterizedTest
    @ValueSource(strings = {"utility.sql", "queries.sql"})
    void understandsEachFormOfTheManual(String file) throws IOException {
        String text = Files.readString(FIXTURES.resolve(file));
        List<Statement> statements = StatementParser.parse(SourceFile.of(file, text));
        assertThat(statements).hasSizeGreaterThan(70).noneMatch(UnreadStatement.class::isInstance);
        int end = 0;
        for (Statement statement : statements) {
            assertThat(statement.range().start()).isGreaterThanOrEqualTo(end);
            assertThat(statement.range().contains(statement.keywords())).isTrue();
            end = statement.range().end();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"utility-mutations.tsv", "query-mutations.tsv"})
    void acceptsAndRejectsMutatedStatementsAsPostgresDoes(String file) throws IOException {
        List<String> wrong = new ArrayList<>();
        int elsewhere = 0;
        for (Mutation mutation : mutations(file)) {
            Optional<ParseError> error = error(mutation.sql);
            if (error.isPresent() == mutation.accepted) {
                wrong.add(mutation.sql);
            } else if (error.isPresent() && !mutation.isAt(error.get().range())) {
                elsewhere++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(elsewhere).as("errors at another token than PostgreSQL's").isLessThan(15);
    }

    private record Mutation(boolean accepted, int offset, String sql) {

        boolean isAt(TextRange error) {
            return offset < 0
                    || error.start() == offset
                    || offset >= sql.stripTrailing().length();
        }
    }

    private static List<Mutation> mutations(String file) throws IOException {
        List<Mutation> mutations = new ArrayList<>();
        for (String line : Files.readAllLines(FIXTURES.resolve(file))) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t", 3);
                boolean accepted = fields[0].equals("accepts");
                mutations.add(new Mutation(
                        accepted, accepted ? 0 : Integer.parseInt(fields[1]), fields[2].replace("\\n", "\n")));
            }
        }
        assertThat(mutations).hasSize(500);
        return mutations;
    }

    private static Optional<ParseError> error(String sql) {
        return StatementParser.parse(SourceFile.of("mutation.sql", sql)).stream()
                .filter(UnreadStatement.class::isInstance)
                .flatMap(statement -> ((UnreadStatement) statement).error().stream())
                .findFirst();
    }

    @Test
    void hasNoErrorWithoutAnOpaqueStatement() {
        assertThat(error("SELECT 1")).isEmpty();
    }
}
