package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.OutputName;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns that a query puts out, or RETURNING. */
final class OutputResolution {

    /** PostgreSQL puts out no more columns (MaxTupleAttributeNumber in {@code htup_details.h}). */
    private static final int MOST_COLUMNS = 1664;

    private final Resolution resolution;
    private final Mentions mentions;
    private final MentionedObjects objects;
    private final Optional<NameFailures> failures;
    private final ResolvedTypes types;

    OutputResolution(
            Resolution resolution,
            Mentions mentions,
            MentionedObjects objects,
            Optional<NameFailures> failures,
            ResolvedTypes types) {
        this.resolution = resolution;
        this.mentions = mentions;
        this.objects = objects;
        this.failures = failures;
        this.types = types;
    }

    /** The names of output columns that are no stars. */
    Set<String> labels(int[] parts) {
        Set<String> labels = new HashSet<>();
        for (int part : parts) {
            if (mentions.is(part, MentionRole.TARGET)) {
                labels.add(OutputName.of(mentions, part));
            }
        }
        return labels;
    }

    /** An output column, or all that a star stands for; says whether all of it is known. */
    boolean target(int target, Scope scope, FromItems items, List<Output> outputs) {
        int value = mentions.children(target)[0];
        if (!mentions.is(value, MentionRole.STAR)) {
            resolution.names(value, scope);
            outputs.add(new Output(OutputName.of(mentions, target), type(value, scope), Optional.empty()));
            return outputs.size() <= MOST_COLUMNS && !isOpened(value);
        }
        Optional<QualifiedName> qualifier = mentions.column(value).qualifier();
        Optional<List<Output>> found = qualifier.isEmpty()
                ? starred(items)
                : item(qualifier.get(), scope).flatMap(item -> starred(FromItems.of(item)));
        if (found.isEmpty() || outputs.size() + found.get().size() > MOST_COLUMNS) {
            return false;
        }
        outputs.addAll(found.get());
        return true;
    }

    private Optional<FromItem> item(QualifiedName qualifier, Scope scope) {
        return failures.isPresent() ? failures.get().item(qualifier, scope) : scope.item(qualifier);
    }

    /** Whether all fields of a value are put out, each as a column: {@code (f(x)).*}. */
    private boolean isOpened(int value) {
        Tokens tokens = mentions.tokens();
        return mentions.is(value, MentionRole.FIELD)
                && tokens.kind(tokens.significant(mentions.last(value))) == TokenKind.STAR;
    }

    /** All columns of items; all of them are used. */
    Optional<List<Output>> starred(FromItems items) {
        for (FromItem item : items.all()) {
            item.columns().forEach(objects::use);
        }
        return items.starred();
    }

    private DataType type(int value, Scope scope) {
        if (mentions.is(value, MentionRole.COLUMN)) {
            return column(value, scope).map(Output::type).orElse(DataType.UNKNOWN);
        }
        return types.of(value);
    }

    /** The column that a mention of one means. */
    Optional<Output> column(int mention, Scope scope) {
        ColumnReference reference = mentions.column(mention);
        return reference.qualifier().isEmpty()
                ? scope.column(reference.column())
                : scope.item(reference.qualifier().get()).flatMap(item -> item.column(reference.column()));
    }
}
