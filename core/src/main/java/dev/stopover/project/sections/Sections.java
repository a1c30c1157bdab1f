package dev.stopover.project.sections;

import dev.stopover.migration.Direction;
import dev.stopover.project.layout.CommentLine;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of one file that go up and down. A part begins with the line that says so, the first with the file. */
final class Sections {

    private final SourceFile file;
    private final List<Section> sections = new ArrayList<>();
    private int firstLine;

    Sections(SourceFile file) {
        this.file = file;
    }

    /** A line that begins a part. */
    void begin(CommentLine line, Direction direction) {
        close(line.start());
        firstLine = sections.isEmpty() ? line.start() : firstLine;
        sections.add(new Section(
                direction, sections.isEmpty() ? 0 : line.start(), file.text().length()));
    }

    /** The parts of a direction together, if there are any. */
    Optional<Excerpt> of(Direction direction) {
        List<Section> wanted = sections.stream()
                .filter(section -> section.direction == direction)
                .toList();
        if (wanted.size() <= 1) {
            return wanted.stream()
                    .findFirst()
                    .map(section -> Excerpt.of(file.text(), new TextRange(section.start, section.end)));
        }
        Excerpt whole = Excerpt.of(file);
        Excerpt.Builder joined = Excerpt.builder();
        wanted.forEach(section -> joined.append(whole, section.start, section.end));
        return Optional.of(joined.build());
    }

    /** The direction of the first part; up if there is none. */
    Direction first() {
        return sections.isEmpty() ? Direction.UP : sections.get(0).direction;
    }

    /** What stands before the line that begins the first part. */
    Excerpt before() {
        return Excerpt.of(file.text(), new TextRange(0, firstLine));
    }

    private void close(int end) {
        if (!sections.isEmpty()) {
            Section last = sections.remove(sections.size() - 1);
            sections.add(new Section(last.direction, last.start, end));
        }
    }

    /** From one line that says the direction to the next. */
    private record Section(Direction direction, int start, int end) {}
}
