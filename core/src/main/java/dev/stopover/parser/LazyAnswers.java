package dev.stopover.parser;

import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.OpaqueStatement;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds answers on the first question and keeps them; JSqlParser is loaded with the first question that needs it. */
public final class LazyAnswers implements Answers {

    private final Map<Expression, Optional<ExpressionAnswer>> expressions = new ConcurrentHashMap<>();
    private final Map<Query, Optional<QueryAnswer>> queries = new ConcurrentHashMap<>();
    private final Map<Excerpt, PlpgsqlParser.Parsed> blocks = new ConcurrentHashMap<>();
    private final Map<Excerpt, List<SyntaxError>> errors = new ConcurrentHashMap<>();

    @Override
    public Optional<ExpressionAnswer> ask(Expression expression) {
        return expressions.computeIfAbsent(
                expression, asked -> JsqlParserBridge.expression(asked.tokens(), asked.first(), asked.last()));
    }

    @Override
    public Optional<QueryAnswer> ask(Query query) {
        return queries.computeIfAbsent(
                query, asked -> JsqlParserBridge.query(asked.tokens(), asked.first(), asked.last()));
    }

    @Override
    public List<Statement> changes(Query query) {
        return CommonTables.changes(query);
    }

    @Override
    public Optional<PlpgsqlBlock> block(Body body, String language) {
        return parsed(body, language).flatMap(PlpgsqlParser.Parsed::block);
    }

    @Override
    public List<SyntaxError> errors(Body body, String language) {
        if (language.equals("sql") && body instanceof Body.Source source) {
            return errors.computeIfAbsent(source.source(), LazyAnswers::errorsInSql);
        }
        return parsed(body, language).map(PlpgsqlParser.Parsed::errors).orElse(List.of());
    }

    private static List<SyntaxError> errorsInSql(Excerpt source) {
        List<SyntaxError> errors = new ArrayList<>();
        for (Statement statement : StatementParser.parse(Lexer.lexBody(source))) {
            if (statement instanceof OpaqueStatement opaque) {
                opaque.error().ifPresent(errors::add);
            }
        }
        return errors;
    }

    private Optional<PlpgsqlParser.Parsed> parsed(Body body, String language) {
        if (!language.equals("plpgsql") || !(body instanceof Body.Source source)) {
            return Optional.empty();
        }
        return Optional.of(blocks.computeIfAbsent(source.source(), PlpgsqlParser::parse));
    }

    @Override
    public List<Executed> executed(Body body, String language, Statement written, Map<String, String> arguments) {
        return Execution.of(body, language, written, arguments);
    }
}
