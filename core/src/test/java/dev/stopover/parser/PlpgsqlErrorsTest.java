package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.syntax.Body;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.ParseError;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlpgsqlErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN FOR r IN SELECT 1 LOOP NULL; END LOOP; END",
                "BEGIN FOR r IN EXECUTE 'SELECT 1' LOOP NULL; END LOOP; END",
                "BEGIN FOR r, s IN SELECT 1, 2 LOOP NULL; END LOOP; END",
                "BEGIN FOREACH r IN ARRAY ARRAY[1] LOOP NULL; END LOOP; END",
                "BEGIN DECLARE r record; BEGIN NULL; END; FOR r IN SELECT 1 LOOP NULL; END LOOP; END",
                "BEGIN FOR r IN 1 .. 2 LOOP NULL; END LOOP; FOR r IN SELECT 1 LOOP NULL; END LOOP; END",
            })
    void namesTheVariableOfALoopThatNobodyDeclares(String sql) {
        assertThat(errors(sql, Set.of())).containsExactly("The loop's variable r is not declared.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DECLARE r record; BEGIN FOR r IN SELECT 1 LOOP NULL; END LOOP; END",
                "DECLARE r record; BEGIN BEGIN FOR r IN EXECUTE 'SELECT 1' LOOP NULL; END LOOP; END; END",
                "DECLARE c CURSOR FOR SELECT 1; BEGIN FOR r IN c LOOP NULL; END LOOP; END",
                "BEGIN FOR i IN REVERSE 2 .. 1 LOOP FOREACH i IN ARRAY ARRAY[1] LOOP NULL; END LOOP; END LOOP; END",
                "BEGIN FOR new IN SELECT 1 LOOP NULL; END LOOP; END",
                "<<b>> DECLARE r int; BEGIN FOR b.r IN SELECT 1 LOOP NULL; END LOOP; END",
                "BEGIN FOR ${row} IN SELECT 1 LOOP NULL; END LOOP; END",
            })
    void knowsWhatDeclaresAVariable(String sql) {
        assertThat(errors(sql, Set.of())).isEmpty();
    }

    @Test
    void takesAParameterForAVariable() {
        String sql = "BEGIN FOR r IN SELECT 1 LOOP NULL; END LOOP; END";
        assertThat(errors(sql, Set.of("r"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "end", "strict", "when"})
    void letsNoWordOfPlpgsqlNameAVariable(String word) {
        assertThat(errors("DECLARE " + word + " int; BEGIN NULL; END", Set.of()))
                .hasSize(1);
        assertThat(errors("DECLARE \"" + word + "\" int; BEGIN NULL; END", Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "order", "user", "table", "return", "raise"})
    void letsWordsOfSqlNameAVariable(String word) {
        assertThat(errors("DECLARE " + word + " int; BEGIN NULL; END", Set.of()))
                .isEmpty();
    }

    private static List<String> errors(String sql, Set<String> parameters) {
        return new LazyAnswers()
                .errors(new Body.Source(Excerpt.of(sql).range(), Excerpt.of(sql)), "plpgsql", parameters).stream()
                        .map(ParseError::message)
                        .toList();
    }
}
