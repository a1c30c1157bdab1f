package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SequenceOwner;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What PostgreSQL refuses of the options of sequences ({@code init_params} and {@code process_owned_by} in sequence.c). */
final class SequenceRefusals {

    private static final String INVALID_VALUE = "22023";

    private final Situation situation;
    private final Touches touches;

    SequenceRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateSequence create) {
        if (create.ifNotExists()
                && situation.before().relation(create.sequence()).isPresent()) {
            return;
        }
        options(create.options(), "bigint", Map.of());
        create.options().ownedBy().ifPresent(owner -> owned(owner, create.sequence(), Optional.empty()));
    }

    void alter(AlterSequence alter) {
        Optional<Relation> relation =
                situation.before().relation(alter.sequence()).filter(Relation::isKnown);
        touches.at(alter.sequence());
        if (relation.isPresent() && !(relation.get() instanceof Sequence)) {
            touches.refuse(
                    "42809",
                    "\"%s\" is not a sequence".formatted(alter.sequence().name()));
        } else if (relation.isPresent() && relation.get() instanceof Sequence sequence) {
            options(alter.options(), sequence.type(), sequence.settings());
            alter.options().ownedBy().ifPresent(owner -> owned(owner, alter.sequence(), Optional.of(sequence)));
        }
    }

    /** The options of a sequence, and of one that an identity column gets. */
    void options(SequenceOptions options, String type, Map<String, String> before) {
        touches.at(options);
        String name = options.type()
                .map(written -> situation.before().type(written).name())
                .orElse(type);
        long highest = switch (name) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
        long lowest = -highest - 1;
        if (options.type().isPresent() && TypeChanges.isBuiltIn(name) && !isCounter(name)) {
            touches.refuse(INVALID_VALUE, "sequence type must be smallint, integer, or bigint");
            return;
        }
        Map<String, String> settings = new TreeMap<>(before);
        settings.putAll(options.settings());
        long increment = number(settings, "INCREMENT", 1);
        if (increment == 0) {
            touches.refuse(INVALID_VALUE, "INCREMENT must not be zero");
            return;
        }
        long most = number(settings, "MAXVALUE", increment > 0 ? highest : -1);
        long least = number(settings, "MINVALUE", increment > 0 ? 1 : lowest);
        if (options.settings().containsKey("MAXVALUE") && (most > highest || most < lowest)) {
            touches.refuse(
                    INVALID_VALUE, "MAXVALUE (%d) is out of range for sequence data type %s".formatted(most, name));
        }
        if (options.settings().containsKey("MINVALUE") && (least > highest || least < lowest)) {
            touches.refuse(
                    INVALID_VALUE, "MINVALUE (%d) is out of range for sequence data type %s".formatted(least, name));
        }
        boolean kept = options.type().isPresent() && !before.isEmpty();
        if (kept) {
            return;
        }
        if (least >= most) {
            touches.refuse(INVALID_VALUE, "MINVALUE (%d) must be less than MAXVALUE (%d)".formatted(least, most));
        }
        long start = number(settings, "START", increment > 0 ? least : most);
        if (start < least) {
            touches.refuse(INVALID_VALUE, "START value (%d) cannot be less than MINVALUE (%d)".formatted(start, least));
        }
        if (start > most) {
            touches.refuse(
                    INVALID_VALUE, "START value (%d) cannot be greater than MAXVALUE (%d)".formatted(start, most));
        }
        long cache = number(settings, "CACHE", 1);
        if (cache <= 0) {
            touches.refuse(INVALID_VALUE, "CACHE (%d) must be greater than zero".formatted(cache));
        }
    }

    private static boolean isCounter(String type) {
        return type.equals("smallint") || type.equals("integer") || type.equals("bigint");
    }

    private static long number(Map<String, String> settings, String name, long otherwise) {
        String value = settings.getOrDefault(name, "");
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private void owned(SequenceOwner owner, QualifiedName name, Optional<Sequence> sequence) {
        touches.at(owner);
        if (sequence.filter(Sequence::isIdentity).isPresent()) {
            touches.refuse("0A000", "cannot change ownership of identity sequence");
        }
        Optional<Relation> relation =
                owner.table().flatMap(situation.before()::relation).filter(Relation::isKnown);
        if (relation.isEmpty()) {
            return;
        }
        if (!(relation.get() instanceof Table table)) {
            boolean view = relation.get() instanceof View shown && !shown.isMaterialized();
            if (!view) {
                touches.refuse(
                        "42809",
                        situation.major() < 15
                                ? "referenced relation \"%s\" is not a table or foreign table"
                                        .formatted(relation.get().name().name())
                                : "sequence cannot be owned by relation \"%s\""
                                        .formatted(relation.get().name().name()));
            }
            return;
        }
        String schema = sequence.map(known -> known.name().schema())
                .orElseGet(() -> situation.after().resolve(name).schema());
        if (!schema.equals(table.name().schema())) {
            touches.refuse("55000", "sequence must be in same schema as table it is linked to");
        }
    }
}
