package dev.stopover.catalog;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an expression or query seems to name, read from its tokens in one pass: functions called, columns, relations
 * after FROM and the like, types after a cast. It says too much rather than too little; only names that the catalog
 * knows count in the end. Cheaper than a tree, and at hand where none can be had.
 */
public final class Uses {

    /**
     * A call of a function.
     *
     * @param function its name
     * @param arguments its arguments, each with its value where it is one constant
     * @param depth how many parentheses stand around it
     */
    public record Call(QualifiedName function, List<Optional<String>> arguments, int depth) {}

    private record Named(Optional<String> qualifier, String name, boolean inSubquery) {}

    /** A pair of parentheses that is open. */
    private static final class Level {

        private final Keyword opener;
        private boolean from;
        private boolean subquery;

        private Level(Keyword opener, boolean subquery) {
            this.opener = opener;
            this.subquery = subquery;
        }
    }

    private final Tokens tokens;
    private final int from;
    private final int to;
    private final List<Call> calls = new ArrayList<>();
    private final List<QualifiedName> relations = new ArrayList<>();
    private final List<QualifiedName> types = new ArrayList<>();
    private final List<Named> columns = new ArrayList<>();
    private final Map<String, QualifiedName> aliases = new HashMap<>();
    private final Set<String> commonTables = new TreeSet<>();
    private final List<QualifiedName> outermost = new ArrayList<>();
    private boolean outermostKnown = true;
    private boolean outermostEnded;
    private boolean relationExpected;

    private Uses(Tokens tokens, int first, int last) {
        this.tokens = tokens;
        this.from = tokens.significantFrom(tokens.start(first));
        this.to = tokens.significantFrom(tokens.end(last));
        scan();
    }

    /** What an expression uses. */
    public static Uses of(Expression expression) {
        return new Uses(expression.tokens(), expression.first(), expression.last());
    }

    /** What a query uses. */
    public static Uses of(Query query) {
        return new Uses(query.tokens(), query.first(), query.last());
    }

    /** The functions it calls, in order. */
    public List<Call> calls() {
        return calls;
    }

