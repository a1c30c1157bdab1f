package dev.stopover.web.standin.classes.java.util;

/** Bytes as digits to the base of sixteen. */
public final class HexFormat {

    private static final HexFormat LOWER = new HexFormat("0123456789abcdef");
    private static final HexFormat UPPER = new HexFormat("0123456789ABCDEF");

    private final String digits;

    private HexFormat(String digits) {
        this.digits = digits;
    }

    /** Small letters. */
    public static HexFormat of() {
        return LOWER;
    }

    /** Large letters. */
    public HexFormat withUpperCase() {
        return UPPER;
    }

    /** A byte as two digits. */
    public String toHexDigits(byte unit) {
        return "" + digits.charAt(unit >> 4 & 15) + digits.charAt(unit & 15);
    }

    /** All bytes. */
    public String formatHex(byte[] bytes) {
        return formatHex(bytes, 0, bytes.length);
    }

    /** Some of the bytes. */
    public String formatHex(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(toHexDigits(bytes[i]));
        }
        return text.toString();
    }
}
