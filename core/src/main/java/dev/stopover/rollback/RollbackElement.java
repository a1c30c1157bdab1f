package dev.stopover.rollback;

import java.util.List;

/** The rollback of a changeset in XML: an element of its own, with a statement in each element in it. */
final class RollbackElement {

    private static final String END = "</changeSet>";

    private RollbackElement() {}

    /** Where it goes in a changeset that ends at an offset: before the line of the closing tag. */
    static int offset(String changelog, int end) {
        int tag = changelog.lastIndexOf(END, end);
        return tag < 0 ? end : changelog.lastIndexOf('\n', tag) + 1;
    }

    static String of(List<String> comments, List<String> statements) {
        StringBuilder element = new StringBuilder("        <rollback>\n");
        for (String comment : comments) {
            // No comment in XML may hold two hyphens in a row.
            String words = comment.substring(2).strip().replace("--", "- -");
            element.append("            <!-- ").append(words).append(" -->\n");
        }
        for (String statement : statements) {
            element.append("            <sql splitStatements=\"false\">")
                    .append(escaped(statement))
                    .append("</sql>\n");
        }
        return element.append("        </rollback>\n").toString();
    }

    private static String escaped(String sql) {
        return sql.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
