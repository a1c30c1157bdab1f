package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER ROLE} and {@code USER}, with options or a setting.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param role the role; absent for ALL
 * @param options its options, in their order
 * @param database the database after IN DATABASE
 * @param setting the setting that is set
 * @param reset the setting that is reset; all is RESET ALL
 */
public record AlterRole(
        TextRange range,
        TextRange keywords,
        Optional<RoleName> role,
        List<Option> options,
        Optional<Identifier> database,
        Optional<Setting> setting,
        Optional<Identifier> reset)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterRole {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
