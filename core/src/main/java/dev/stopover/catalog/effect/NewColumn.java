package dev.stopover.catalog.effect;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Generated;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.TypeName;
import dev.stopover.syntax.UniqueConstraint;
import java.util.List;
import java.util.Optional;

/** What adding a column does to the rows that are there: PostgreSQL 11 and later keep one value for all of them. */
final class NewColumn {

    private final Situation situation;
    private final ColumnDefinition column;
    private final Optional<DataType> type;
    private final Optional<Expression> value;

    NewColumn(Situation situation, ColumnDefinition column) {
        this.situation = situation;
        this.column = column;
        this.type = column.type().map(situation.before()::type);
        this.value = value();
    }

    private Optional<Expression> value() {
        Optional<Expression> written = column.defaultValue().map(given -> given.expression());
        if (written.isPresent()) {
            return written.filter(expression -> !new Defaults(situation).isNull(expression));
        }
        return type.stream()
                .flatMap(known -> situation.domains(known).stream())
                .flatMap(domain -> domain.defaultValue().stream())
                .findFirst();
    }

    /** The expression that gives old rows their value, its domain's included. */
    Optional<Expression> defaultValue() {
        return value;
    }

    /** The type, where neither PostgreSQL nor the history has one of that name. */
    Optional<String> unknownType() {
        return type.filter(given -> !situation.isKnown(given)).map(DataType::toString);
    }

    boolean isStored() {
        return column.generated().filter(Generated::stored).isPresent();
    }

    boolean isVirtual() {
        return column.generated().filter(generated -> !generated.stored()).isPresent();
    }

    private boolean isNumbered() {
        return column.identity().isPresent()
                || column.type().filter(TypeName::isSerial).isPresent();
    }

    /** Whether the rows that are there get a value. */
    boolean hasValue() {
        return isNumbered() || column.generated().isPresent() || value.isPresent();
    }

    /** Whether all rows are written anew. */
    Truth rewrites() {
        if (isVirtual()) {
            return Truth.NO;
        }
        if (isNumbered() || isStored()) {
            return Truth.YES;
        }
        Truth answer = value.map(expression -> new Defaults(situation).isVolatile(expression))
                .orElse(Truth.NO);
        if (type.isEmpty()) {
            return answer.or(Truth.UNKNOWN);
        }
        return answer.or(Truth.of(situation.isConstrained(type.get())))
                .or(situation.isKnown(type.get()) ? Truth.NO : Truth.UNKNOWN);
    }

    /** Whether all rows are read. */
    Truth scans() {
        boolean checked = column.constraints().stream()
                .anyMatch(constraint -> constraint instanceof CheckConstraint check && !check.notEnforced());
        boolean required = isRequired() && (!hasValue() || isVirtual());
        return Truth.of(checked || required || isUnique()).or(rewrites());
    }

    /** Whether an index is built. */
    boolean isUnique() {
        return column.constraints().stream()
                .anyMatch(constraint ->
                        constraint instanceof UniqueConstraint || constraint instanceof PrimaryKeyConstraint);
    }

    private boolean isRequired() {
        return column.isRequired();
    }

    /** Says what PostgreSQL refuses where there are rows. */
    void risks(String table, Touches touches) {
        String name = column.name().value();
        if (isRequired() && !hasValue()) {
            touches.risk("%s has rows".formatted(table), "23502", "column \"%s\" contains null values".formatted(name));
        }
        List<UserType> domains = type.map(situation::domains).orElse(List.of());
        for (UserType domain : domains) {
            if (domain.notNull() && !hasValue()) {
                touches.risk(
                        "%s has rows".formatted(table),
                        "23502",
                        "domain %s does not allow null values"
                                .formatted(domain.name().name()));
            }
        }
        column.constraints().stream()
                .filter(CheckConstraint.class::isInstance)
                .findFirst()
                .ifPresent(check -> touches.risk(
                        "a row of %s breaks it".formatted(table), "23514", "the check constraint is violated"));
        if (isUnique() && hasValue()) {
            touches.risk("%s has several rows".formatted(table), "23505", "the values are not unique");
        }
    }
}
