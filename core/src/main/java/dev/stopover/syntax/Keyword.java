package dev.stopover.syntax;

/** The keywords of PostgreSQL 18, in the order of its list ({@code pg_get_keywords()}), with what each may name. */
public enum Keyword {
    /** Not a keyword. */
    NO_KEYWORD(Category.UNRESERVED, true),
    ABORT(Category.UNRESERVED, true),
    ABSENT(Category.UNRESERVED, true),
    ABSOLUTE(Category.UNRESERVED, true),
    ACCESS(Category.UNRESERVED, true),
    ACTION(Category.UNRESERVED, true),
    ADD(Category.UNRESERVED, true),
    ADMIN(Category.UNRESERVED, true),
    AFTER(Category.UNRESERVED, true),
    AGGREGATE(Category.UNRESERVED, true),
    ALL(Category.RESERVED, true),
    ALSO(Category.UNRESERVED, true),
    ALTER(Category.UNRESERVED, true),
    ALWAYS(Category.UNRESERVED, true),
    ANALYSE(Category.RESERVED, true),
    ANALYZE(Category.RESERVED, true),
    AND(Category.RESERVED, true),
    ANY(Category.RESERVED, true),
    ARRAY(Category.RESERVED, false),
    AS(Category.RESERVED, false),
    ASC(Category.RESERVED, true),
    ASENSITIVE(Category.UNRESERVED, true),
    ASSERTION(Category.UNRESERVED, true),
    ASSIGNMENT(Category.UNRESERVED, true),
    ASYMMETRIC(Category.RESERVED, true),
    AT(Category.UNRESERVED, true),
    ATOMIC(Category.UNRESERVED, true),
    ATTACH(Category.UNRESERVED, true),
    ATTRIBUTE(Category.UNRESERVED, true),
    AUTHORIZATION(Category.TYPE_OR_FUNCTION_NAME, true),
    BACKWARD(Category.UNRESERVED, true),
    BEFORE(Category.UNRESERVED, true),
    BEGIN(Category.UNRESERVED, true),
    BETWEEN(Category.COLUMN_NAME, true),
    BIGINT(Category.COLUMN_NAME, true),
    BINARY(Category.TYPE_OR_FUNCTION_NAME, true),
    BIT(Category.COLUMN_NAME, true),
    BOOLEAN(Category.COLUMN_NAME, true),
    BOTH(Category.RESERVED, true),
    BREADTH(Category.UNRESERVED, true),
    BY(Category.UNRESERVED, true),
    CACHE(Category.UNRESERVED, true),
    CALL(Category.UNRESERVED, true),
    CALLED(Category.UNRESERVED, true),
    CASCADE(Category.UNRESERVED, true),
    CASCADED(Category.UNRESERVED, true),
    CASE(Category.RESERVED, true),
    CAST(Category.RESERVED, true),
    CATALOG(Category.UNRESERVED, true),
    CHAIN(Category.UNRESERVED, true),
    CHAR(Category.COLUMN_NAME, false),
    CHARACTER(Category.COLUMN_NAME, false),
    CHARACTERISTICS(Category.UNRESERVED, true),
    CHECK(Category.RESERVED, true),
    CHECKPOINT(Category.UNRESERVED, true),
    CLASS(Category.UNRESERVED, true),
    CLOSE(Category.UNRESERVED, true),
    CLUSTER(Category.UNRESERVED, true),
    COALESCE(Category.COLUMN_NAME, true),
    COLLATE(Category.RESERVED, true),
    COLLATION(Category.TYPE_OR_FUNCTION_NAME, true),
    COLUMN(Category.RESERVED, true),
    COLUMNS(Category.UNRESERVED, true),
    COMMENT(Category.UNRESERVED, true),
    COMMENTS(Category.UNRESERVED, true),
    COMMIT(Category.UNRESERVED, true),
    COMMITTED(Category.UNRESERVED, true),
    COMPRESSION(Category.UNRESERVED, true),
    CONCURRENTLY(Category.TYPE_OR_FUNCTION_NAME, true),
    CONDITIONAL(Category.UNRESERVED, true),
    CONFIGURATION(Category.UNRESERVED, true),
    CONFLICT(Category.UNRESERVED, true),
    CONNECTION(Category.UNRESERVED, true),
    CONSTRAINT(Category.RESERVED, true),
    CONSTRAINTS(Category.UNRESERVED, true),
    CONTENT(Category.UNRESERVED, true),
    CONTINUE(Category.UNRESERVED, true),
    CONVERSION(Category.UNRESERVED, true),
    COPY(Category.UNRESERVED, true),
    COST(Category.UNRESERVED, true),
    CREATE(Category.RESERVED, false),
    CROSS(Category.TYPE_OR_FUNCTION_NAME, true),
    CSV(Category.UNRESERVED, true),
    CUBE(Category.UNRESERVED, true),
    CURRENT(Category.UNRESERVED, true),
    CURRENT_CATALOG(Category.RESERVED, true),
    CURRENT_DATE(Category.RESERVED, true),
    CURRENT_ROLE(Category.RESERVED, true),
    CURRENT_SCHEMA(Category.TYPE_OR_FUNCTION_NAME, true),
    CURRENT_TIME(Category.RESERVED, true),
    CURRENT_TIMESTAMP(Category.RESERVED, true),
    CURRENT_USER(Category.RESERVED, true),
    CURSOR(Category.UNRESERVED, true),
    CYCLE(Category.UNRESERVED, true),
    DATA(Category.UNRESERVED, true),
    DATABASE(Category.UNRESERVED, true),
    DAY(Category.UNRESERVED, false),
    DEALLOCATE(Category.UNRESERVED, true),
    DEC(Category.COLUMN_NAME, true),
    DECIMAL(Category.COLUMN_NAME, true),
    DECLARE(Category.UNRESERVED, true),
    DEFAULT(Category.RESERVED, true),
    DEFAULTS(Category.UNRESERVED, true),
    DEFERRABLE(Category.RESERVED, true),
    DEFERRED(Category.UNRESERVED, true),
    DEFINER(Category.UNRESERVED, true),
    DELETE(Category.UNRESERVED, true),
    DELIMITER(Category.UNRESERVED, true),
    DELIMITERS(Category.UNRESERVED, true),
    DEPENDS(Category.UNRESERVED, true),
    DEPTH(Category.UNRESERVED, true),
    DESC(Category.RESERVED, true),
    DETACH(Category.UNRESERVED, true),
    DICTIONARY(Category.UNRESERVED, true),
    DISABLE(Category.UNRESERVED, true),
    DISCARD(Category.UNRESERVED, true),
    DISTINCT(Category.RESERVED, true),
    DO(Category.RESERVED, true),
    DOCUMENT(Category.UNRESERVED, true),
    DOMAIN(Category.UNRESERVED, true),
    DOUBLE(Category.UNRESERVED, true),
    DROP(Category.UNRESERVED, true),
    EACH(Category.UNRESERVED, true),
    ELSE(Category.RESERVED, true),
    EMPTY(Category.UNRESERVED, true),
    ENABLE(Category.UNRESERVED, true),
    ENCODING(Category.UNRESERVED, true),
    ENCRYPTED(Category.UNRESERVED, true),
    END(Category.RESERVED, true),
    ENFORCED(Category.UNRESERVED, true),
    ENUM(Category.UNRESERVED, true),
    ERROR(Category.UNRESERVED, true),
    ESCAPE(Category.UNRESERVED, true),
    EVENT(Category.UNRESERVED, true),
    EXCEPT(Category.RESERVED, false),
    EXCLUDE(Category.UNRESERVED, true),
    EXCLUDING(Category.UNRESERVED, true),
    EXCLUSIVE(Category.UNRESERVED, true),
    EXECUTE(Category.UNRESERVED, true),
    EXISTS(Category.COLUMN_NAME, true),
    EXPLAIN(Category.UNRESERVED, true),
    EXPRESSION(Category.UNRESERVED, true),
    EXTENSION(Category.UNRESERVED, true),
    EXTERNAL(Category.UNRESERVED, true),
    EXTRACT(Category.COLUMN_NAME, true),
    FALSE(Category.RESERVED, true),
    FAMILY(Category.UNRESERVED, true),
    FETCH(Category.RESERVED, false),
    FILTER(Category.UNRESERVED, false),
    FINALIZE(Category.UNRESERVED, true),
    FIRST(Category.UNRESERVED, true),
    FLOAT(Category.COLUMN_NAME, true),
    FOLLOWING(Category.UNRESERVED, true),
    FOR(Category.RESERVED, false),
    FORCE(Category.UNRESERVED, true),
    FOREIGN(Category.RESERVED, true),
    FORMAT(Category.UNRESERVED, true),
    FORWARD(Category.UNRESERVED, true),
    FREEZE(Category.TYPE_OR_FUNCTION_NAME, true),
    FROM(Category.RESERVED, false),
    FULL(Category.TYPE_OR_FUNCTION_NAME, true),
    FUNCTION(Category.UNRESERVED, true),
    FUNCTIONS(Category.UNRESERVED, true),
    GENERATED(Category.UNRESERVED, true),
    GLOBAL(Category.UNRESERVED, true),
    GRANT(Category.RESERVED, false),
    GRANTED(Category.UNRESERVED, true),
    GREATEST(Category.COLUMN_NAME, true),
    GROUP(Category.RESERVED, false),
    GROUPING(Category.COLUMN_NAME, true),
    GROUPS(Category.UNRESERVED, true),
    HANDLER(Category.UNRESERVED, true),
    HAVING(Category.RESERVED, false),
    HEADER(Category.UNRESERVED, true),
    HOLD(Category.UNRESERVED, true),
    HOUR(Category.UNRESERVED, false),
    IDENTITY(Category.UNRESERVED, true),
    IF(Category.UNRESERVED, true),
    ILIKE(Category.TYPE_OR_FUNCTION_NAME, true),
    IMMEDIATE(Category.UNRESERVED, true),
    IMMUTABLE(Category.UNRESERVED, true),
    IMPLICIT(Category.UNRESERVED, true),
    IMPORT(Category.UNRESERVED, true),
    IN(Category.RESERVED, true),
    INCLUDE(Category.UNRESERVED, true),
    INCLUDING(Category.UNRESERVED, true),
    INCREMENT(Category.UNRESERVED, true),
    INDENT(Category.UNRESERVED, true),
    INDEX(Category.UNRESERVED, true),
    INDEXES(Category.UNRESERVED, true),
    INHERIT(Category.UNRESERVED, true),
    INHERITS(Category.UNRESERVED, true),
    INITIALLY(Category.RESERVED, true),
    INLINE(Category.UNRESERVED, true),
    INNER(Category.TYPE_OR_FUNCTION_NAME, true),
    INOUT(Category.COLUMN_NAME, true),
    INPUT(Category.UNRESERVED, true),
    INSENSITIVE(Category.UNRESERVED, true),
    INSERT(Category.UNRESERVED, true),
    INSTEAD(Category.UNRESERVED, true),
    INT(Category.COLUMN_NAME, true),
    INTEGER(Category.COLUMN_NAME, true),
    INTERSECT(Category.RESERVED, false),
    INTERVAL(Category.COLUMN_NAME, true),
    INTO(Category.RESERVED, false),
    INVOKER(Category.UNRESERVED, true),
    IS(Category.TYPE_OR_FUNCTION_NAME, true),
    ISNULL(Category.TYPE_OR_FUNCTION_NAME, false),
    ISOLATION(Category.UNRESERVED, true),
    JOIN(Category.TYPE_OR_FUNCTION_NAME, true),
    JSON(Category.COLUMN_NAME, true),
    JSON_ARRAY(Category.COLUMN_NAME, true),
    JSON_ARRAYAGG(Category.COLUMN_NAME, true),
    JSON_EXISTS(Category.COLUMN_NAME, true),
    JSON_OBJECT(Category.COLUMN_NAME, true),
    JSON_OBJECTAGG(Category.COLUMN_NAME, true),
    JSON_QUERY(Category.COLUMN_NAME, true),
    JSON_SCALAR(Category.COLUMN_NAME, true),
    JSON_SERIALIZE(Category.COLUMN_NAME, true),
    JSON_TABLE(Category.COLUMN_NAME, true),
    JSON_VALUE(Category.COLUMN_NAME, true),
    KEEP(Category.UNRESERVED, true),
    KEY(Category.UNRESERVED, true),
    KEYS(Category.UNRESERVED, true),
    LABEL(Category.UNRESERVED, true),
    LANGUAGE(Category.UNRESERVED, true),
    LARGE(Category.UNRESERVED, true),
    LAST(Category.UNRESERVED, true),
    LATERAL(Category.RESERVED, true),
    LEADING(Category.RESERVED, true),
    LEAKPROOF(Category.UNRESERVED, true),
    LEAST(Category.COLUMN_NAME, true),
    LEFT(Category.TYPE_OR_FUNCTION_NAME, true),
    LEVEL(Category.UNRESERVED, true),
    LIKE(Category.TYPE_OR_FUNCTION_NAME, true),
    LIMIT(Category.RESERVED, false),
    LISTEN(Category.UNRESERVED, true),
    LOAD(Category.UNRESERVED, true),
    LOCAL(Category.UNRESERVED, true),
    LOCALTIME(Category.RESERVED, true),
    LOCALTIMESTAMP(Category.RESERVED, true),
    LOCATION(Category.UNRESERVED, true),
    LOCK(Category.UNRESERVED, true),
    LOCKED(Category.UNRESERVED, true),
    LOGGED(Category.UNRESERVED, true),
    MAPPING(Category.UNRESERVED, true),
    MATCH(Category.UNRESERVED, true),
    MATCHED(Category.UNRESERVED, true),
    MATERIALIZED(Category.UNRESERVED, true),
    MAXVALUE(Category.UNRESERVED, true),
    MERGE(Category.UNRESERVED, true),
    MERGE_ACTION(Category.COLUMN_NAME, true),
    METHOD(Category.UNRESERVED, true),
    MINUTE(Category.UNRESERVED, false),
    MINVALUE(Category.UNRESERVED, true),
    MODE(Category.UNRESERVED, true),
    MONTH(Category.UNRESERVED, false),
    MOVE(Category.UNRESERVED, true),
    NAME(Category.UNRESERVED, true),
    NAMES(Category.UNRESERVED, true),
    NATIONAL(Category.COLUMN_NAME, true),
    NATURAL(Category.TYPE_OR_FUNCTION_NAME, true),
    NCHAR(Category.COLUMN_NAME, true),
    NESTED(Category.UNRESERVED, true),
    NEW(Category.UNRESERVED, true),
    NEXT(Category.UNRESERVED, true),
    NFC(Category.UNRESERVED, true),
    NFD(Category.UNRESERVED, true),
    NFKC(Category.UNRESERVED, true),
    NFKD(Category.UNRESERVED, true),
    NO(Category.UNRESERVED, true),
    NONE(Category.COLUMN_NAME, true),
    NORMALIZE(Category.COLUMN_NAME, true),
    NORMALIZED(Category.UNRESERVED, true),
    NOT(Category.RESERVED, true),
    NOTHING(Category.UNRESERVED, true),
    NOTIFY(Category.UNRESERVED, true),
    NOTNULL(Category.TYPE_OR_FUNCTION_NAME, false),
    NOWAIT(Category.UNRESERVED, true),
    NULL(Category.RESERVED, true),
    NULLIF(Category.COLUMN_NAME, true),
    NULLS(Category.UNRESERVED, true),
    NUMERIC(Category.COLUMN_NAME, true),
    OBJECT(Category.UNRESERVED, true),
    OBJECTS(Category.UNRESERVED, true),
    OF(Category.UNRESERVED, true),
    OFF(Category.UNRESERVED, true),
    OFFSET(Category.RESERVED, false),
    OIDS(Category.UNRESERVED, true),
    OLD(Category.UNRESERVED, true),
    OMIT(Category.UNRESERVED, true),
    ON(Category.RESERVED, false),
    ONLY(Category.RESERVED, true),
    OPERATOR(Category.UNRESERVED, true),
    OPTION(Category.UNRESERVED, true),
    OPTIONS(Category.UNRESERVED, true),
    OR(Category.RESERVED, true),
    ORDER(Category.RESERVED, false),
    ORDINALITY(Category.UNRESERVED, true),
    OTHERS(Category.UNRESERVED, true),
    OUT(Category.COLUMN_NAME, true),
    OUTER(Category.TYPE_OR_FUNCTION_NAME, true),
    OVER(Category.UNRESERVED, false),
    OVERLAPS(Category.TYPE_OR_FUNCTION_NAME, false),
    OVERLAY(Category.COLUMN_NAME, true),
    OVERRIDING(Category.UNRESERVED, true),
    OWNED(Category.UNRESERVED, true),
    OWNER(Category.UNRESERVED, true),
    PARALLEL(Category.UNRESERVED, true),
    PARAMETER(Category.UNRESERVED, true),
    PARSER(Category.UNRESERVED, true),
    PARTIAL(Category.UNRESERVED, true),
    PARTITION(Category.UNRESERVED, true),
    PASSING(Category.UNRESERVED, true),
    PASSWORD(Category.UNRESERVED, true),
    PATH(Category.UNRESERVED, true),
    PERIOD(Category.UNRESERVED, true),
    PLACING(Category.RESERVED, true),
    PLAN(Category.UNRESERVED, true),
    PLANS(Category.UNRESERVED, true),
    POLICY(Category.UNRESERVED, true),
    POSITION(Category.COLUMN_NAME, true),
    PRECEDING(Category.UNRESERVED, true),
    PRECISION(Category.COLUMN_NAME, false),
    PREPARE(Category.UNRESERVED, true),
    PREPARED(Category.UNRESERVED, true),
    PRESERVE(Category.UNRESERVED, true),
    PRIMARY(Category.RESERVED, true),
    PRIOR(Category.UNRESERVED, true),
    PRIVILEGES(Category.UNRESERVED, true),
    PROCEDURAL(Category.UNRESERVED, true),
    PROCEDURE(Category.UNRESERVED, true),
    PROCEDURES(Category.UNRESERVED, true),
    PROGRAM(Category.UNRESERVED, true),
    PUBLICATION(Category.UNRESERVED, true),
    QUOTE(Category.UNRESERVED, true),
    QUOTES(Category.UNRESERVED, true),
    RANGE(Category.UNRESERVED, true),
    READ(Category.UNRESERVED, true),
    REAL(Category.COLUMN_NAME, true),
    REASSIGN(Category.UNRESERVED, true),
    RECURSIVE(Category.UNRESERVED, true),
    REF(Category.UNRESERVED, true),
    REFERENCES(Category.RESERVED, true),
    REFERENCING(Category.UNRESERVED, true),
    REFRESH(Category.UNRESERVED, true),
    REINDEX(Category.UNRESERVED, true),
    RELATIVE(Category.UNRESERVED, true),
    RELEASE(Category.UNRESERVED, true),
    RENAME(Category.UNRESERVED, true),
    REPEATABLE(Category.UNRESERVED, true),
    REPLACE(Category.UNRESERVED, true),
    REPLICA(Category.UNRESERVED, true),
    RESET(Category.UNRESERVED, true),
    RESTART(Category.UNRESERVED, true),
    RESTRICT(Category.UNRESERVED, true),
    RETURN(Category.UNRESERVED, true),
    RETURNING(Category.RESERVED, false),
    RETURNS(Category.UNRESERVED, true),
    REVOKE(Category.UNRESERVED, true),
    RIGHT(Category.TYPE_OR_FUNCTION_NAME, true),
    ROLE(Category.UNRESERVED, true),
    ROLLBACK(Category.UNRESERVED, true),
    ROLLUP(Category.UNRESERVED, true),
    ROUTINE(Category.UNRESERVED, true),
    ROUTINES(Category.UNRESERVED, true),
    ROW(Category.COLUMN_NAME, true),
    ROWS(Category.UNRESERVED, true),
    RULE(Category.UNRESERVED, true),
    SAVEPOINT(Category.UNRESERVED, true),
    SCALAR(Category.UNRESERVED, true),
    SCHEMA(Category.UNRESERVED, true),
    SCHEMAS(Category.UNRESERVED, true),
    SCROLL(Category.UNRESERVED, true),
    SEARCH(Category.UNRESERVED, true),
    SECOND(Category.UNRESERVED, false),
    SECURITY(Category.UNRESERVED, true),
    SELECT(Category.RESERVED, true),
    SEQUENCE(Category.UNRESERVED, true),
    SEQUENCES(Category.UNRESERVED, true),
    SERIALIZABLE(Category.UNRESERVED, true),
    SERVER(Category.UNRESERVED, true),
    SESSION(Category.UNRESERVED, true),
    SESSION_USER(Category.RESERVED, true),
    SET(Category.UNRESERVED, true),
    SETOF(Category.COLUMN_NAME, true),
    SETS(Category.UNRESERVED, true),
    SHARE(Category.UNRESERVED, true),
    SHOW(Category.UNRESERVED, true),
    SIMILAR(Category.TYPE_OR_FUNCTION_NAME, true),
    SIMPLE(Category.UNRESERVED, true),
    SKIP(Category.UNRESERVED, true),
    SMALLINT(Category.COLUMN_NAME, true),
    SNAPSHOT(Category.UNRESERVED, true),
    SOME(Category.RESERVED, true),
    SOURCE(Category.UNRESERVED, true),
    SQL(Category.UNRESERVED, true),
    STABLE(Category.UNRESERVED, true),
    STANDALONE(Category.UNRESERVED, true),
    START(Category.UNRESERVED, true),
    STATEMENT(Category.UNRESERVED, true),
    STATISTICS(Category.UNRESERVED, true),
    STDIN(Category.UNRESERVED, true),
    STDOUT(Category.UNRESERVED, true),
    STORAGE(Category.UNRESERVED, true),
    STORED(Category.UNRESERVED, true),
    STRICT(Category.UNRESERVED, true),
    STRING(Category.UNRESERVED, true),
    STRIP(Category.UNRESERVED, true),
    SUBSCRIPTION(Category.UNRESERVED, true),
    SUBSTRING(Category.COLUMN_NAME, true),
    SUPPORT(Category.UNRESERVED, true),
    SYMMETRIC(Category.RESERVED, true),
    SYSID(Category.UNRESERVED, true),
    SYSTEM(Category.UNRESERVED, true),
    SYSTEM_USER(Category.RESERVED, true),
    TABLE(Category.RESERVED, true),
    TABLES(Category.UNRESERVED, true),
    TABLESAMPLE(Category.TYPE_OR_FUNCTION_NAME, true),
    TABLESPACE(Category.UNRESERVED, true),
    TARGET(Category.UNRESERVED, true),
    TEMP(Category.UNRESERVED, true),
    TEMPLATE(Category.UNRESERVED, true),
    TEMPORARY(Category.UNRESERVED, true),
    TEXT(Category.UNRESERVED, true),
    THEN(Category.RESERVED, true),
    TIES(Category.UNRESERVED, true),
    TIME(Category.COLUMN_NAME, true),
    TIMESTAMP(Category.COLUMN_NAME, true),
    TO(Category.RESERVED, false),
    TRAILING(Category.RESERVED, true),
    TRANSACTION(Category.UNRESERVED, true),
    TRANSFORM(Category.UNRESERVED, true),
    TREAT(Category.COLUMN_NAME, true),
    TRIGGER(Category.UNRESERVED, true),
    TRIM(Category.COLUMN_NAME, true),
    TRUE(Category.RESERVED, true),
    TRUNCATE(Category.UNRESERVED, true),
    TRUSTED(Category.UNRESERVED, true),
    TYPE(Category.UNRESERVED, true),
    TYPES(Category.UNRESERVED, true),
    UESCAPE(Category.UNRESERVED, true),
    UNBOUNDED(Category.UNRESERVED, true),
    UNCOMMITTED(Category.UNRESERVED, true),
    UNCONDITIONAL(Category.UNRESERVED, true),
    UNENCRYPTED(Category.UNRESERVED, true),
    UNION(Category.RESERVED, false),
    UNIQUE(Category.RESERVED, true),
    UNKNOWN(Category.UNRESERVED, true),
    UNLISTEN(Category.UNRESERVED, true),
    UNLOGGED(Category.UNRESERVED, true),
    UNTIL(Category.UNRESERVED, true),
    UPDATE(Category.UNRESERVED, true),
    USER(Category.RESERVED, true),
    USING(Category.RESERVED, true),
    VACUUM(Category.UNRESERVED, true),
    VALID(Category.UNRESERVED, true),
    VALIDATE(Category.UNRESERVED, true),
    VALIDATOR(Category.UNRESERVED, true),
    VALUE(Category.UNRESERVED, true),
    VALUES(Category.COLUMN_NAME, true),
    VARCHAR(Category.COLUMN_NAME, true),
    VARIADIC(Category.RESERVED, true),
    VARYING(Category.UNRESERVED, false),
    VERBOSE(Category.TYPE_OR_FUNCTION_NAME, true),
    VERSION(Category.UNRESERVED, true),
    VIEW(Category.UNRESERVED, true),
    VIEWS(Category.UNRESERVED, true),
    VIRTUAL(Category.UNRESERVED, true),
    VOLATILE(Category.UNRESERVED, true),
    WHEN(Category.RESERVED, true),
    WHERE(Category.RESERVED, false),
    WHITESPACE(Category.UNRESERVED, true),
    WINDOW(Category.RESERVED, false),
    WITH(Category.RESERVED, false),
    WITHIN(Category.UNRESERVED, false),
    WITHOUT(Category.UNRESERVED, false),
    WORK(Category.UNRESERVED, true),
    WRAPPER(Category.UNRESERVED, true),
    WRITE(Category.UNRESERVED, true),
    XML(Category.UNRESERVED, true),
    XMLATTRIBUTES(Category.COLUMN_NAME, true),
    XMLCONCAT(Category.COLUMN_NAME, true),
    XMLELEMENT(Category.COLUMN_NAME, true),
    XMLEXISTS(Category.COLUMN_NAME, true),
    XMLFOREST(Category.COLUMN_NAME, true),
    XMLNAMESPACES(Category.COLUMN_NAME, true),
    XMLPARSE(Category.COLUMN_NAME, true),
    XMLPI(Category.COLUMN_NAME, true),
    XMLROOT(Category.COLUMN_NAME, true),
    XMLSERIALIZE(Category.COLUMN_NAME, true),
    XMLTABLE(Category.COLUMN_NAME, true),
    YEAR(Category.UNRESERVED, false),
    YES(Category.UNRESERVED, true),
    ZONE(Category.UNRESERVED, true);

