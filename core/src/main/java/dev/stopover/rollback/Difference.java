package dev.stopover.rollback;

import java.util.Optional;

/**
 * Something that is not after the rollback what it was before the migration.
 *
 * @param before what was there, if anything was
 * @param after what is there, if anything is
 */
public record Difference(Optional<SchemaPart> before, Optional<SchemaPart> after) implements Comparable<Difference> {

    /** How something differs. */
    public enum Kind {
        /** It was there and is gone. */
        MISSING,
        /** It is there and was not. */
        LEFT_OVER,
        /** It is there and was there, and is not the same. */
        CHANGED
    }

    /** How it differs. */
    public Kind kind() {
        return before.isEmpty() ? Kind.LEFT_OVER : after.isEmpty() ? Kind.MISSING : Kind.CHANGED;
    }

    /** What differs: as it was, or as it is where it was not. */
    public SchemaPart part() {
        return before.or(() -> after).orElseThrow();
    }

    /** Whether nothing that cannot be followed may have made it so. */
    public boolean certain() {
        return before.map(SchemaPart::certain).orElse(true)
                && after.map(SchemaPart::certain).orElse(true);
    }

    /** Whether the schema is another one by it. */
    public boolean decides() {
        return part().kind().decides();
    }

    /** Whether the schema is certain to be another one by it. */
    public boolean isCertainAndDecides() {
        return decides() && certain();
    }

    /** What differs, in words that follow "The rollback" and end in a full stop. */
    public String sentence() {
        String title = part().title();
        return switch (kind()) {
            case MISSING -> "does not bring back " + title + ".";
            case LEFT_OVER -> "leaves " + title + ", which was not there before.";
            case CHANGED -> {
                String was = before.orElseThrow().definition();
                String is = after.orElseThrow().definition();
                yield was.equals(is) || was.indexOf('\n') >= 0 || is.indexOf('\n') >= 0 || was.isEmpty() || is.isEmpty()
                        ? "leaves " + title + " other than it was."
                        : "leaves " + title + " as " + is + "; it was " + was + ".";
            }
        };
    }

    @Override
    public int compareTo(Difference other) {
        int order = part().name().compareTo(other.part().name());
        return order != 0 ? order : part().kind().compareTo(other.part().kind());
    }
}
