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

    private SensitiveNames() {}

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
            char c = name.charAt(from + i);
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c == '-' ? '_' : c;
            if (lower != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
