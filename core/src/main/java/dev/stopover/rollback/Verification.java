package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.UserType;
import dev.stopover.definition.SqlParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The block at the end of a written rollback that fails if something is still there, or is not there again. */
final class Verification {

    private Verification() {}

    /**
     * The block; empty if there is nothing that it could ask for.
     *
     * @param before what stands before the migration, and again after its rollback
     * @param after what stands after the migration
     * @param left what the rollback does not do
     */
    static Optional<String> of(Catalog before, Catalog after, List<Difference> left) {
        List<String> checks = new ArrayList<>();
        for (Difference difference : Comparison.of(before, after)) {
            boolean undone = left.stream()
                    .noneMatch(
                            other -> other.part().key().equals(difference.part().key()));
            if (undone && difference.isCertainAndDecides() && difference.kind() != Difference.Kind.CHANGED) {
                boolean gone = difference.kind() == Difference.Kind.LEFT_OVER;
                wrong(difference.part(), gone ? after : before, gone)
                        .ifPresent(wrong -> checks.add(check(difference.part(), wrong, gone)));
            }
        }
        return checks.isEmpty() ? Optional.empty() : Optional.of(block(checks));
    }

    private static String block(List<String> checks) {
        String tag = "$$";
        for (int i = 0; contains(checks, tag); i++) {
            tag = "$verify" + i + "$";
        }
        return "DO " + tag + "\nBEGIN\n" + String.join("", checks) + "END\n" + tag;
    }

    private static boolean contains(List<String> checks, String tag) {
        return checks.stream().anyMatch(check -> check.contains(tag));
    }

    private static String check(SchemaPart part, String wrong, boolean gone) {
        String complaint = part.title() + (gone ? " is still there" : " is not there again");
        return "    IF " + wrong + " THEN\n        RAISE EXCEPTION USING MESSAGE = " + SqlParts.literal(complaint)
                + ";\n    END IF;\n";
    }

    /** The condition that it is there, or is not; looks at catalogs by name, which no missing name makes fail. */
    private static Optional<String> wrong(SchemaPart part, Catalog catalog, boolean there) {
        String own = part.owner().isEmpty()
                ? unquoted(part.name())
                : unquoted(part.name()
                        .substring(Math.min(part.name().length(), part.owner().length() + 1)));
        return switch (part.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX -> Optional.of(found("to_regclass", part, there));
            case COLUMN ->
                Optional.of(exists(
                        there, ofRelation("pg_attribute", "attrelid", part, "attname", own) + " AND NOT attisdropped"));
            case CONSTRAINT ->
                Optional.of(exists(there, ofRelation("pg_constraint", "conrelid", part, "conname", own)));
            case POLICY -> Optional.of(exists(there, ofRelation("pg_policy", "polrelid", part, "polname", own)));
            case TRIGGER -> Optional.of(exists(there, ofRelation("pg_trigger", "tgrelid", part, "tgname", own)));
            case RULE -> Optional.of(exists(there, ofRelation("pg_rewrite", "ev_class", part, "rulename", own)));
            case SCHEMA -> Optional.of(found("to_regnamespace", part, there));
            case EXTENSION -> Optional.of(exists(there, "pg_extension WHERE extname = " + SqlParts.literal(own)));
            case TYPE ->
                catalog.types().stream()
                        .map(UserType::name)
                        .filter(name -> name.toString().equals(part.name()))
                        .findFirst()
                        .map(name -> exists(there, type(name)));
            case FUNCTION ->
                // A type that is gone, too, would make to_regprocedure fail.
                part.name().indexOf('.', part.name().lastIndexOf('(')) < 0
                        ? Optional.of(found("to_regprocedure", part, there))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String found(String function, SchemaPart part, boolean there) {
        return function + "(" + SqlParts.literal(part.name()) + ") IS " + (there ? "NOT NULL" : "NULL");
    }

    private static String exists(boolean there, String from) {
        return (there ? "" : "NOT ") + "EXISTS (SELECT FROM " + from + ")";
    }

    private static String ofRelation(String catalog, String relation, SchemaPart part, String column, String name) {
        return catalog + " WHERE " + relation + " = to_regclass(" + SqlParts.literal(part.owner()) + ") AND " + column
                + " = " + SqlParts.literal(name);
    }

    private static String type(ObjectName name) {
        return "pg_type WHERE typname = " + SqlParts.literal(name.name())
                + " AND typnamespace = (SELECT oid FROM pg_namespace WHERE nspname = "
                + SqlParts.literal(name.schema()) + ")";
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
