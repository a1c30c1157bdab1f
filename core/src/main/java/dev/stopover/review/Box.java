package dev.stopover.review;

/**
 * A line of the checklist that a reviewer goes through.
 *
 * @param title what should be so
 * @param answer whether it is so
 * @param reason why, in words that begin with a capital and end in a full stop
 */
public record Box(String title, Answer answer, String reason) {

    /** Whether something is so. */
    public enum Answer {
        /** It is. */
        YES,
        /** It is not. */
        NO,
        /** There is nothing of which it could be so. */
        NOT_NEEDED,
        /** A human has to say. */
        HUMAN,
        /** The rules that would say are switched off. */
        NOT_ASKED;

        /** Its name in output. */
        public String id() {
            return switch (this) {
                case YES -> "yes";
                case NO -> "no";
                case NOT_NEEDED -> "not-needed";
                case HUMAN -> "human";
                case NOT_ASKED -> "not-asked";
            };
        }
    }
}
