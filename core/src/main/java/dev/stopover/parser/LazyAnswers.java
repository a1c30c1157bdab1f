package dev.stopover.parser;

import dev.stopover.parser.jsqlparser.Trees;
import dev.stopover.parser.jsqlparser.Written;
import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.parser.plpgsql.PlpgsqlParser;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Implications;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds answers on the first question and keeps them for a while; JSqlParser is loaded with the first question that needs it. */
public final class LazyAnswers implements Answers {

    private final Recent<Expression, Mentions> expressionMentions = new Recent<>(MentionReader::of);
    private final Recent<Query, Mentions> queryMentions = new Recent<>(MentionReader::of);
    private final Recent<Expression, Optional<ExpressionAnswer>> expressions = new Recent<>(this::find);
    private final Recent<Query, Optional<QueryAnswer>> queries = new Recent<>(this::find);
    private final Map<Excerpt, PlpgsqlParser.Parsed> blocks = new ConcurrentHashMap<>();
    private final Map<Excerpt, List<ParseError>> errors = new ConcurrentHashMap<>();

    @Override
    public Mentions mentions(Expression expression) {
        return expressionMentions.answer(expression);
    }

    @Override
    public Mentions mentions(Query query) {
        return queryMentions.answer(query);
    }

    @Override
    public Optional<ExpressionAnswer> ask(Expression expression) {
        return expressions.answer(expression);
    }

    private Optional<ExpressionAnswer> find(Expression expression) {
        Mentions mentions = mentions(expression);
        return mentions.isComplete()
                ? Optional.of(MentionAnswers.expression(
                        mentions,
                        () -> Trees.implications(mentions, expression.first(), expression.last())
                                .orElse(Implications.NONE)))
                : Optional.empty();
    }

    @Override
    public Optional<QueryAnswer> ask(Query query) {
        return queries.answer(query);
    }

    private Optional<QueryAnswer> find(Query query) {
        Mentions mentions = mentions(query);
        return mentions.isComplete()
                ? Optional.of(MentionAnswers.query(
                        mentions,
                        () -> Trees.written(mentions, query.first(), query.last())
                                .orElse(Written.NOTHING),
                        this::ask))
                : Optional.empty();
    }

    @Override
    public List<Statement> changes(Query query) {
        return CommonTables.changes(query);
    }

    @Override
    public List<Executed> executed(SourceFile file) {
        return Execution.of(StatementParser.parse(Lexer.lex(Excerpt.of(file))));
    }

    @Override
    public Optional<PlpgsqlBlock> block(Body body, String language) {
        return parsed(body, language).flatMap(PlpgsqlParser.Parsed::block);
    }

    @Override
    public List<ParseError> errors(Body body, String language, Set<String> parameters) {
        if (language.equals("sql") && body instanceof Body.Source source) {
            return errors.computeIfAbsent(source.source(), LazyAnswers::errorsInSql);
        }
        return parsed(body, language).map(parsed -> parsed.errors(parameters)).orElse(List.of());
    }

    private static List<ParseError> errorsInSql(Excerpt source) {
        List<ParseError> errors = new ArrayList<>();
        for (Statement statement : StatementParser.parse(Lexer.lexBody(source))) {
            if (statement instanceof UnreadStatement opaque) {
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
