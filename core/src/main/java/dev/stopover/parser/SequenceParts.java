package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SequenceOwner;
import dev.stopover.syntax.TypeName;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the options of a sequence ({@code SeqOptList}). */
final class SequenceParts {

    private final Cursor cursor;
    private final Grammar grammar;
    private Optional<TypeName> type = Optional.empty();
    private Optional<SequenceOwner> ownedBy = Optional.empty();
    private Optional<Long> start = Optional.empty();
    private Optional<Long> increment = Optional.empty();
    private Optional<QualifiedName> sequenceName = Optional.empty();
    private final Map<String, String> settings = new TreeMap<>();
    private final Set<String> taken = new HashSet<>();
    private boolean restart;

    SequenceParts(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    SequenceOptions read(boolean atLeastOne) {
        int from = cursor.position();
        boolean any = false;
        while (option()) {
            any = true;
        }
        if (!any && atLeastOne) {
            throw cursor.error();
        }
        if (!any) {
            return none();
        }
        return said(from);
    }

    /** The options that were taken since a position. */
    SequenceOptions said(int from) {
        return new SequenceOptions(
                cursor.rangeFrom(from), type, ownedBy, start, increment, sequenceName, settings, restart);
    }

    /** No options at all. */
    SequenceOptions none() {
        TextRange range = TextRange.at(cursor.tokens().range(cursor.lastIndex()).end());
        return new SequenceOptions(range, type, ownedBy, start, increment, sequenceName, settings, restart);
    }

    /** Takes one option, if one stands here. */
    boolean option() {
        String name = word();
        if (!name.isEmpty() && !taken.add(name)) {
            throw cursor.error("conflicting or redundant options", "Say it once.");
        }
        switch (cursor.keyword()) {
            case AS -> {
                cursor.advance();
                type = Optional.of(grammar.types().typeName());
            }
            case CACHE, MAXVALUE, MINVALUE -> {
                String setting = cursor.keyword().name();
                cursor.advance();
                settings.put(setting, Long.toString(cursor.number()));
            }
            case CYCLE -> {
                cursor.advance();
                settings.put("CYCLE", "CYCLE");
            }
            case LOGGED, UNLOGGED -> cursor.advance();
            case NO -> {
                cursor.advance();
                String setting = cursor.keyword().name();
                if (!cursor.accept(Keyword.CYCLE) && !cursor.accept(Keyword.MAXVALUE)) {
                    cursor.expect(Keyword.MINVALUE);
                }
                settings.put(setting, "");
            }
            case INCREMENT -> {
                cursor.advance();
                cursor.accept(Keyword.BY);
                increment = Optional.of(cursor.number());
                settings.put("INCREMENT", Long.toString(increment.get()));
            }
            case OWNED -> {
                cursor.advance();
                cursor.expect(Keyword.BY);
                ownedBy = Optional.of(grammar.sequenceOwner());
            }
            case SEQUENCE -> {
                cursor.advance();
                cursor.expect(Keyword.NAME);
                sequenceName = Optional.of(cursor.qualifiedName());
            }
            case START -> {
                cursor.advance();
                cursor.accept(Keyword.WITH);
                start = Optional.of(cursor.number());
                settings.put("START", Long.toString(start.get()));
            }
            case RESTART -> {
                cursor.advance();
                restart = true;
                if (cursor.accept(Keyword.WITH) || atNumber()) {
                    cursor.number();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What the option that stands here sets; empty for one that may be said again. */
    private String word() {
        return switch (cursor.keyword()) {
            case AS, CACHE, MAXVALUE, MINVALUE, CYCLE, INCREMENT, START, RESTART ->
                cursor.keyword().name();
            case OWNED -> cursor.keyword(1) == Keyword.BY ? "OWNED" : "";
            case NO -> cursor.keyword(1).name();
            default -> "";
        };
    }

    private boolean atNumber() {
        return switch (cursor.kind()) {
            case INTEGER, NUMBER, PLUS, MINUS -> true;
            default -> false;
        };
    }
}
