package dev.stopover.rules.design;

import dev.stopover.catalog.DataType;
import dev.stopover.syntax.TypeName;
import java.util.Optional;

/** Types that PostgreSQL's manual or its wiki advises against, and what to take instead. */
enum Discouraged {
    CHAR("character", "pads every value with blanks", "text, with a CHECK on its length where that matters"),
    MONEY("money", "depends on lc_monetary and knows no currency", "numeric"),
    JSON("json", "is parsed anew each time, keeps duplicate keys and has no operators for indexes", "jsonb"),
    TIMESTAMP("timestamp without time zone", "forgets which moment was meant", "timestamptz"),
    TIME_WITH_ZONE(
            "time with time zone", "has an offset without a date, which means nothing over a year", "timestamptz"),
    SERIAL("serial", "leaves a sequence with permissions of its own behind", "GENERATED ALWAYS AS IDENTITY");

    private final String type;
    private final String why;
    private final String instead;

    Discouraged(String type, String why, String instead) {
        this.type = type;
        this.why = why;
        this.instead = instead;
    }

    String why() {
        return why;
    }

    String instead() {
        return instead;
    }

    /** What a column's type is, if it is one of these. */
    static Optional<Discouraged> of(TypeName written, DataType type) {
        if (written.isSerial()) {
            return Optional.of(SERIAL);
        }
        for (Discouraged discouraged : values()) {
            if (type.schema().isEmpty() && type.name().equals(discouraged.type)) {
                return Optional.of(discouraged);
            }
        }
        return Optional.empty();
    }
}
