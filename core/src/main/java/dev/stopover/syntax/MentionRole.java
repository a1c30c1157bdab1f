package dev.stopover.syntax;

/**
 * What a mention of a query or expression is. A name or constant holds nothing; the others hold the mentions that stand
 * just before them in {@link Mentions}, in the order given here.
 */
public enum MentionRole {

    // Names and constants.

    /** A column, with what is written before it: {@code c}, {@code t.c}, {@code s.t.c}. */
    COLUMN,
    /** All columns: {@code *}, {@code t.*}; as the only argument of a call, no argument at all. */
    STAR,
    /** A constant. */
    LITERAL,
    /** {@code $1}. */
    PARAMETER,
    /** {@code DEFAULT} in the place of a value. */
    DEFAULT,
    /** The name of a function that is called, or the word that calls it. */
    FUNCTION,
    /** The name of a collation. */
    COLLATION,
    /** The name of a relation that is read or changed. */
    RELATION,
    /** The name that a relation, a common table or another item of FROM gets. */
    ALIAS,
    /** The name that a column of such an item gets, or that USING merges. */
    COLUMN_ALIAS,
    /** The name that an output column gets. */
    LABEL,
    /** The name of an argument. */
    ARGUMENT,
    /** A column that is written. */
    TARGET_COLUMN,
    /** The name of a window. */
    WINDOW_NAME,
    /** The name of a constraint. */
    CONSTRAINT,
    /** An item of FROM whose rows are locked. */
    LOCKED,
    /** {@code WITH ORDINALITY}. */
    ORDINALITY,
    /** {@code UNION}, {@code INTERSECT} or {@code EXCEPT} between two operands. */
    SET_OPERATION,

    // Expressions.

    /** The name of a type; holds its modifiers. */
    TYPE,
    /** A call: FUNCTION, arguments, and perhaps ORDER_BY, FILTER, WINDOW or WINDOW_NAME. */
    CALL,
    /** A named argument: ARGUMENT, value. */
    NAMED_ARGUMENT,
    /** An operator in signs or words, with one, two or more operands. */
    OPERATOR,
    /** {@code ANY}, {@code SOME} or {@code ALL}, with the array or query to its right. */
    QUANTIFIED,
    /** A cast or a constant of a type: value and TYPE, in the order in which they are written. */
    CAST,
    /** An operand and its COLLATION. */
    COLLATE,
    /** A row of several values. */
    ROW,
    /** An array: its elements, or one QUERY. */
    ARRAY,
    /** An operand and its subscripts. */
    SUBSCRIPT,
    /** An operand whose field is taken, or all of them. */
    FIELD,
    /** A choice: perhaps an argument, then WHEN of each kind, then perhaps ELSE. */
    CASE,
    /** A condition or value, and the result. */
    WHEN,
    /** The result where no condition holds. */
    ELSE,
    /** {@code EXISTS} and its QUERY. */
    EXISTS,
    /** The condition on the rows of an aggregate. */
    FILTER,

    // Queries and data changes.

    /** A query: perhaps WITH, operands with SET_OPERATION between, ORDER_BY, LIMIT and LOCKED; as an operand its value. */
    QUERY,
    /** COMMON_TABLE of each kind. */
    WITH,
    /** A common table expression: ALIAS, COLUMN_ALIAS of each column, then its QUERY or data change. */
    COMMON_TABLE,
    /** SELECT up to WINDOW: DISTINCT_ON, TARGET of each output, INTO, items of FROM and clauses. */
    SELECT,
    /** VALUES: ROW of each row. */
    VALUES,
    /** {@code TABLE} and its RELATION. */
    TABLE,
    /** An output column: STAR or an expression, and perhaps its LABEL. */
    TARGET,
    /** The expressions of DISTINCT ON. */
    DISTINCT_ON,
    /** The RELATION that SELECT INTO makes. */
    INTO,
    /** An item of FROM: RELATION, perhaps ALIAS, COLUMN_ALIAS of each column and SAMPLE. */
    FROM_RELATION,
    /** An item of FROM: QUERY, perhaps ALIAS and COLUMN_ALIAS of each column; its first word may be LATERAL. */
    FROM_QUERY,
    /** An item of FROM: CALL of each function, and perhaps ALIAS, COLUMN_ALIAS or COLUMN_DEFINITION, ORDINALITY. */
    FROM_FUNCTION,
    /** A joined table with an ALIAS of its own: JOIN, ALIAS, COLUMN_ALIAS of each column. */
    FROM_JOIN,
    /** Two items of FROM and what joins them: an expression, or USING; its first token is that of the word for it. */
    JOIN,
    /** The names that USING merges, as COLUMN_ALIAS, and perhaps their ALIAS. */
    USING,
    /** A column that a function in FROM has: COLUMN_ALIAS, TYPE, perhaps COLLATION. */
    COLUMN_DEFINITION,
    /** {@code TABLESAMPLE}: FUNCTION and arguments. */
    SAMPLE,
    /** The condition of a query or data change. */
    WHERE,
    /** What is grouped by. */
    GROUP_BY,
    /** The condition on groups. */
    HAVING,
    /** A window: perhaps WINDOW_NAME, then what it is parted and ordered by and its frame. */
    WINDOW,
    /** What is ordered by. */
    ORDER_BY,
    /** {@code LIMIT}, {@code FETCH} or {@code OFFSET}. */
    LIMIT,
    /** INSERT: perhaps WITH, RELATION, ALIAS, TARGET_COLUMN of each column, QUERY, ON_CONFLICT, RETURNING. */
    INSERT,
    /** UPDATE: perhaps WITH, RELATION, ALIAS, ASSIGNMENT of each kind, items of FROM, WHERE, RETURNING. */
    UPDATE,
    /** DELETE: perhaps WITH, RELATION, ALIAS, items of USING, WHERE, RETURNING. */
    DELETE,
    /** MERGE: perhaps WITH, RELATION, ALIAS, one item of USING, its condition, MERGE_WHEN of each kind, RETURNING. */
    MERGE,
    /** One or more TARGET_COLUMN and the value. */
    ASSIGNMENT,
    /** {@code ON CONFLICT}: what conflicts, ASSIGNMENT of each column, WHERE. */
    ON_CONFLICT,
    /** TARGET of each output. */
    RETURNING,
    /** A branch of MERGE: its condition, then TARGET_COLUMN and values, or ASSIGNMENT. */
    MERGE_WHEN
}
