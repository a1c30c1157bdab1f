package dev.stopover.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of columns, options and fields whose values nobody prints. */
final class SensitiveNames {

    private static final int LONGEST = 80;

    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "secret_key",
            "secretkey",
            "token",
            "api_key",
            "apikey",
            "private_key",
            "privatekey",
            "access_key",
            "accesskey",
            "auth_key",
            "encryption_key",
            "service_key",
            "service_role_key",
            "authorization",
            "credential",
            "credentials");

    private static final Set<String> PERSONAL = Set.of(
            "phone",
            "phone_number",
            "phonenumber",
            "mobile",
            "mobile_number",
            "telephone",
            "tel",
            "fax",
            "ssn",
            "social_security_number",
            "tax_id",
            "passport",
            "passport_number",
            "iban",
            "card_number",
            "credit_card",
            "credit_card_number",
            "dob",
            "date_of_birth",
            "birth_date",
            "birthdate",
            "birthday");

    /** The shortest of these names. */
    static final int SHORTEST = 3;

    /** Of the last four letters of these names, one bit for each; some others fall on the same bits. */
    private static final long[] LAST_LETTERS = lastLetters();

    private SensitiveNames() {}

    private static long[] lastLetters() {
        long[] letters = new long[512];
        for (String name : ENDINGS) {
            add(name, letters);
            if (name.length() == SHORTEST) {
                for (char c = 'a'; c <= 'z'; c++) {
                    add(c + name, letters);
                }
                add("_" + name, letters);
            }
        }
        PERSONAL.forEach(name -> add(name, letters));
        return letters;
    }

    private static void add(String name, long[] letters) {
        int end = name.length();
        char fourth = end > SHORTEST ? name.charAt(end - 4) : ' ';
        int place = place(fourth, name.charAt(end - 3), name.charAt(end - 2), name.charAt(end - 1));
        letters[place >> 6] |= 1L << place;
    }

    private static int place(char fourth, char third, char second, char last) {
        int letters = letter(last) | letter(second) << 5 | letter(third) << 10;
        return (letters ^ letter(fourth) * 1_057) & 32_767;
    }

    /** The number of a letter, whatever its case; all else that no name holds shares one. */
    private static int letter(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' : c >= 'A' && c <= 'Z' ? c - 'A' : c == '_' || c == '-' ? 26 : 27;
    }

    /**
     * Whether a name of either sort may end so. Every word of a text is asked, so this turns most of them away before
     * anything is copied.
     *
     * @param fourth the last but three, or a blank
     */
    static boolean mayEnd(char fourth, char third, char second, char last) {
        int place = place(fourth, third, second, last);
        return (LAST_LETTERS[place >> 6] & 1L << place) != 0;
    }

    /** Whether what stands in a text between two offsets may be a name of either sort. */
    static boolean mayBe(String text, int start, int end) {
        int length = end - start;
        return length >= SHORTEST
                && length <= LONGEST
                && mayEnd(
                        length > SHORTEST ? text.charAt(end - 4) : ' ',
                        text.charAt(end - 3),
                        text.charAt(end - 2),
                        text.charAt(end - 1));
    }

    /** Whether a value of that name opens something. */
    static boolean isSecret(String name) {
        if (name.length() > LONGEST) {
            return false;
        }
        for (String ending : ENDINGS) {
            if (endsWith(name, ending)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value of that name tells who a person is. */
    static boolean isPersonal(String name) {
        return name.length() <= LONGEST && PERSONAL.contains(plain(name));
    }

    /** Whether a name ends so, in any case and with hyphens for underscores; every word of a text is asked. */
    private static boolean endsWith(String name, String ending) {
        int from = name.length() - ending.length();
        if (from < 0) {
            return false;
        }
        for (int i = ending.length() - 1; i >= 0; i--) {
            if (lower(name.charAt(from + i)) != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c == '-' ? '_' : c;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