    /** The names of the columns of a table that it uses. */
    public Set<String> columnsOf(Relation table) {
        Set<String> names = new TreeSet<>();
        for (Named column : columns) {
            boolean own = column.qualifier
                    .map(qualifier ->
                            qualifier.equals(table.name().name()) || qualifier.equals("new") || qualifier.equals("old"))
                    .orElse(true);
            if (own && table.column(column.name()).isPresent()) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** The relations that it reads, common table expressions excepted. */
    public List<Relation> relations(Catalog catalog, Session session) {
        List<Relation> found = new ArrayList<>();
        for (QualifiedName name : relations) {
            if (name.schema().isPresent() || !commonTables.contains(name.name())) {
                Lookup.relation(catalog, session, name)
                        .filter(relation -> !found.contains(relation))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** What it depends on; unqualified columns are looked for in the table it belongs to, if it belongs to one. */
    public Set<Reference> references(Catalog catalog, Session session, Optional<Relation> table) {
        Set<Reference> references = new TreeSet<>();
        List<Relation> read = relations(catalog, session);
        read.forEach(relation -> references.add(Reference.to(relation.id())));
        for (Named column : columns) {
            if (column.name().equals("*")) {
                stars(column, read, catalog, session, references);
            } else {
                column(column, read, table, catalog, session, references);
            }
        }
        for (Call call : calls) {
            function(catalog, session, call).ifPresent(function -> references.add(Reference.to(function.id())));
        }
        for (QualifiedName type : types) {
            Lookup.type(catalog, session, type.schema(), type.name())
                    .ifPresent(found -> references.add(Reference.to(found.id())));
        }
        return references;
    }

    /** The function that a call means, if only one can be meant. */
    public static Optional<Function> function(Catalog catalog, Session session, Call call) {
        List<Function> candidates =
                Lookup.functions(catalog, session, call.function.schema(), call.function.name()).stream()
                        .filter(function -> function.takes(call.arguments().size()))
                        .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** The column that a reference of the outermost select list means, if the catalog knows it. */
    public Optional<Column> column(ColumnReference reference, Catalog catalog, Session session) {
        if (reference.qualifier().isPresent()) {
            return aliased(reference.qualifier().get().name(), catalog, session)
                    .flatMap(relation -> relation.column(reference.column()));
        }
        List<Relation> outer = outermost(catalog, session);
        List<Relation> read = outer.isEmpty() ? relations(catalog, session) : outer;
        List<Column> found = read.stream()
                .flatMap(relation -> relation.column(reference.column()).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The relations whose columns a star stands for; empty unless all of them, and their columns, are known. */
    public Optional<List<Relation>> starred(Optional<QualifiedName> qualifier, Catalog catalog, Session session) {
        List<Relation> meant;
        if (qualifier.isPresent()) {
            Optional<Relation> found = aliased(qualifier.get().name(), catalog, session);
            meant = found.map(List::of).orElse(List.of());
        } else {
            meant = outermost(catalog, session);
        }
        boolean known = !meant.isEmpty()
                && meant.stream()
                        .allMatch(relation -> relation instanceof View view ? view.columnsKnown() : relation.isKnown());
        return known ? Optional.of(meant) : Optional.empty();
    }

    /** What the outermost FROM joins, in its order; nothing unless all of it is relations that the catalog knows. */
    private List<Relation> outermost(Catalog catalog, Session session) {
        List<Relation> found = new ArrayList<>();
        for (QualifiedName name : outermost) {
            boolean common = name.schema().isEmpty() && commonTables.contains(name.name());
            Optional<Relation> relation = common ? Optional.empty() : Lookup.relation(catalog, session, name);
            if (!outermostKnown || relation.isEmpty()) {
                return List.of();
            }
            found.add(relation.get());
        }
        return found;
    }

    private void stars(Named star, List<Relation> read, Catalog catalog, Session session, Set<Reference> references) {
        List<Relation> meant = star.qualifier.isPresent()
                ? aliased(star.qualifier.get(), catalog, session).map(List::of).orElse(List.of())
                : star.inSubquery ? List.of() : read;
        for (Relation relation : meant) {
            relation.columns().forEach(column -> references.add(new Reference(relation.id(), column.number())));
        }
    }

    private void column(
            Named written,
            List<Relation> read,
            Optional<Relation> table,
            Catalog catalog,
            Session session,
            Set<Reference> references) {
        if (written.qualifier.isPresent()) {
            String qualifier = written.qualifier.get();
            aliased(qualifier, catalog, session)
                    .or(() -> table.filter(own ->
                            own.name().name().equals(qualifier) || qualifier.equals("new") || qualifier.equals("old")))
                    .ifPresent(relation -> add(relation, written.name(), references));
            return;
        }
        boolean inner = false;
        if (written.inSubquery || table.isEmpty()) {
            for (Relation relation : read) {
                inner |= add(relation, written.name(), references);
            }
        }
        if (!inner) {
            table.ifPresent(own -> add(own, written.name(), references));
        }
    }

    private Optional<Relation> aliased(String qualifier, Catalog catalog, Session session) {
        return Optional.ofNullable(aliases.get(qualifier))
                .flatMap(relation -> Lookup.relation(catalog, session, relation));
    }

    private static boolean add(Relation relation, String column, Set<Reference> references) {
        if (relation instanceof View view && !view.isResolved()) {
            return true;
        }
        Optional<Column> found = relation.column(column);
        found.ifPresent(known -> references.add(new Reference(relation.id(), known.number())));
        return found.isPresent();
    }

    private void scan() {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(Keyword.NO_KEYWORD, false));
        for (int at = from; at < to; at++) {
            Keyword keyword = keyword(at);
            TokenKind kind = kind(at);
            Level level = levels.peek();
            if (levels.size() == 1) {
                outermost(keyword, kind);
            }
            if (kind == TokenKind.LEFT_PAREN) {
                levels.push(new Level(keyword(at - 1), level.subquery));
            } else if (kind == TokenKind.RIGHT_PAREN) {
                if (levels.size() > 1) {
                    levels.pop();
                }
                relationExpected = false;
            } else if (kind == TokenKind.COMMA) {
                relationExpected = level.from;
            } else if (kind == TokenKind.STAR) {
                star(at, level);
            } else if (isName(at)) {
                at = name(at, levels);
            } else if (kind == TokenKind.KEYWORD) {
                keyword(keyword, at, level, levels.size() > 1);
            } else if (kind.isString()) {
                literal(at);
            }
        }
    }

    /** Notes where the outermost FROM ends, and what it has that is no relation or merges columns. */
    private void outermost(Keyword keyword, TokenKind kind) {
        switch (keyword) {
            case UNION, EXCEPT, INTERSECT -> outermostEnded = true;
            case USING, NATURAL -> outermostKnown = false;
            default -> outermostKnown &= kind != TokenKind.LEFT_PAREN || !relationExpected;
        }
    }

    private void keyword(Keyword keyword, int at, Level level, boolean nested) {
        switch (keyword) {
            case SELECT -> {
                level.from = false;
                level.subquery |= nested;
                relationExpected = false;
            }
            case FROM -> {
                boolean clause = keyword(at - 1) != Keyword.DISTINCT && !takesFrom(level.opener);
                level.from = clause;
                relationExpected = clause;
            }
            case JOIN, INTO -> relationExpected = true;
            case USING -> relationExpected = kind(at + 1) != TokenKind.LEFT_PAREN;
            case WHERE, GROUP, ORDER, HAVING, LIMIT, OFFSET, UNION, EXCEPT, INTERSECT, WINDOW, RETURNING, FOR -> {
                level.from = false;
                relationExpected = false;
            }
            case ONLY, LATERAL -> {}
            default -> relationExpected = false;
        }
    }

    private static boolean takesFrom(Keyword opener) {
        return opener == Keyword.EXTRACT
                || opener == Keyword.SUBSTRING
                || opener == Keyword.TRIM
                || opener == Keyword.OVERLAY;
    }

    private void star(int at, Level level) {
        if (kind(at - 1) == TokenKind.COMMA || keyword(at - 1) == Keyword.SELECT || keyword(at - 1) == Keyword.ALL) {
            columns.add(new Named(Optional.empty(), "*", level.subquery));
        }
    }

    /** A name in one or more parts; the number of its last token. */
    private int name(int first, Deque<Level> levels) {
        Level level = levels.peek();
        List<String> parts = new ArrayList<>(List.of(tokens.value(tokens.significant(first))));
        int at = first;
        while (kind(at + 1) == TokenKind.DOT && at + 2 < to) {
            at += 2;
            parts.add(kind(at) == TokenKind.STAR ? "*" : tokens.value(tokens.significant(at)));
        }
        String last = parts.get(parts.size() - 1);
        Optional<String> before = parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
        QualifiedName name = new QualifiedName(range(first, at), Optional.empty(), before, last);
        boolean cast = kind(first - 1) == TokenKind.DOUBLE_COLON
                || keyword(first - 1) == Keyword.AS && level.opener == Keyword.CAST;
        if (cast) {
            types.add(name);
        } else if (relationExpected && kind(at + 1) != TokenKind.LEFT_PAREN
                || relationExpected && keyword(first - 1) == Keyword.INTO) {
            relations.add(name);
            if (levels.size() == 1 && !outermostEnded && keyword(first - 1) != Keyword.INTO) {
                outermost.add(name);
            }
            at = alias(at, name);
        } else if (kind(at + 1) == TokenKind.LEFT_PAREN && keyword(first - 1) != Keyword.AS) {
            outermostKnown &= levels.size() > 1 || !relationExpected;
            calls.add(new Call(name, arguments(at + 1), levels.size() - 1));
        } else if (isCommonTable(at)) {
            commonTables.add(last);
        } else if (kind(first - 1).isIdentifier()) {
            // Of two names in a row the second is what the select list calls the first.
            return at;
        } else if (keyword(first - 1) != Keyword.AS) {
            columns.add(new Named(before, last, level.subquery));
        }
        relationExpected = false;
        return at;
    }

    private int alias(int last, QualifiedName relation) {
        aliases.putIfAbsent(relation.name(), relation);
        int at = keyword(last + 1) == Keyword.AS ? last + 2 : last + 1;
        if (at < to && isName(at) && keyword(at) != Keyword.SET) {
            aliases.put(tokens.value(tokens.significant(at)), relation);
            return at;
        }
        return last;
    }

    /** {@code name AS [NOT] [MATERIALIZED] (}, as only WITH has it. */
    private boolean isCommonTable(int at) {
        if (keyword(at + 1) != Keyword.AS) {
            return false;
        }
        int next = at + 2;
        while (keyword(next) == Keyword.NOT || keyword(next) == Keyword.MATERIALIZED) {
            next++;
        }
        return kind(next) == TokenKind.LEFT_PAREN;
    }

    /** A constant in its own right names a sequence or table where it becomes a regclass; as text it ties nothing. */
    private void literal(int at) {
        boolean relation =
                kind(at + 1) == TokenKind.DOUBLE_COLON && value(at + 2).equals("regclass")
                        || kind(at - 1) == TokenKind.LEFT_PAREN
                                && isSequenceFunction(value(at - 2))
                                && kind(at + 1) != TokenKind.DOUBLE_COLON;
        if (relation) {
            relations.add(parsed(tokens.value(tokens.significant(at)), range(at, at)));
        }
    }

    private static boolean isSequenceFunction(String name) {
        return name.equals("nextval") || name.equals("setval") || name.equals("currval");
    }

    /** A name as text, with its quotes, as regclass reads it. */
    public static QualifiedName parsed(String text, TextRange range) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(quoted || c < 'A' || c > 'Z' ? c : (char) (c + 32));
            }
        }
        parts.add(part.toString().strip());
        int size = parts.size();
        return new QualifiedName(
                range,
                Optional.empty(),
                size > 1 ? Optional.of(parts.get(size - 2)) : Optional.empty(),
                parts.get(size - 1));
    }

    private List<Optional<String>> arguments(int open) {
        List<Optional<String>> arguments = new ArrayList<>();
        int depth = 0;
        int count = 0;
        int constant = -1;
        for (int at = open; at < to; at++) {
            TokenKind kind = kind(at);
            boolean end = kind == TokenKind.RIGHT_PAREN && depth == 1;
            if (end || kind == TokenKind.COMMA && depth == 1) {
                if (count > 0 || !end) {
                    arguments.add(
                            count == 1 && constant >= 0
                                    ? Optional.of(tokens.value(tokens.significant(constant)))
                                    : Optional.empty());
                }
                if (end) {
                    break;
                }
                count = 0;
                constant = -1;
            } else if (kind == TokenKind.LEFT_PAREN || kind == TokenKind.LEFT_BRACKET) {
                count += depth > 0 ? 1 : 0;
                depth++;
            } else {
                depth -= kind == TokenKind.RIGHT_PAREN || kind == TokenKind.RIGHT_BRACKET ? 1 : 0;
                count++;
                constant = kind.isString() || kind == TokenKind.INTEGER || kind == TokenKind.NUMBER ? at : constant;
            }
        }
        return arguments;
    }

    private boolean isName(int at) {
        TokenKind kind = kind(at);
        if (kind.isIdentifier()) {
            return true;
        }
        if (kind != TokenKind.KEYWORD) {
            return false;
        }
        return switch (keyword(at).category()) {
            case UNRESERVED -> keyword(at) != Keyword.RECURSIVE && keyword(at) != Keyword.OFFSET;
            case TYPE_OR_FUNCTION_NAME -> kind(at + 1) == TokenKind.LEFT_PAREN;
            case COLUMN_NAME -> kind(at + 1) != TokenKind.LEFT_PAREN;
            case RESERVED -> false;
        };
    }

    private TokenKind kind(int at) {
        return at < from || at >= to ? TokenKind.END : tokens.kind(tokens.significant(at));
    }

    private Keyword keyword(int at) {
        return at < from || at >= to ? Keyword.NO_KEYWORD : tokens.keyword(tokens.significant(at));
    }

    private String value(int at) {
        return at < from || at >= to ? "" : tokens.value(tokens.significant(at));
    }

    private TextRange range(int first, int last) {
        return tokens.range(tokens.significant(first), tokens.significant(last));
    }
}
