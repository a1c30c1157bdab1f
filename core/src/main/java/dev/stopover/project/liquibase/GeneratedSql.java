package dev.stopover.project.liquibase;

import dev.stopover.project.layout.Placeholders;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Keyword;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** SQL that stands for changes: what the changelog says keeps its place, the words between stand for the change. */
final class GeneratedSql {

    /** The words that Liquibase does not quote: its list of others is that of PostgreSQL's reserved ones. */
    private static final Set<Keyword.Category> UNQUOTED =
            EnumSet.of(Keyword.Category.UNRESERVED, Keyword.Category.COLUMN_NAME);

    /** Liquibase quotes what is mixed, reserved or no plain name; what is all in capitals PostgreSQL folds. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*|[A-Z_][A-Z0-9_]*");

    private final Placeholders placeholders;
    private final Excerpt.Builder builder = Excerpt.builder();
    private TextRange place = TextRange.at(0);
    private boolean empty = true;

    GeneratedSql(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** What follows stands for this. */
    GeneratedSql standFor(Ranged change) {
        place = change.range();
        return this;
    }

    /** Words of SQL. */
    GeneratedSql words(String words) {
        builder.append(words, place);
        empty = false;
        return this;
    }

    /** Text of the changelog as it is. */
    GeneratedSql text(Excerpt written) {
        Excerpt meant = placeholders.replaced(written);
        builder.append(meant, meant.start(), meant.end());
        empty = false;
        return this;
    }

    /** A name, in quotes where it needs them. */
    GeneratedSql name(Excerpt written) {
        Excerpt meant = placeholders.replaced(written);
        String name = meant.toString();
        boolean plain = name.startsWith("\"")
                || PLAIN.matcher(name).matches()
                        && UNQUOTED.contains(
                                Keyword.find(name, 0, name.length()).category());
        if (!plain) {
            words("\"");
        }
        builder.append(meant, meant.start(), meant.end());
        if (!plain) {
            words("\"");
        }
        empty = false;
        return this;
    }

    /** Names that commas part, each in quotes where it needs them. */
    GeneratedSql names(Excerpt written) {
        String all = written.text();
        int from = written.start();
        while (from <= written.end()) {
            int comma = all.indexOf(',', from);
            int to = comma < 0 || comma > written.end() ? written.end() : comma;
            int first = from;
            while (first < to && Character.isWhitespace(all.charAt(first))) {
                first++;
            }
            int last = to;
            while (last > first && Character.isWhitespace(all.charAt(last - 1))) {
                last--;
            }
            if (from != written.start()) {
                words(", ");
            }
            name(written.part(first, last));
            from = to + 1;
        }
        return this;
    }

    /** A name with its schema, if one is said. */
    GeneratedSql qualified(Node change, String schema, String name) {
        Optional<Excerpt> in =
                change.value(schema).filter(said -> !said.toString().isBlank());
        if (in.isPresent()) {
            name(in.get()).words(".");
        }
        return name(change.value(name).orElse(Excerpt.of("")));
    }

    /** A value of the change as a name, if it is said: what comes before it, and what comes after. */
    GeneratedSql optional(String before, Node change, String key, String after) {
        Optional<Excerpt> value =
                change.value(key).filter(said -> !said.toString().isBlank());
        return value.isPresent() ? words(before).name(value.get()).words(after) : this;
    }

    /** A constant in quotes. */
    GeneratedSql constant(Excerpt written) {
        Excerpt meant = placeholders.replaced(written);
        words("'");
        for (int i = meant.start(); i < meant.end(); i++) {
            if (meant.text().charAt(i) == '\'') {
                words("'");
            }
            builder.append(meant, i, i + 1);
        }
        return words("'");
    }

    /** The words between several things. */
    void separated(List<Runnable> things, String between) {
        for (int i = 0; i < things.size(); i++) {
            if (i > 0) {
                words(between);
            }
            things.get(i).run();
        }
    }

    /** A statement ends. */
    GeneratedSql end() {
        return words(";\n");
    }

    /** Whether nothing was said. */
    boolean isEmpty() {
        return empty;
    }

    /** What was put together. */
    Excerpt build() {
        return builder.build();
    }
}
