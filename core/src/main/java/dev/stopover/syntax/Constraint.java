package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/** A constraint of a column, a table or a domain, as written; its range takes in CONSTRAINT and the name. */
public sealed interface Constraint extends Ranged
        permits CheckConstraint,
                NotNullConstraint,
                PrimaryKeyConstraint,
                UniqueConstraint,
                ForeignKeyConstraint,
                ExcludeConstraint {

    /** The words that say which kind it is. */
    TextRange keywords();

    /** Its name, if it is given one. */
    Optional<Identifier> name();
}
