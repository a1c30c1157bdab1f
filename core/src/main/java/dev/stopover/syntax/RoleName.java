package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A role.
 *
 * @param range where it stands
 * @param kind a name, PUBLIC or one of the current roles
 * @param name the name; empty unless it is one
 */
public record RoleName(TextRange range, RoleKind kind, String name) implements Ranged {}
