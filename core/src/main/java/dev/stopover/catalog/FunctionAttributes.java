package dev.stopover.catalog;

import java.util.Map;

/** What is said of functions by the words of CREATE FUNCTION: COST, LEAKPROOF, PARALLEL, ROWS, SUPPORT and so on. */
final class FunctionAttributes {

    private FunctionAttributes() {}

    /** Attributes of which some are said anew; those that PostgreSQL takes anyway are left out. */
    static PersistentMap<String, String> changed(
            PersistentMap<String, String> attributes, Map<String, String> said, String language) {
        PersistentMap<String, String> changed = attributes;
        for (Map.Entry<String, String> attribute : said.entrySet()) {
            String name = attribute.getKey();
            changed = attribute.getValue().equals(usual(name, language))
                    ? changed.without(name)
                    : changed.with(name, attribute.getValue());
        }
        return changed;
    }

    /** What PostgreSQL takes where nothing is said (manual, CREATE FUNCTION); empty is without. */
    private static String usual(String attribute, String language) {
        return switch (attribute) {
            case "COST" -> language.equals("c") || language.equals("internal") ? "1" : "100";
            case "ROWS" -> "1000";
            case "PARALLEL" -> "UNSAFE";
            default -> "";
        };
    }
}
