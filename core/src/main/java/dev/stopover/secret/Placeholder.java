package dev.stopover.secret;

/** What stands for a secret that is put in later, and gives nothing away. */
final class Placeholder {

    private static final String[] BEGINNINGS = {"${", "$(", "{{", "<", ":'", ":\"", "%", "["};

    private Placeholder() {}

    static boolean starts(String text, int at) {
        for (String beginning : BEGINNINGS) {
            if (text.startsWith(beginning, at)) {
                return true;
            }
        }
        return false;
    }
}
