package dev.stopover.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final int SHORTEST = 3;

    /** For each last letter of these names the letters that may stand before it, one bit each. */
    private static final int[] BEFORE_LAST = beforeLast();

    private SensitiveNames() {}

    private static int[] beforeLast() {
        int[] letters = new int['z' - 'a' + 1];
        Stream.concat(ENDINGS.stream(), PERSONAL.stream())
                .forEach(name -> letters[name.charAt(name.length() - 1) - 'a'] |= bit(name.charAt(name.length() - 2)));
        return letters;
    }

    /** The bit of a small letter; all else shares one. */
    private static int bit(char c) {
        return c >= 'a' && c <= 'z' ? 1 << (c - 'a') : 1 << ('z' - 'a' + 1);
    }

    /**
     * Whether what stands in a text between two offsets may be a name of either sort. Every word of a text is asked, so
     * the last letters and the length turn most of them away before anything is copied.
     */
    static boolean mayBe(String text, int start, int end) {
        int length = end - start;
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        char last = lower(text.charAt(end - 1));
        return last >= 'a' && last <= 'z' && (BEFORE_LAST[last - 'a'] & bit(lower(text.charAt(end - 2)))) != 0;
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
