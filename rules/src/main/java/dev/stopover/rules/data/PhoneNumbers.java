package dev.stopover.rules.data;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** What libphonenumber says of numbers. It costs some 50 ms to load, so that only what looks like a number is asked about. */
final class PhoneNumbers {

    private PhoneNumbers() {}

    /** Whether a number that begins with a plus is of a form that its country gives out. */
    static boolean isGivenOut(String number) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.isValidNumber(numbers.parse(number, null));
        } catch (NumberParseException e) {
            // What cannot be read is no number of any country.
            return false;
        }
    }
}