    /** What a keyword may name without quotes. */
    public enum Category {
        /** Anything. */
        UNRESERVED,
        /** Columns and tables, not functions or types. */
        COLUMN_NAME,
        /** Functions and types, not columns or tables. */
        TYPE_OR_FUNCTION_NAME,
        /** Only a column label after {@code AS}. */
        RESERVED
    }

    private static final Keyword[] BY_ORDINAL = values();
    private static final int LONGEST = 17;
    private static final int SLOTS = 4096;
    private static final short[] ORDINALS = table();

    private final Category category;
    private final boolean bareLabel;
    private final String word;

    Keyword(Category category, boolean bareLabel) {
        this.category = category;
        this.bareLabel = bareLabel;
        char[] lower = name().toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = fold(lower[i]);
        }
        this.word = new String(lower);
    }

    /** What it may name. */
    public Category category() {
        return category;
    }

    /** Whether it may be a column's label without {@code AS}. */
    public boolean isBareLabel() {
        return bareLabel;
    }

    /** Whether it may name a column, a table or another object without quotes ({@code ColId} in PostgreSQL's grammar). */
    public boolean isName() {
        return category == Category.UNRESERVED || category == Category.COLUMN_NAME;
    }

    /** Whether it may name a function or a type without quotes ({@code type_function_name} in PostgreSQL's grammar). */
    public boolean isTypeOrFunctionName() {
        return category == Category.UNRESERVED || category == Category.TYPE_OR_FUNCTION_NAME;
    }

    /** Whether it is reserved. */
    public boolean isReserved() {
        return category == Category.RESERVED;
    }

    /** The word, in lower case. */
    public String word() {
        return word;
    }

    /** The keyword that a run of a text spells in any case, or {@link #NO_KEYWORD}. */
    public static Keyword find(CharSequence text, int start, int end) {
        if (end - start > LONGEST) {
            return NO_KEYWORD;
        }
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + (text.charAt(i) | 0x20);
        }
        for (int slot = slot(hash); ORDINALS[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
            Keyword keyword = BY_ORDINAL[ORDINALS[slot]];
            if (keyword.isSpelledBy(text, start, end)) {
                return keyword;
            }
        }
        return NO_KEYWORD;
    }

    static Keyword at(int ordinal) {
        return BY_ORDINAL[ordinal];
    }

    private boolean isSpelledBy(CharSequence text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (fold(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static char fold(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 12 ^ hash >>> 20) & (SLOTS - 1);
    }

    private static short[] table() {
        short[] table = new short[SLOTS];
        for (int i = 1; i < BY_ORDINAL.length; i++) {
            String word = BY_ORDINAL[i].word;
            int hash = word.length();
            for (int at = 0; at < word.length(); at++) {
                hash = hash * 31 + (word.charAt(at) | 0x20);
            }
            int slot = slot(hash);
            while (table[slot] != 0) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            table[slot] = (short) i;
        }
        return table;
    }
}
