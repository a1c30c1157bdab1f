package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CopyEndpoint;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.MaintainedTable;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReindexTarget;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Vacuum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads LOCK, TRUNCATE, VACUUM, ANALYZE, CLUSTER, REINDEX, REFRESH, COPY and DO. */
final class MaintenanceParser {

    private final Grammar grammar;
    private final Cursor cursor;

    MaintenanceParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** {@code LOCK TABLE}. */
    Statement lock() {
        cursor.expect(Keyword.LOCK);
        cursor.accept(Keyword.TABLE);
        TextRange keywords = grammar.soFar();
        boolean[] only = {false};
        List<QualifiedName> tables = cursor.list(() -> relation(only));
        LockMode mode = LockMode.ACCESS_EXCLUSIVE;
        if (cursor.accept(Keyword.IN)) {
            mode = lockMode();
            cursor.expect(Keyword.MODE);
        }
        boolean nowait = cursor.accept(Keyword.NOWAIT);
        return new LockTable(grammar.soFar(), keywords, tables, mode, only[0], nowait);
    }

    /** A relation, perhaps with ONLY before it ({@code relation_expr}); notes whether any was. */
    private QualifiedName relation(boolean[] only) {
        if (cursor.accept(Keyword.ONLY)) {
            only[0] = true;
            if (cursor.accept(TokenKind.LEFT_PAREN)) {
                QualifiedName name = cursor.qualifiedName();
                cursor.expect(TokenKind.RIGHT_PAREN);
                return name;
            }
            return cursor.qualifiedName();
        }
        QualifiedName name = cursor.qualifiedName();
        cursor.accept(TokenKind.STAR);
        return name;
    }

    private LockMode lockMode() {
        switch (cursor.keyword()) {
            case ACCESS -> {
                cursor.advance();
                if (cursor.accept(Keyword.SHARE)) {
                    return LockMode.ACCESS_SHARE;
                }
                cursor.expect(Keyword.EXCLUSIVE);
                return LockMode.ACCESS_EXCLUSIVE;
            }
            case ROW -> {
                cursor.advance();
                if (cursor.accept(Keyword.SHARE)) {
                    return LockMode.ROW_SHARE;
                }
                cursor.expect(Keyword.EXCLUSIVE);
                return LockMode.ROW_EXCLUSIVE;
            }
            case SHARE -> {
                cursor.advance();
                if (cursor.accept(Keyword.UPDATE)) {
                    cursor.expect(Keyword.EXCLUSIVE);
                    return LockMode.SHARE_UPDATE_EXCLUSIVE;
                }
                if (cursor.accept(Keyword.ROW)) {
                    cursor.expect(Keyword.EXCLUSIVE);
                    return LockMode.SHARE_ROW_EXCLUSIVE;
                }
                return LockMode.SHARE;
            }
            default -> {
                cursor.expect(Keyword.EXCLUSIVE);
                return LockMode.EXCLUSIVE;
            }
        }
    }

    /** {@code TRUNCATE}. */
    Statement truncate() {
        cursor.expect(Keyword.TRUNCATE);
        cursor.accept(Keyword.TABLE);
        TextRange keywords = grammar.soFar();
        boolean[] only = {false};
        List<QualifiedName> tables = cursor.list(() -> relation(only));
        boolean restart = cursor.accept(Keyword.RESTART);
        if (restart || cursor.accept(Keyword.CONTINUE)) {
            cursor.expect(Keyword.IDENTITY);
        }
        Optional<TextRange> cascade = cursor.dropBehavior();
        return new Truncate(grammar.soFar(), keywords, tables, only[0], restart, cascade);
    }

