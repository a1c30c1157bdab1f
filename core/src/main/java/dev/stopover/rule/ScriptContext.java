package dev.stopover.rule;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.secret.Secret;
import dev.stopover.source.Ranged;
import java.util.List;

/** What a rule may ask about one script, and where its findings about it go. */
public interface ScriptContext extends RuleContext {

    /** The migration that is judged. */
    Migration migration();

    /** The script that is judged. */
    Script script();

    /** Which way the script goes. */
    default Direction direction() {
        return script().direction();
    }

    /** Whether the script takes another one back. */
    default boolean goesDown() {
        return direction() == Direction.DOWN;
    }

    /** What stands before the script that is judged. */
    State beforeScript();

    /**
     * What the script does before the statement that is judged, statement by statement; all that it does where it is
     * judged as a whole. Empty for a script that is not judged.
     */
    List<Moment> moments();

    /**
     * What in the text of the script is a secret: keys, hashes and passwords, in order, and personal data that a name
     * beside it tells; they may overlap. The ranges are the file's.
     */
    List<Secret> secrets();

    /**
     * Reports a finding.
     *
     * @param place the smallest run of the script that shows the fault
     * @param message what is wrong, one sentence with a full stop
     */
    Draft report(Ranged place, String message);

    /** Reports a finding, with parts put into the message as by {@link String#formatted}. */
    default Draft report(Ranged place, String message, Object... parts) {
        return report(place, message.formatted(parts));
    }

    /**
     * Reports a finding about the script as a whole.
     *
     * @param message what is wrong, one sentence with a full stop
     */
    Draft reportScript(String message);

    /** Reports a finding about the script as a whole, with parts put into the message as by {@link String#formatted}. */
    default Draft reportScript(String message, Object... parts) {
        return reportScript(message.formatted(parts));
    }
}
