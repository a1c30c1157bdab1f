package dev.stopover.rules.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that identifies a person.
 *
 * @param kind what it is
 * @param weight how much it says by itself
 * @param masked what may be printed of it
 * @param named whether it is the value of a key of JSON that says something of a person
 */
record PersonalDatum(Kind kind, int weight, String masked, boolean named) {

    /** What identifies people. */
    enum Kind {
        /** An e-mail address. */
        EMAIL("e-mail address", "e-mail addresses"),
        /** A phone number. */
        PHONE("phone number", "phone numbers"),
        /** An international bank account number. */
        IBAN("bank account number", "bank account numbers"),
        /** The number of a payment card. */
        CARD("card number", "card numbers"),
        /** A social security number of the United States. */
        SECURITY_NUMBER("social security number", "social security numbers");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        String words(long count) {
            return count == 1 ? one : many;
        }
    }

    /** The weight of the address of a role, such as the support, rather than of a person. */
    static final int OF_A_ROLE = 2;

    /** The weight of what is one person's. */
    static final int OF_A_PERSON = 3;

    private static final int LONGEST = 64 * 1024;
    private static final int SHORTEST = 6;
    private static final int FEWEST_DIGITS = 8;

    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\w.%+-])([A-Za-z0-9][\\w.%+-]{0,63})@((?:[A-Za-z0-9-]{1,63}\\.)+([A-Za-z]{2,24}))\\b");
    private static final Pattern PHONE = Pattern.compile("\\+?\\(?[0-9][0-9 ()./-]{5,22}[0-9]");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}");
    private static final Pattern CARD = Pattern.compile(
            "(?:4[0-9]{3}|5[1-5][0-9]{2}|2[2-7][0-9]{2}|3[47][0-9]{2}|6011|65[0-9]{2}|35[0-9]{2})[0-9 -]{9,15}");
    private static final Pattern SECURITY_NUMBER =
            Pattern.compile("(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}");

    /** Domains that stand for no one's: RFC 2606, RFC 6761, and what people write instead. */
    private static final Set<String> NOBODYS_ENDINGS =
            Set.of("test", "example", "invalid", "localhost", "local", "internal");

    private static final Set<String> NOBODYS_NAMES = Set.of(
            "example",
            "test",
            "testing",
            "acme",
            "demo",
            "sample",
            "domain",
            "yourdomain",
            "mydomain",
            "company",
            "yourcompany",
            "mycompany",
            "email",
            "mailinator",
            "foo",
            "bar",
            "foobar",
            "localhost",
            "placeholder",
            "fake",
            "dummy",
            "noreply");

    private static final Set<String> FILE_ENDINGS =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "json", "html", "sql", "md");

    /** Mailboxes of a role rather than a person. */
    private static final Pattern ROLE = Pattern.compile(
            "(?:no-?reply|support|info|admin|administrator|hello|contact|sales|team|test|user|foo|bar|root|system|postmaster|webmaster|abuse|bot|service|mail|office|billing|security|privacy|legal|press|jobs|help|ops|dev|devops|notifications?|alerts?|anonymous|guest|deleted[._-]?(?:account|user)|ghost)[0-9]*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOBODYS_PHONE = Pattern.compile(
            "[0-9]*55501[0-9]{2}|([0-9])\\1+|[0-9]*0{7}|[0-9]*1234567[0-9]*|(?:44|0)?(?:1632960|2079460|7700900)[0-9]{3,4}");

    private static final Set<String> NOBODYS_CARDS = Set.of(
            "4242424242424242",
            "4000056655665556",
            "5555555555554444",
            "2223003122003222",
            "378282246310005",
            "371449635398431",
            "6011111111111117",
            "3056930009020004",
            "3566002020360505",
            "4111111111111111",
            "4012888888881881",
            "4000000000000002");

    private static final Set<String> NOBODYS_IBANS = Set.of(
            "GB82WEST12345698765432",
            "DE89370400440532013000",
            "GB29NWBK60161331926819",
            "NL91ABNA0417164300",
            "FR1420041010050500013M02606");

    private static final Set<String> NOBODYS_SECURITY_NUMBERS = Set.of("078-05-1120", "219-09-9999", "123-45-6789");

    /** Whether a text can hold anything at all: an address, or digits enough for a number. */
    static boolean isPossible(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return true;
            }
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS;
    }

    /** What a text holds; the column helps to tell numbers from numbers. */
    static List<PersonalDatum> in(String text, String column, Set<String> ownDomains) {
        if (text.length() > LONGEST || text.length() < SHORTEST || !isPossible(text)) {
            return List.of();
        }
        List<PersonalDatum> found = new ArrayList<>();
        if (text.charAt(0) == '{' || text.charAt(0) == '[') {
            for (JsonTexts.Json json : JsonTexts.in(text)) {
                boolean named = PersonalNames.isPersonalColumn(json.key());
                List<PersonalDatum> alone = new ArrayList<>();
                addAlone(json.value(), json.key(), ownDomains, alone);
                alone.forEach(datum -> found.add(new PersonalDatum(datum.kind, datum.weight, datum.masked, named)));
            }
        }
        if (found.isEmpty()) {
            addAlone(text, column, ownDomains, found);
        }
        return found;
    }

    private static void addAlone(String text, String column, Set<String> ownDomains, List<PersonalDatum> found) {
        int before = found.size();
        addEmails(text, ownDomains, found);
        if (found.size() == before && text.length() >= SHORTEST) {
            iban(text)
                    .or(() -> card(text, column))
                    .or(() -> securityNumber(text, column))
                    .or(() -> phone(text, column))
                    .ifPresent(found::add);
        }
    }

    private static void addEmails(String text, Set<String> ownDomains, List<PersonalDatum> found) {
        if (text.indexOf('@') < 0) {
            return;
        }
        Matcher matcher = EMAIL.matcher(text);
        while (matcher.find()) {
            String mailbox = matcher.group(1);
            String domain = matcher.group(2).toLowerCase(Locale.ROOT);
            if (!isNobodys(domain) && !ownDomains.contains(domain)) {
                int weight = ROLE.matcher(mailbox).matches() ? OF_A_ROLE : OF_A_PERSON;
                String masked = "%s***@%s***.%s".formatted(mailbox.charAt(0), domain.charAt(0), matcher.group(3));
                found.add(of(Kind.EMAIL, weight, masked));
            }
        }
    }

    private static boolean isNobodys(String domain) {
        String[] labels = domain.split("\\.");
        String ending = labels[labels.length - 1];
        if (NOBODYS_ENDINGS.contains(ending) || FILE_ENDINGS.contains(ending)) {
            return true;
        }
        for (int i = 0; i < labels.length - 1; i++) {
            if (NOBODYS_NAMES.contains(labels[i])) {
                return true;
            }
        }
        return false;
    }

    private static Optional<PersonalDatum> phone(String text, String column) {
        String digits = text.replaceAll("[^0-9]", "");
        boolean isPhone = PHONE.matcher(text).matches()
                && digits.length() >= 8
                && digits.length() <= 15
                && !NOBODYS_PHONE.matcher(digits).matches()
                && (text.startsWith("+") ? PhoneNumbers.isGivenOut(text) : PersonalNames.isPhone(column));
        return isPhone ? Optional.of(of(Kind.PHONE, 3, begun(text, 3))) : Optional.empty();
    }

    private static Optional<PersonalDatum> iban(String text) {
        String plain = text.replace(" ", "");
        boolean isIban = IBAN.matcher(text).matches() && hasCheckDigits(plain) && !NOBODYS_IBANS.contains(plain);
        return isIban ? Optional.of(of(Kind.IBAN, 4, begun(text, 2))) : Optional.empty();
    }

    /** ISO 7064: with its first four characters at the end and letters as numbers, it is 1 modulo 97. */
    private static boolean hasCheckDigits(String iban) {
        StringBuilder digits = new StringBuilder();
        String turned = iban.substring(4) + iban.substring(0, 4);
        turned.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static Optional<PersonalDatum> card(String text, String column) {
        String digits = text.replaceAll("[ -]", "");
        boolean isCard = CARD.matcher(text).matches()
                && digits.length() >= 13
                && digits.length() <= 19
                && (digits.length() < text.length() || PersonalNames.isCard(column))
                && hasLuhnDigit(digits)
                && !NOBODYS_CARDS.contains(digits);
        return isCard ? Optional.of(of(Kind.CARD, 4, begun(text, 1))) : Optional.empty();
    }

    private static boolean hasLuhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static Optional<PersonalDatum> securityNumber(String text, String column) {
        boolean isNumber = PersonalNames.isSecurityNumber(column)
                && SECURITY_NUMBER.matcher(text).matches()
                && !NOBODYS_SECURITY_NUMBERS.contains(text);
        return isNumber ? Optional.of(of(Kind.SECURITY_NUMBER, 3, "***")) : Optional.empty();
    }

    private static String begun(String text, int length) {
        return text.substring(0, length) + "***";
    }

    private static PersonalDatum of(Kind kind, int weight, String masked) {
        return new PersonalDatum(kind, weight, masked, false);
    }
}
