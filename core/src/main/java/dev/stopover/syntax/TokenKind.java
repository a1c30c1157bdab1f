package dev.stopover.syntax;

/** What a token is. */
public enum TokenKind {
    /** White space. */
    BLANK,
    /** {@code -- to the end of the line}. */
    LINE_COMMENT,
    /** A comment between slash-star and star-slash, nested ones included. */
    BLOCK_COMMENT,
    /** A template's control tag, <code>{{ if … }}</code> or <code>{% … %}</code>, which leaves no SQL behind. */
    TEMPLATE_TAG,
    /** A word that is no keyword. */
    IDENTIFIER,
    /** {@code "quoted"}. */
    QUOTED_IDENTIFIER,
    /** {@code U&"quoted"}. */
    UNICODE_IDENTIFIER,
    /** One of PostgreSQL's keywords, see {@link Keyword}. */
    KEYWORD,
    /** What a runner replaces before PostgreSQL sees it, <code>${x}</code> or <code>{{ x }}</code>, with the word it is part of. */
    PLACEHOLDER,
    /** A variable of psql: {@code :x}, {@code :'x'} or {@code :"x"}. */
    VARIABLE,
    /** {@code 'text'}, continued over lines where PostgreSQL continues it. */
    STRING,
    /** {@code E'text'}. */
    ESCAPE_STRING,
    /** {@code U&'text'}. */
    UNICODE_STRING,
    /** {@code N'text'}. */
    NATIONAL_STRING,
    /** {@code $tag$text$tag$}. */
    DOLLAR_STRING,
    /** {@code B'0101'}. */
    BIT_STRING,
    /** {@code X'1F'}. */
    HEX_STRING,
    /** A number without a point or an exponent. */
    INTEGER,
    /** A number with a point or an exponent. */
    NUMBER,
    /** {@code $1}. */
    PARAMETER,
    /** {@code (}. */
    LEFT_PAREN,
    /** {@code )}. */
    RIGHT_PAREN,
    /** {@code [}. */
    LEFT_BRACKET,
    /** {@code ]}. */
    RIGHT_BRACKET,
    /** {@code ,}. */
    COMMA,
    /** {@code ;}. */
    SEMICOLON,
    /** {@code .}. */
    DOT,
    /** {@code ..}. */
    DOUBLE_DOT,
    /** {@code :}. */
    COLON,
    /** {@code ::}. */
    DOUBLE_COLON,
    /** {@code :=}. */
    COLON_EQUALS,
    /** {@code =>}. */
    ARROW,
    /** {@code =}. */
    EQUALS,
    /** {@code *}. */
    STAR,
    /** {@code +}. */
    PLUS,
    /** {@code -}. */
    MINUS,
    /** Any other operator, cut as PostgreSQL cuts it. */
    OPERATOR,
    /** A command of psql from its backslash to the end of the line. */
    META_COMMAND,
    /** The rows after {@code COPY … FROM stdin;}, with the line {@code \.} that ends them. */
    COPY_DATA,
    /** A quote or comment that is never closed. */
    UNTERMINATED,
    /** A number with letters that do not belong to it. */
    BAD_NUMBER,
    /** A character that PostgreSQL knows no token for. */
    INVALID,
    /** {@code --> statement-breakpoint}, which ends a statement in Drizzle's files. */
    STATEMENT_BREAKPOINT,
    /** Where the tokens end. */
    END;

    /** Whether the parser passes over it. */
    public boolean isTrivia() {
        return ordinal() <= TEMPLATE_TAG.ordinal();
    }

    /** Whether it is a string constant, whatever its quotes. */
    public boolean isString() {
        return this == STRING
                || this == DOLLAR_STRING
                || this == ESCAPE_STRING
                || this == UNICODE_STRING
                || this == NATIONAL_STRING;
    }

    /** Whether it is a name that is no keyword. */
    public boolean isIdentifier() {
        return this == IDENTIFIER
                || this == QUOTED_IDENTIFIER
                || this == UNICODE_IDENTIFIER
                || this == PLACEHOLDER
                || this == VARIABLE;
    }
}
