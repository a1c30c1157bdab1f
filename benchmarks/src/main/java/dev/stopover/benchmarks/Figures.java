package dev.stopover.benchmarks;

import dev.stopover.parser.LazyAnswers;
import dev.stopover.parser.StatementParser;
import java.io.IOException;

/** Counts, over the SQL files of a folder, what the README's figures are about. */
public final class Figures {

    private Figures() {}

    /** Prints the counts for the folder that the system property {@code stopover.corpus} names. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        var files = new SqlFiles();
        files.read();
        long statements = files.all().stream()
                .mapToLong(file -> StatementParser.parse(file).size())
                .sum();
        System.out.printf("%d statements%n", statements);

        var questions = new Questions();
        questions.find(files);
        var answers = new LazyAnswers();
        long queries = questions.queries().stream()
                .filter(query -> answers.ask(query).isPresent())
                .count();
        long expressions = questions.expressions().stream()
                .filter(expression -> answers.ask(expression).isPresent())
                .count();
        System.out.printf(
                "JSqlParser reads %d of %d queries and data changes, and %d of %d expressions%n",
                queries,
                questions.queries().size(),
                expressions,
                questions.expressions().size());
    }
}
