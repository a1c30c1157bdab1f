package dev.stopover.project.walk;

/** A pattern of a name as shells and git have it: asterisk, question mark, sets in brackets, and a backslash before what is meant as it is. */
final class PartPattern {

    private PartPattern() {}

    /** Whether a name matches. Only the last asterisk is ever tried again, so that the work is at most the product of both. */
    static boolean matches(String pattern, String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int from = 0;
        while (in < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = ++at;
                from = in;
            } else if (at < pattern.length() && takes(pattern, at, name.charAt(in))) {
                at = after(pattern, at);
                in++;
            } else if (star >= 0) {
                at = star;
                in = ++from;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static boolean takes(String pattern, int at, char letter) {
        char c = pattern.charAt(at);
        if (c == '?') {
            return true;
        }
        if (c == '\\' && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == letter;
        }
        if (c == '[' && end(pattern, at) > at) {
            return isIn(pattern.substring(at + 1, end(pattern, at)), letter);
        }
        return c == letter;
    }

    /** Where what stands at a place of the pattern ends. */
    private static int after(String pattern, int at) {
        char c = pattern.charAt(at);
        if (c == '\\' && at + 1 < pattern.length()) {
            return at + 2;
        }
        return c == '[' && end(pattern, at) > at ? end(pattern, at) + 1 : at + 1;
    }

    /** The bracket that closes a set; before its beginning if none does. */
    private static int end(String pattern, int at) {
        int first = at + 1;
        if (first < pattern.length() && (pattern.charAt(first) == '!' || pattern.charAt(first) == '^')) {
            first++;
        }
        return pattern.indexOf(']', first + 1);
    }

    private static boolean isIn(String set, char letter) {
        boolean not = set.startsWith("!") || set.startsWith("^");
        String members = not ? set.substring(1) : set;
        boolean found = false;
        for (int i = 0; i < members.length(); i++) {
            if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
                found |= members.charAt(i) <= letter && letter <= members.charAt(i + 2);
                i += 2;
            } else {
                found |= members.charAt(i) == letter;
            }
        }
        return found != not;
    }
}
