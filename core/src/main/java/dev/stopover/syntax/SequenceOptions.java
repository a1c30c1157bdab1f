package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * What is said of a sequence.
 *
 * @param range where it stands
 * @param type the type after AS
 * @param ownedBy the column that owns it
 * @param start the value after START
 * @param increment the value after INCREMENT
 * @param sequenceName the name after SEQUENCE NAME
 * @param restart whether RESTART is written
 */
public record SequenceOptions(
        TextRange range,
        Optional<TypeName> type,
        Optional<SequenceOwner> ownedBy,
        Optional<Long> start,
        Optional<Long> increment,
        Optional<QualifiedName> sequenceName,
        boolean restart)
        implements Ranged {}
