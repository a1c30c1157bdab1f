package dev.stopover.source;

/** Text to stand in the place of a range. */
public record Edit(TextRange range, String replacement) implements Ranged {

    /** Text to stand right after something. */
    public static Edit insertAfter(Ranged place, String text) {
        return new Edit(TextRange.at(place.range().end()), text);
    }

    /** Text to stand right before something. */
    public static Edit insertBefore(Ranged place, String text) {
        return new Edit(TextRange.at(place.range().start()), text);
    }

    /** Text to stand in the place of something. */
    public static Edit replace(Ranged place, String text) {
        return new Edit(place.range(), text);
    }

    /** Nothing in the place of something. */
    public static Edit delete(Ranged place) {
        return new Edit(place.range(), "");
    }
}
