package dev.stopover.rollback;

import dev.stopover.migration.History;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Migration;
import java.util.List;

/**
 * Where a rollback belongs, as the layout of its history says.
 *
 * @param layout the layout
 * @param path the file, relative to the project's root
 * @param inMigration whether it is a section of its migration's file
 * @param begun whether the section is there, and empty
 * @param offset where in the file the section goes; 0 in a file of its own
 */
public record RollbackPlace(Layout layout, String path, boolean inMigration, boolean begun, int offset) {

    /** The place for the rollback of a migration. */
    public static RollbackPlace of(History history, Migration migration) {
        Layout layout = history.layout();
        String up = migration.up().file().path();
        return switch (layout) {
            case GOOSE, DBMATE, SQL_MIGRATE, NODE_PG_MIGRATE, LIQUIBASE -> {
                boolean begun = migration.down().isPresent() && layout != Layout.LIQUIBASE;
                int end = begun
                        ? migration.down().get().range().end()
                        : migration.up().range().end();
                int offset =
                        isXml(up) ? RollbackElement.offset(migration.up().file().text(), end) : end;
                yield new RollbackPlace(layout, up, true, begun, offset);
            }
            default -> new RollbackPlace(layout, path(layout, up), false, false, 0);
        };
    }

    private static String path(Layout layout, String up) {
        String folder = up.substring(0, up.lastIndexOf('/') + 1);
        String name = up.substring(folder.length());
        String stem = name.replaceFirst("(\\.up)?\\.sql$", "");
        String outer = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        return switch (layout) {
            case GOLANG_MIGRATE, SQLX -> folder + stem + ".down.sql";
            case DIESEL, HASURA, PRISMA -> folder + "down.sql";
            case FLYWAY -> folder + "U" + name.replaceFirst("^[VB]", "");
            case SQITCH -> up.replaceFirst("(^|/)deploy/", "$1revert/");
            case UP_DOWN_FOLDERS -> outer + "down/" + name;
            case ATLAS -> folder + "rollbacks/" + stem + "_DOWN.sql";
            case SUPABASE -> outer + "rollbacks/" + stem + "_DOWN.sql";
            default -> folder + stem + "_DOWN.sql";
        };
    }

    /** Whether a script of a layout may say BEGIN and COMMIT. */
    static boolean allowsTransactions(Layout layout) {
        return layout != Layout.LIQUIBASE && layout != Layout.SQITCH;
    }

    private static boolean isXml(String path) {
        return path.endsWith(".xml");
    }

    /** Whether a rollback can be written there: not into a changelog in YAML or JSON, whose shape is its author's. */
    public boolean isWritable() {
        return layout != Layout.LIQUIBASE || isXml(path) || path.endsWith(".sql");
    }

    /** Whether what reads it knows where a block ends: Liquibase cuts the lines of a rollback at semicolons. */
    boolean allowsBlocks() {
        return layout != Layout.LIQUIBASE || isXml(path);
    }

    String written(List<String> comments, List<String> statements, boolean concurrently) {
        if (layout == Layout.LIQUIBASE && isXml(path)) {
            return RollbackElement.of(comments, statements);
        }
        StringBuilder text = new StringBuilder();
        if (layout == Layout.SQLX && concurrently) {
            text.append("-- no-transaction\n");
        }
        if (inMigration) {
            text.append('\n').append(begun ? "" : header(concurrently));
        }
        comments.forEach(comment -> text.append(comment).append('\n'));
        boolean wrapped = layout == Layout.SQITCH && !concurrently;
        text.append(wrapped ? "\nBEGIN;\n" : "");
        for (String statement : statements) {
            text.append('\n').append(cut(statement)).append('\n');
        }
        text.append(wrapped ? "\nCOMMIT;\n" : "");
        return layout == Layout.LIQUIBASE ? asRollbackLines(text.toString()) : text.toString();
    }

    private String header(boolean concurrently) {
        return switch (layout) {
            case GOOSE -> "-- +goose Down\n";
            case DBMATE -> "-- migrate:down" + (concurrently ? " transaction:false" : "") + "\n";
            case SQL_MIGRATE -> "-- +migrate Down" + (concurrently ? " notransaction" : "") + "\n";
            case NODE_PG_MIGRATE -> "-- Down Migration\n";
            default -> "";
        };
    }

    /** These runners cut a file at semicolons, those of a body included, unless told where a statement ends. */
    private String cut(String statement) {
        String tool = layout == Layout.GOOSE ? "goose" : layout == Layout.SQL_MIGRATE ? "migrate" : "";
        boolean several = statement.indexOf(';') < statement.length() - 1;
        return tool.isEmpty() || !several
                ? statement
                : "-- +" + tool + " StatementBegin\n" + statement + "\n-- +" + tool + " StatementEnd";
    }

    private static String asRollbackLines(String text) {
        StringBuilder lines = new StringBuilder("\n");
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> lines.append("--rollback ").append(line).append('\n'));
        return lines.toString();
    }
}
