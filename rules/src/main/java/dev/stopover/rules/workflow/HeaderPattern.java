package dev.stopover.rules.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the value of a header's field looks like.
 *
 * @param field the field's name
 * @param forms the forms that it may have: {@code *} stands for any text, {@code #} for a digit, case does not matter
 */
record HeaderPattern(String field, List<String> forms) {

    static final String FORM =
            "the name of a field, a colon, and the forms of its value, divided by |: * stands for any text, # for a digit";

    static boolean isLine(String line) {
        int colon = line.indexOf(':');
        return colon > 0
                && !line.substring(0, colon).isBlank()
                && !line.substring(colon + 1).isBlank();
    }

    static HeaderPattern of(String line) {
        int colon = line.indexOf(':');
        return new HeaderPattern(
                line.substring(0, colon).strip(),
                Arrays.stream(line.substring(colon + 1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    boolean accepts(String value) {
        return forms.stream().anyMatch(form -> matches(form.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT)));
    }

    /** Goes back to the last asterisk only, so that the time is bounded by the product of both lengths. */
    private static boolean matches(String form, String value) {
        int inForm = 0;
        int inValue = 0;
        int asterisk = -1;
        int behindAsterisk = 0;
        while (inValue < value.length()) {
            if (inForm < form.length() && form.charAt(inForm) == '*') {
                asterisk = inForm++;
                behindAsterisk = inValue;
            } else if (inForm < form.length() && accepts(form.charAt(inForm), value.charAt(inValue))) {
                inForm++;
                inValue++;
            } else if (asterisk >= 0) {
                inForm = asterisk + 1;
                inValue = ++behindAsterisk;
            } else {
                return false;
            }
        }
        return form.substring(inForm).chars().allMatch(c -> c == '*');
    }

    private static boolean accepts(char form, char c) {
        return form == '#' ? c >= '0' && c <= '9' : form == c;
    }
}
