package dev.stopover.catalog.effect;

import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What PostgreSQL refuses of the definition of a type or domain (typecmds.c). */
final class TypeDefinitionRefusals {

    private static final String SYNTAX_ERROR = "42601";
    private static final Set<String> OF_RANGES =
            Set.of("subtype", "subtype_opclass", "collation", "canonical", "subtype_diff", "multirange_type_name");

    /** {@code NAMEDATALEN} less one. */
    private static final int LONGEST_LABEL = 63;

    private final Situation situation;
    private final Touches touches;

    TypeDefinitionRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Statement statement) {
        if (statement instanceof CreateEnum create) {
            labels(create);
        } else if (statement instanceof CreateRangeType create) {
            range(create);
        } else if (statement instanceof CreateCompositeType create) {
            attributes(create);
        } else if (statement instanceof CreateBaseType create) {
            base(create);
        } else if (statement instanceof CreateDomain create) {
            domain(create);
        }
    }

    private void labels(CreateEnum create) {
        for (StringLiteral label : create.labels()) {
            if (label.value().getBytes(StandardCharsets.UTF_8).length > LONGEST_LABEL) {
                touches.at(label);
                touches.refuse("42602", "invalid enum label \"%s\"".formatted(label.value()));
            }
        }
    }

    private void range(CreateRangeType create) {
        OptionRefusals options = new OptionRefusals(touches, create.options());
        options.twice();
        options.unknown(OF_RANGES, "type attribute \"%s\" not recognized");
        touches.at(create.type());
        if (options.value("subtype").isEmpty()) {
            touches.refuse(SYNTAX_ERROR, "type attribute \"subtype\" is required");
        }
    }

    private void attributes(CreateCompositeType create) {
        Set<String> said = new HashSet<>();
        for (ColumnDefinition attribute : create.attributes()) {
            String name = attribute.name().value();
            touches.at(attribute.name());
            if (!said.add(name)) {
                touches.refuse("42701", "column \"%s\" specified more than once".formatted(name));
            }
            attribute
                    .type()
                    .ifPresent(type -> new ColumnTypeRefusals(situation, touches).pseudo(attribute.name(), type));
        }
    }

    /** A type without options is a shell. */
    private void base(CreateBaseType create) {
        if (create.options().isEmpty() || situation.before().type(create.type()).isEmpty()) {
            return;
        }
        touches.at(create.type());
        Set<String> said = new HashSet<>();
        for (Option option : create.options()) {
            if (!said.add(option.name().value())) {
                touches.refuse(SYNTAX_ERROR, "conflicting or redundant options");
            }
        }
        for (String function : List.of("input", "output")) {
            if (!said.contains(function)) {
                touches.refuse("42P17", "type %s function must be specified".formatted(function));
            }
        }
    }

    private void domain(CreateDomain create) {
        touches.at(create.base());
        if (ColumnTypeRefusals.isPseudo(create.base())) {
            touches.refuse(
                    "42804",
                    "\"%s\" is not a valid base type for a domain"
                            .formatted(create.base().name()));
        }
        for (Constraint constraint : create.constraints()) {
            if (constraint instanceof CheckConstraint check && check.noInherit()) {
                touches.at(constraint);
                touches.refuse("42P17", "check constraints for domains cannot be marked NO INHERIT");
            }
        }
    }
}
