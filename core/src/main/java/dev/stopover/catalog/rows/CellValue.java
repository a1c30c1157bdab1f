package dev.stopover.catalog.rows;

/**
 * What stands in a column of a system catalog or comes out of an expression, as far as that is known.
 *
 * @param kind what is known of it
 * @param text its text; of an object, what tells it from others
 * @param shown how it reads as text
 */
record CellValue(Kind kind, String text, String shown) {

    /** How much is known of a value. */
    enum Kind {
        /** Its text. */
        TEXT,
        /** That it is the oid of an object. */
        OBJECT,
        /** That there is none. */
        NULL,
        /** That it is a name which the history does not know. */
        OTHER,
        /** Nothing. */
        UNKNOWN
    }

    static final CellValue NULL = new CellValue(Kind.NULL, "", "");
    static final CellValue OTHER = new CellValue(Kind.OTHER, "", "");
    static final CellValue UNKNOWN = new CellValue(Kind.UNKNOWN, "", "");
    static final CellValue TRUE = text("true");
    static final CellValue FALSE = text("false");

    static CellValue text(String text) {
        return new CellValue(Kind.TEXT, text, text);
    }

    static CellValue of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** An object, by what tells it from others and how a cast to {@code regclass} or the like prints it. */
    static CellValue object(String key, String shown) {
        return new CellValue(Kind.OBJECT, key, shown);
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isNull() {
        return kind == Kind.NULL;
    }

    boolean isUnknown() {
        return kind == Kind.UNKNOWN || kind == Kind.OTHER;
    }

    boolean isTrue() {
        return kind == Kind.TEXT && (text.equals("true") || text.equals("t"));
    }

    boolean isFalse() {
        return kind == Kind.TEXT && (text.equals("false") || text.equals("f"));
    }

    /** This value cast to text. */
    CellValue asText() {
        return kind == Kind.OBJECT ? text(shown) : this;
    }

    /** Whether it equals another. */
    CellValue equalTo(CellValue other) {
        if (isNull() || other.isNull()) {
            return NULL;
        }
        if (kind == Kind.OTHER && other.kind == Kind.TEXT || kind == Kind.TEXT && other.kind == Kind.OTHER) {
            return FALSE;
        }
        if (isUnknown() || other.isUnknown() || kind != other.kind) {
            return UNKNOWN;
        }
        return of(text.equals(other.text) || isTrue() && other.isTrue() || isFalse() && other.isFalse());
    }

    /** Whether it is another value than one, two that are null being the same. */
    CellValue distinctFrom(CellValue other) {
        if (isNull() || other.isNull()) {
            return isUnknown() || other.isUnknown() ? UNKNOWN : of(isNull() != other.isNull());
        }
        return equalTo(other).negated();
    }

    CellValue negated() {
        return isTrue() ? FALSE : isFalse() ? TRUE : isNull() ? NULL : UNKNOWN;
    }

    static CellValue and(CellValue left, CellValue right) {
        if (left.isFalse() || right.isFalse()) {
            return FALSE;
        }
        return left.isTrue() ? right : right.isTrue() || left.equals(right) ? left : UNKNOWN;
    }

    static CellValue or(CellValue left, CellValue right) {
        return and(left.negated(), right.negated()).negated();
    }
}
