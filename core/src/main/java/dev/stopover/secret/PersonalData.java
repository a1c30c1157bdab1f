package dev.stopover.secret;

import dev.stopover.source.TextRange;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Data of people that can be told by their form: addresses of e-mail, telephone numbers, numbers of cards (with Luhn's
 * check digit), of bank accounts (ISO 13616) and of American social security. What is known to belong to nobody is left.
 */
final class PersonalData {

    private static final int LONGEST_MAILBOX = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_NUMBER = 42;

    /** No number that is looked for has fewer. */
    private static final int FEWEST_DIGITS = 8;

    /** Domains of RFC 2606 and RFC 6761, and some that everybody uses in their stead. */
    private static final Set<String> NOBODYS_ENDINGS = Set.of("example", "test", "invalid", "localhost", "local");

    private static final Set<String> NOBODYS_DOMAINS =
            Set.of("example.com", "example.net", "example.org", "test.com", "mailinator.com");

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private final String text;
    private final List<Secret> found;
    private int next;

    PersonalData(String text, List<Secret> found) {
        this.text = text;
        this.found = found;
    }

    /** Whether a word that begins so may be a number or an account. */
    static boolean mayBegin(char first) {
        return Characters.isDigit(first) || first >= 'A' && first <= 'Z';
    }

    /** Looks at a word, which begins at an offset with a character. */
    void word(int at, char first) {
        if (at >= next) {
            next = Characters.isDigit(first) ? number(at) : account(at);
        }
    }

    /** Looks at a sign. */
    void sign(int at, char sign) {
        if (at >= next) {
            if (sign == '@') {
                mail(at);
            } else {
                next = number(at);
            }
        }
    }

    private void mail(int sign) {
        int start = sign;
        while (start > 0 && sign - start < LONGEST_MAILBOX && isMailbox(text.charAt(start - 1))) {
            start--;
        }
        int end = sign + 1;
        while (end < text.length() && end - sign < LONGEST_DOMAIN && isDomain(text.charAt(end))) {
            end++;
        }
        while (end > sign + 1 && !Characters.isLetter(text.charAt(end - 1))) {
            end--;
        }
        String domain = text.substring(sign + 1, end).toLowerCase(Locale.ROOT);
        int dot = domain.lastIndexOf('.');
        if (start > 0 && text.charAt(start - 1) == ':' && !text.startsWith("mailto:", start - "mailto:".length())) {
            // A password before the host of an address, which is found as such.
            return;
        }
        if (start < sign && dot > 0 && domain.length() - dot > 2 && !isNobodys(domain, dot)) {
            personal("an address of e-mail", start, end);
        }
    }

    private static boolean isNobodys(String domain, int dot) {
        int before = domain.lastIndexOf('.', dot - 1);
        return NOBODYS_ENDINGS.contains(domain.substring(dot + 1))
                || NOBODYS_DOMAINS.contains(domain.substring(before + 1));
    }

    private static boolean isMailbox(char c) {
        return Characters.isAlphanumeric(c) || "._%+-".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return Characters.isAlphanumeric(c) || c == '.' || c == '-';
    }

    /** A number with its separators; what it is depends on its digits and on how they are grouped. */
    private int number(int start) {
        if (start > 0 && (isPart(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
            return start + 1;
        }
        int end = start;
        int at = start;
        int count = 0;
        while (at < text.length() && at - start < LONGEST_NUMBER && isNumber(text.charAt(at), at == start)) {
            if (Characters.isDigit(text.charAt(at))) {
                count++;
                end = at + 1;
            }
            at++;
        }
        if (end == start || end < text.length() && isPart(text.charAt(end))) {
            return Math.max(start + 1, end);
        }
        String what = count < FEWEST_DIGITS ? "" : what(start, end);
        if (what.isEmpty()) {
            return text.charAt(start) == '+' || text.charAt(start) == '(' ? start + 1 : firstRun(start);
        }
        personal(what, start, end);
        return end;
    }

    private int firstRun(int start) {
        int at = start;
        while (at < text.length() && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPart(char c) {
        return Characters.isWord(c) || c == '.';
    }

    private static boolean isNumber(char c, boolean first) {
        return Characters.isDigit(c) || c == '(' || first && c == '+' || !first && " )-./".indexOf(c) >= 0;
    }

    private String what(int start, int end) {
        var digits = new StringBuilder();
        var shape = new StringBuilder();
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (Characters.isDigit(c)) {
                digits.append(c);
            }
            shape.append(Characters.isDigit(c) ? '0' : c);
        }
        return what(shape.toString(), digits.toString());
    }

    private static String what(String shape, String digits) {
        if (shape.startsWith("+0") && digits.length() >= FEWEST_DIGITS && digits.length() <= 15) {
            return "a telephone number";
        }
        if (shape.equals("000-00-0000")) {
            return isAmericanArea(digits) ? "a social security number" : "";
        }
        String plain = shape.replace("(", "").replace(") ", "-").replace(")", "-");
        if (plain.replace(' ', '-').replace('.', '-').equals("000-000-0000")) {
            return "a telephone number";
        }
        return isCard(shape, digits) ? "a card's number" : "";
    }

    /** The social security administration gives out no other area, and no group and no serial of noughts. */
    private static boolean isAmericanArea(String digits) {
        int area = Integer.parseInt(digits.substring(0, 3));
        return area != 0 && area != 666 && area < 900 && !digits.startsWith("00", 3) && !digits.endsWith("0000");
    }

    private static boolean isCard(String shape, String digits) {
        boolean grouped =
                shape.length() == digits.length() || shape.replace('-', ' ').startsWith("0000 0000");
        return grouped
                && digits.length() >= 13
                && digits.length() <= 19
                && digits.charAt(0) >= '3'
                && digits.charAt(0) <= '6'
                && hasCheckDigit(digits);
    }

    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    /** Two letters of a country, two check digits, then up to thirty letters and digits, often in groups of four. */
    private int account(int start) {
        if (!Characters.startsWord(text, start)
                || start + 4 > text.length()
                || !Characters.isLetter(text.charAt(start + 1))
                || !Characters.isDigit(text.charAt(start + 2))
                || !Characters.isDigit(text.charAt(start + 3))) {
            return start + 1;
        }
        var number = new StringBuilder();
        int at = start;
        while (at < text.length() && at - start < LONGEST_NUMBER && isAccount(at)) {
            if (text.charAt(at) != ' ') {
                number.append(text.charAt(at));
            }
            at++;
        }
        String written = number.toString().toUpperCase(Locale.ROOT);
        if (written.length() < 15 || written.length() > 34 || !isChecked(written)) {
            return start + 1;
        }
        personal("a bank account", start, at);
        return at;
    }

    private boolean isAccount(int at) {
        char c = text.charAt(at);
        return Characters.isAlphanumeric(c)
                || c == ' ' && at + 1 < text.length() && Characters.isAlphanumeric(text.charAt(at + 1));
    }

    private static boolean isChecked(String account) {
        var number = new StringBuilder();
        String moved = account.substring(4) + account.substring(0, 4);
        for (int i = 0; i < moved.length(); i++) {
            number.append(Character.digit(moved.charAt(i), 36));
        }
        return new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }

    private void personal(String what, int start, int end) {
        found.add(new Secret(Secret.Kind.PERSONAL, what, new TextRange(start, end)));
    }
}
