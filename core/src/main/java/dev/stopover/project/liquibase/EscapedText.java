package dev.stopover.project.liquibase;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;

/** Texts in double quotes whose escapes are undone. */
final class EscapedText {

    private EscapedText() {}

    /** What a text in quotes means, each character at the place of what stands for it. */
    static Excerpt undone(String meant, String text, TextRange place) {
        Excerpt.Builder builder = Excerpt.builder();
        int at = place.start();
        for (int i = 0; i < meant.length(); i++) {
            int next = Math.min(at + length(text, at), place.end());
            builder.append(String.valueOf(meant.charAt(i)), new TextRange(Math.min(at, next), next));
            at = next;
        }
        return builder.build();
    }

    private static int length(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '\\') {
            return 1;
        }
        return at + 1 < text.length() && text.charAt(at + 1) == 'u' ? 6 : 2;
    }
}
