package dev.stopover.rule;

import dev.stopover.migration.Script;
import dev.stopover.source.Fix;
import dev.stopover.source.Ranged;

/** A finding that is still being written. */
public interface Draft {

    /** Says what to do about it, in the imperative; paste-ready if it is SQL. */
    Draft help(String help);

    /** Says what to do about it, with parts put in as by {@link String#formatted}. */
    default Draft help(String help, Object... parts) {
        return help(help.formatted(parts));
    }

    /** Offers a change of the file that mends it. */
    Draft fix(Fix fix);

    /** Points at another place of the script that it speaks of. */
    Draft related(Ranged place, String message);

    /** Points at another place of the script, with parts put in as by {@link String#formatted}. */
    default Draft related(Ranged place, String message, Object... parts) {
        return related(place, message.formatted(parts));
    }

    /** Points at a place of another script that it speaks of. */
    Draft related(Script script, Ranged place, String message);

    /** Points at a place of another script, with parts put in as by {@link String#formatted}. */
    default Draft related(Script script, Ranged place, String message, Object... parts) {
        return related(script, place, message.formatted(parts));
    }

    /** Keeps the text of a place of the script out of every report. */
    Draft secret(Ranged place);

    /** Says that it is about the whole repository: of all histories only the first one's is reported. */
    Draft ofTheRepository();

    /** Lowers its severity to this, if the rule's is higher; what the configuration says still counts. */
    Draft atMost(Severity severity);

    /** Lowers its severity to this where something holds. */
    default Draft atMost(Severity severity, boolean where) {
        return where ? atMost(severity) : this;
    }
}
