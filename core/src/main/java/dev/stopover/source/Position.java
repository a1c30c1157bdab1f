package dev.stopover.source;

/**
 * A place in a file as people count.
 *
 * @param line the line, 1-based
 * @param column the UTF-16 unit in the line, 1-based; a tab is one column
 */
public record Position(int line, int column) {

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
