package dev.stopover.report.review;

import java.util.List;

/**
 * A part of a review as it is shown.
 *
 * @param title its heading
 * @param shape what its rows are
 * @param columns the headings of a table's columns; empty for other shapes
 * @param rows its rows, each with a text for each column; lists have one, checks an answer, a title and a reason
 * @param otherwise what is said where there are no rows
 * @param share how many characters of a comment it may take
 */
record Section(String title, Shape shape, List<Column> columns, List<List<String>> rows, String otherwise, int share) {

    Section {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What rows are. */
    enum Shape {
        /** Sentences. */
        LIST,
        /** Lines of a difference, each after its sign. */
        DIFF,
        /** Rows of a table. */
        TABLE,
        /** Lines of a checklist that are decided. */
        CHECKS,
        /** Lines of a checklist for whoever fills it in. */
        TASKS
    }

    /** A column of a table, and whether it holds code. */
    record Column(String title, boolean code) {}

    static Section list(String title, List<String> rows, String otherwise, int share) {
        return new Section(
                title, Shape.LIST, List.of(), rows.stream().map(List::of).toList(), otherwise, share);
    }

    static Section tasks(String title, List<String> rows, String otherwise, int share) {
        return new Section(
                title, Shape.TASKS, List.of(), rows.stream().map(List::of).toList(), otherwise, share);
    }

    static Section diff(List<String> lines, int share) {
        return new Section(
                "", Shape.DIFF, List.of(), lines.stream().map(List::of).toList(), "", share);
    }

    static Section table(String title, List<Column> columns, List<List<String>> rows, String otherwise, int share) {
        return new Section(title, Shape.TABLE, columns, rows, otherwise, share);
    }
}
