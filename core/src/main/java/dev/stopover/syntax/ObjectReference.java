package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * An object that a statement names.
 *
 * @param range where it stands
 * @param kind the kind of object
 * @param name its name
 * @param table the relation it belongs to, for columns, constraints, policies, triggers and rules; for operator
 *     classes and families the access method
 * @param arguments the arguments after a function's name, if written
 */
public record ObjectReference(
        TextRange range,
        ObjectKind kind,
        QualifiedName name,
        Optional<QualifiedName> table,
        Optional<List<FunctionParameter>> arguments)
        implements Ranged {}
