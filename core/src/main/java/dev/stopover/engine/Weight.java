package dev.stopover.engine;

import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.TableSizes;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much the sizes of tables say of a finding.
 *
 * @param words the sizes that are known, in words; empty if none is
 * @param small whether all tables that are worked through are known to be small
 */
record Weight(String words, boolean small) {

    /** Nothing is known. */
    static final Weight NONE = new Weight("", false);

    private static final int NAMED = 3;

    /** What is known of the tables that the statement around a place works through; the course may be null. */
    static Weight of(Course course, TextRange range, TableSizes sizes) {
        if (course == null || sizes.sizes().isEmpty()) {
            return NONE;
        }
        for (int number = 0; number < course.size(); number++) {
            if (course.script().executed().get(number).range().contains(range)) {
                return of(course.at(number).effect(), sizes);
            }
        }
        return NONE;
    }

    private static Weight of(Effect effect, TableSizes sizes) {
        List<Touch> worked = effect.standing().stream()
                .filter(touch -> touch.kind().holdsRows() && !touch.work().isNo())
                .toList();
        String words = worked.stream()
                .flatMap(touch ->
                        size(touch, sizes).map(size -> "%s has %s".formatted(touch.name(), size.words())).stream())
                .limit(NAMED)
                .collect(Collectors.joining("; "));
        boolean small = !worked.isEmpty()
                && worked.stream()
                        .allMatch(touch ->
                                size(touch, sizes).filter(sizes::isSmall).isPresent());
        return words.isEmpty() ? NONE : new Weight(words, small);
    }

    /** A message that tells the sizes as well. */
    String addedTo(String message) {
        return words.isEmpty() ? message : "%s; %s.".formatted(message.substring(0, message.length() - 1), words);
    }

    private static Optional<TableSizes.Size> size(Touch touch, TableSizes sizes) {
        return sizes.of(touch.name().schema(), touch.name().name());
    }
}
