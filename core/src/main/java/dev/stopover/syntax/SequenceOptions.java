package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is said of a sequence.
 *
 * @param range where it stands
 * @param type the type after AS
 * @param ownedBy the column that owns it
 * @param start the value after START
 * @param increment the value after INCREMENT
 * @param sequenceName the name after SEQUENCE NAME
 * @param settings the other options by their words: INCREMENT, MINVALUE, MAXVALUE, START, CACHE and CYCLE, with what is
 *     said of each; empty where NO is written
 * @param restart whether RESTART is written
 */
public record SequenceOptions(
        TextRange range,
        Optional<TypeName> type,
        Optional<SequenceOwner> ownedBy,
        Optional<Long> start,
        Optional<Long> increment,
        Optional<QualifiedName> sequenceName,
        Map<String, String> settings,
        boolean restart)
        implements Ranged {

    /** Keeps a copy of the map. */
    public SequenceOptions {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
