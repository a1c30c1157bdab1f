package dev.stopover.catalog.typing;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Mentions;
import java.math.BigInteger;

/** The types of constants ({@code make_const} in {@code parse_node.c}). */
final class Literals {

    private Literals() {}

    /** The type of a mention of a constant. */
    static Type type(Mentions mentions, int mention) {
        return switch (mentions.kind(mention)) {
            case INTEGER -> TypeSystem.named(integer(mentions.value(mention)));
            case NUMBER -> TypeSystem.named("numeric");
            case BIT_STRING, HEX_STRING -> TypeSystem.named("bit");
            case KEYWORD -> TypeSystem.named(mentions.keyword(mention) == Keyword.NULL ? "unknown" : "bool");
            default -> TypeSystem.named("unknown");
        };
    }

    private static String integer(String digits) {
        if (digits.length() < 10 && digits.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            return "int4";
        }
        try {
            String plain = digits.replace("_", "");
            boolean based = plain.length() > 2 && Character.isLetter(plain.charAt(1));
            int radix =
                    !based ? 10 : "xX".indexOf(plain.charAt(1)) >= 0 ? 16 : "oO".indexOf(plain.charAt(1)) >= 0 ? 8 : 2;
            int bits = new BigInteger(based ? plain.substring(2) : plain, radix).bitLength();
            return bits < 32 ? "int4" : bits < 64 ? "int8" : "numeric";
        } catch (NumberFormatException other) {
            return "numeric";
        }
    }
}
