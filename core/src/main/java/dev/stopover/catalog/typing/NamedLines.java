package dev.stopover.catalog.typing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * A table of what goes by each name, a line a name in the order of its characters. It is read when first asked for, and of
 * its lines only those that are asked for are taken apart.
 */
final class NamedLines {

    private final String text;

    private NamedLines(String text) {
        this.text = text;
    }

    /** The table of a name, beside this class. */
    static NamedLines read(String name) {
        try (InputStream in = Objects.requireNonNull(NamedLines.class.getResourceAsStream(name + ".txt"))) {
            return new NamedLines(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What goes by a name, each with its mark if it has one; empty if nothing does. */
    List<String> find(String name) {
        int from = 0;
        int to = text.length();
        while (from < to) {
            int start = text.lastIndexOf('\n', (from + to) / 2 - 1) + 1;
            int tab = text.indexOf('\t', start);
            int order = text.substring(start, tab).compareTo(name);
            int end = text.indexOf('\n', tab);
            if (order == 0) {
                return entries(tab + 1, end);
            }
            if (order < 0) {
                from = end + 1;
            } else {
                to = Math.max(from, start - 1);
            }
        }
        return List.of();
    }

    /** Hands over all names with what goes by them. */
    void forEach(BiConsumer<String, String> taker) {
        int start = 0;
        while (start < text.length()) {
            int tab = text.indexOf('\t', start);
            int end = text.indexOf('\n', tab);
            String name = text.substring(start, tab);
            entries(tab + 1, end).forEach(entry -> taker.accept(name, entry));
            start = end + 1;
        }
    }

    private List<String> entries(int from, int to) {
        List<String> entries = new ArrayList<>();
        int start = from;
        for (int next = text.indexOf(';', start); next >= 0 && next < to; next = text.indexOf(';', start)) {
            entries.add(text.substring(start, next));
            start = next + 1;
        }
        entries.add(text.substring(start, to));
        return entries;
    }
}