    /** {@code VACUUM}. */
    Statement vacuum() {
        cursor.expect(Keyword.VACUUM);
        boolean full = false;
        boolean analyze = false;
        List<Option> options = new ArrayList<>();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            options.addAll(grammar.options().utilityOptions());
            full = isOn(options, "full");
            analyze = isOn(options, "analyze") || isOn(options, "analyse");
        } else {
            full = cursor.accept(Keyword.FULL);
            cursor.accept(Keyword.FREEZE);
            cursor.accept(Keyword.VERBOSE);
            analyze = cursor.accept(Keyword.ANALYZE) || cursor.accept(Keyword.ANALYSE);
        }
        TextRange keywords = grammar.soFar();
        List<MaintainedTable> tables = vacuumed();
        return new Vacuum(grammar.soFar(), keywords, full, analyze, options, tables);
    }

    private static boolean isOn(List<Option> options, String name) {
        return options.stream()
                .filter(option -> option.name().value().equals(name))
                .anyMatch(option -> option.value()
                        .map(OptionValue::text)
                        .map(MaintenanceParser::isTrue)
                        .orElse(true));
    }

    private static boolean isTrue(String text) {
        return switch (text) {
            case "false", "off", "0" -> false;
            default -> true;
        };
    }

    private List<MaintainedTable> vacuumed() {
        if (cursor.atEnd()) {
            return List.of();
        }
        boolean[] only = {false};
        return cursor.list(() -> {
            int from = cursor.position();
            QualifiedName table = relation(only);
            List<Identifier> columns = cursor.optionalColumns();
            return new MaintainedTable(cursor.rangeFrom(from), table, columns);
        });
    }

    /** {@code ANALYZE}. */
    Statement analyze() {
        cursor.advance();
        List<Option> options = List.of();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            options = grammar.options().utilityOptions();
        } else {
            cursor.accept(Keyword.VERBOSE);
        }
        TextRange keywords = grammar.soFar();
        List<MaintainedTable> tables = vacuumed();
        return new Analyze(grammar.soFar(), keywords, options, tables);
    }

    /** {@code CLUSTER}. */
    Statement cluster() {
        cursor.expect(Keyword.CLUSTER);
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            grammar.options().utilityOptions();
        } else {
            cursor.accept(Keyword.VERBOSE);
        }
        TextRange keywords = grammar.soFar();
        Optional<QualifiedName> table = Optional.empty();
        Optional<Identifier> index = Optional.empty();
        if (cursor.atName()) {
            Identifier name = cursor.name();
            if (cursor.accept(Keyword.ON)) {
                index = Optional.of(name);
                table = Optional.of(cursor.qualifiedName());
            } else {
                table = Optional.of(cursor.qualifiedName(name));
                if (cursor.accept(Keyword.USING)) {
                    index = Optional.of(cursor.name());
                }
            }
        }
        return new Cluster(grammar.soFar(), keywords, table, index);
    }

    /** {@code REINDEX}. */
    Statement reindex() {
        cursor.expect(Keyword.REINDEX);
        List<Option> options =
                cursor.at(TokenKind.LEFT_PAREN) ? grammar.options().utilityOptions() : List.of();
        ReindexTarget target = switch (cursor.keyword()) {
            case INDEX -> ReindexTarget.INDEX;
            case TABLE -> ReindexTarget.TABLE;
            case SCHEMA -> ReindexTarget.SCHEMA;
            case DATABASE -> ReindexTarget.DATABASE;
            case SYSTEM -> ReindexTarget.SYSTEM;
            default -> throw cursor.error();
        };
        cursor.advance();
        TextRange keywords = grammar.soFar();
        boolean concurrently = cursor.accept(Keyword.CONCURRENTLY);
        Optional<QualifiedName> name = Optional.empty();
        switch (target) {
            case INDEX, TABLE -> name = Optional.of(cursor.qualifiedName());
            case SCHEMA -> name = Optional.of(single(cursor.name()));
            default -> {
                if (!cursor.atEnd()) {
                    name = Optional.of(single(cursor.name()));
                }
            }
        }
        return new Reindex(
                grammar.soFar(), keywords, target, concurrently || isOn(options, "concurrently"), name, options);
    }

    private static QualifiedName single(Identifier name) {
        return new QualifiedName(name.range(), Optional.empty(), Optional.empty(), name.value());
    }

    /** {@code REFRESH MATERIALIZED VIEW}. */
    Statement refresh() {
        cursor.expect(Keyword.REFRESH, Keyword.MATERIALIZED, Keyword.VIEW);
        TextRange keywords = grammar.soFar();
        boolean concurrently = cursor.accept(Keyword.CONCURRENTLY);
        QualifiedName view = cursor.qualifiedName();
        boolean withData = TableParser.withData(grammar);
        return new RefreshMaterializedView(grammar.soFar(), keywords, concurrently, view, withData);
    }

    /** {@code DO}. */
    Statement doBlock() {
        cursor.expect(Keyword.DO);
        TextRange keywords = grammar.soFar();
        Optional<String> language = Optional.empty();
        Optional<Body> body = Optional.empty();
        do {
            if (cursor.accept(Keyword.LANGUAGE)) {
                language = Optional.of(grammar.options().wordOrString().text());
            } else {
                int index = cursor.index();
                TextRange range = cursor.string().range();
                body = Optional.of(new Body.Source(range, cursor.tokens().contents(index)));
            }
        } while (!cursor.atEnd() && (cursor.atString() || cursor.at(Keyword.LANGUAGE)));
        TextRange range = grammar.soFar();
        int end = cursor.tokens().end(cursor.lastIndex());
        Body nothing = new Body.Source(
                TextRange.at(range.end()), cursor.tokens().excerpt().part(end, end));
        return new DoBlock(range, keywords, language, body.orElse(nothing));
    }

    /** {@code COPY}. */
    Statement copy() {
        cursor.expect(Keyword.COPY);
        TextRange keywords = grammar.soFar();
        Optional<QualifiedName> table = Optional.empty();
        Optional<Query> query = Optional.empty();
        List<Identifier> columns = List.of();
        if (cursor.accept(TokenKind.LEFT_PAREN)) {
            query = Optional.of(grammar.queries().statement());
            cursor.expect(TokenKind.RIGHT_PAREN);
        } else {
            if (cursor.at(Keyword.BINARY)) {
                cursor.advance();
            }
            table = Optional.of(cursor.qualifiedName());
            columns = cursor.optionalColumns();
        }
        boolean from = query.isEmpty() && cursor.accept(Keyword.FROM);
        if (!from) {
            cursor.expect(Keyword.TO);
        }
        boolean program = cursor.accept(Keyword.PROGRAM);
        Optional<StringLiteral> file = Optional.empty();
        if (program || !cursor.accept(Keyword.STDIN) && !cursor.accept(Keyword.STDOUT)) {
            file = Optional.of(cursor.string());
        }
        CopyEndpoint endpoint =
                program ? CopyEndpoint.PROGRAM : file.isPresent() ? CopyEndpoint.FILE : CopyEndpoint.STANDARD;
        if (table.isPresent() && cursor.accept(Keyword.USING) || cursor.at(Keyword.DELIMITERS)) {
            cursor.expect(Keyword.DELIMITERS);
            cursor.string();
        }
        boolean with = cursor.accept(Keyword.WITH);
        List<Option> options = copyOptions(with);
        int condition = cursor.position();
        Optional<Expression> where = table.isPresent() && cursor.accept(Keyword.WHERE)
                ? Optional.of(grammar.expressions().expression())
                : Optional.empty();
        if (!from && where.isPresent()) {
            cursor.moveTo(condition);
            throw cursor.error("COPY … TO takes no WHERE.", "Write COPY (SELECT … WHERE …) TO … instead.");
        }
        return new Copy(
                grammar.soFar(),
                keywords,
                table,
                query,
                columns,
                from,
                program,
                endpoint,
                file,
                options,
                where,
                endpoint == CopyEndpoint.STANDARD && from ? rows() : Optional.empty());
    }

    /** The rows that follow the statement in the file. */
    private Optional<TextRange> rows() {
        Tokens tokens = cursor.tokens();
        for (int position = cursor.limit(); position < tokens.significantCount(); position++) {
            int index = tokens.significant(position);
            switch (tokens.kind(index)) {
                case COPY_DATA -> {
                    return Optional.of(tokens.range(index));
                }
                case SEMICOLON -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private List<Option> copyOptions(boolean with) {
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            return cursor.parenthesized(this::copyOption);
        }
        List<Option> options = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.at(Keyword.WHERE)) {
            options.add(oldCopyOption());
        }
        if (with && options.isEmpty()) {
            // PostgreSQL accepts WITH and nothing after it.
            return List.of();
        }
        return options;
    }

    private Option copyOption() {
        int from = cursor.position();
        Identifier name = cursor.label();
        Optional<OptionValue> value = Optional.empty();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            int list = cursor.position();
            cursor.parenthesized(grammar.options()::booleanStringOrNumber);
            value = Optional.of(written(list));
        } else if (cursor.at(TokenKind.STAR) || cursor.at(Keyword.DEFAULT)) {
            int at = cursor.position();
            cursor.advance();
            value = Optional.of(written(at));
        } else if (!cursor.at(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PAREN)) {
            value = Optional.of(grammar.options().booleanStringOrNumber());
        }
        return new Option(cursor.rangeFrom(from), name, value);
    }

    private OptionValue written(int from) {
        Tokens tokens = cursor.tokens();
        String text = tokens.excerpt()
                .text()
                .substring(tokens.start(tokens.significant(from)), tokens.end(cursor.lastIndex()));
        return new OptionValue(cursor.rangeFrom(from), text, false);
    }

    /** An option as it was written before PostgreSQL 9.0 ({@code copy_opt_item}). */
    private Option oldCopyOption() {
        int from = cursor.position();
        Keyword keyword = cursor.keyword();
        switch (keyword) {
            case BINARY, FREEZE, CSV, HEADER -> {
                Identifier name = cursor.identifier();
                return new Option(cursor.rangeFrom(from), name, Optional.empty());
            }
            case DELIMITER, NULL, QUOTE, ESCAPE, ENCODING -> {
                Identifier name = cursor.identifier();
                if (keyword != Keyword.ENCODING) {
                    cursor.accept(Keyword.AS);
                }
                StringLiteral value = cursor.string();
                return new Option(
                        cursor.rangeFrom(from), name, Optional.of(new OptionValue(value.range(), value.value(), true)));
            }
            case FORCE -> {
                Identifier name = cursor.identifier();
                if (cursor.accept(Keyword.NOT)) {
                    cursor.expect(Keyword.NULL);
                } else if (!cursor.accept(Keyword.NULL)) {
                    cursor.expect(Keyword.QUOTE);
                }
                if (!cursor.accept(TokenKind.STAR)) {
                    cursor.list(cursor::name);
                }
                return new Option(cursor.rangeFrom(from), name, Optional.empty());
            }
            default -> throw cursor.error();
        }
    }
}
