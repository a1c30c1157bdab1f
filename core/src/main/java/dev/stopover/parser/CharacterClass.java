package dev.stopover.parser;

/** Which characters begin and continue which tokens ({@code scan.l}). */
final class CharacterClass {

    static final byte INVALID = 0;
    static final byte BLANK = 1;
    static final byte LETTER = 2;
    static final byte DIGIT = 3;
    static final byte OPERATOR = 4;
    static final byte SELF = 5;
    static final byte QUOTE = 6;
    static final byte DOUBLE_QUOTE = 7;
    static final byte DOLLAR = 8;
    static final byte DOT = 9;
    static final byte COLON = 10;
    static final byte BACKSLASH = 11;
    static final byte BRACE = 12;

    private static final byte[] CLASSES = classes();

    private CharacterClass() {}

    /** The class of a character; whatever is not ASCII may begin and continue a word. */
    static byte of(char c) {
        return c < 128 ? CLASSES[c] : LETTER;
    }

    static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u000B';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c < 128 && CLASSES[c] == LETTER;
    }

    static boolean isWordStart(char c) {
        return c >= 128 || CLASSES[c] == LETTER;
    }

    static boolean isWordPart(char c) {
        return c >= 128 || CLASSES[c] == LETTER || CLASSES[c] == DIGIT || c == '$';
    }

    static boolean isOperator(char c) {
        return c < 128 && CLASSES[c] == OPERATOR;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = 0; c < 128; c++) {
            classes[c] = Character.isLetter(c) || c == '_' ? LETTER : isDigit(c) ? DIGIT : INVALID;
            if (isBlank(c)) {
                classes[c] = BLANK;
            } else if ("~!@#^&|`?+-*/%<>=".indexOf(c) >= 0) {
                classes[c] = OPERATOR;
            } else if (",()[];".indexOf(c) >= 0) {
                classes[c] = SELF;
            }
        }
        classes['\''] = QUOTE;
        classes['"'] = DOUBLE_QUOTE;
        classes['$'] = DOLLAR;
        classes['.'] = DOT;
        classes[':'] = COLON;
        classes['\\'] = BACKSLASH;
        classes['{'] = BRACE;
        return classes;
    }
}
