package dev.stopover.project;

import dev.stopover.migration.Layout;
import dev.stopover.project.atlas.AtlasLayout;
import dev.stopover.project.drizzle.DrizzleLayout;
import dev.stopover.project.flyway.FlywayLayout;
import dev.stopover.project.folders.FolderPerMigrationLayout;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.liquibase.LiquibaseLayout;
import dev.stopover.project.numbered.GolangMigrateLayout;
import dev.stopover.project.numbered.PlainLayout;
import dev.stopover.project.numbered.SqlxLayout;
import dev.stopover.project.numbered.UpDownFoldersLayout;
import dev.stopover.project.sections.SectionDialect;
import dev.stopover.project.sections.SectionLayout;
import dev.stopover.project.sqitch.SqitchLayout;
import dev.stopover.project.supabase.SupabaseLayout;
import dev.stopover.project.walk.Folder;
import java.util.ArrayList;
import java.util.List;

/** The layouts in the order in which they are looked for, the surest marks first. */
final class Layouts {

    /** A layout and what knows it. */
    record Row(Layout layout, LayoutReader reader) {}

    /** A layout that a folder has a mark of, and the mark. */
    record Marked(Layout layout, LayoutReader reader, String mark) {}

    private static final List<Row> TABLE = List.of(
            new Row(Layout.SUPABASE, new SupabaseLayout()),
            new Row(Layout.ATLAS, new AtlasLayout()),
            new Row(Layout.SQITCH, new SqitchLayout()),
            new Row(Layout.FLYWAY, new FlywayLayout()),
            new Row(Layout.PRISMA, new FolderPerMigrationLayout(Layout.PRISMA)),
            new Row(Layout.DRIZZLE, new DrizzleLayout()),
            new Row(Layout.DRIZZLE, new FolderPerMigrationLayout(Layout.DRIZZLE)),
            new Row(Layout.LIQUIBASE, new LiquibaseLayout()),
            new Row(Layout.DBMATE, new SectionLayout(SectionDialect.DBMATE)),
            new Row(Layout.GOOSE, new SectionLayout(SectionDialect.GOOSE)),
            new Row(Layout.SQL_MIGRATE, new SectionLayout(SectionDialect.SQL_MIGRATE)),
            new Row(Layout.GOLANG_MIGRATE, new GolangMigrateLayout()),
            new Row(Layout.SQLX, new SqlxLayout()),
            new Row(Layout.NODE_PG_MIGRATE, new SectionLayout(SectionDialect.NODE_PG_MIGRATE)),
            new Row(Layout.HASURA, new FolderPerMigrationLayout(Layout.HASURA)),
            new Row(Layout.DIESEL, new FolderPerMigrationLayout(Layout.DIESEL)),
            new Row(Layout.UP_DOWN_FOLDERS, new UpDownFoldersLayout()),
            new Row(Layout.SUFFIX_PAIR, new PlainLayout()),
            new Row(Layout.PLAIN, new PlainLayout()));

    private Layouts() {}

    /** The layouts that a folder has a mark of, the surest first; the plain one not among them. */
    static List<Marked> marked(Folder folder, Surroundings surroundings) {
        List<Marked> marked = new ArrayList<>();
        for (Row row : TABLE) {
            if (!(row.reader() instanceof PlainLayout)) {
                row.reader()
                        .mark(folder, surroundings)
                        .ifPresent(mark -> marked.add(new Marked(row.layout(), row.reader(), mark)));
            }
        }
        return marked;
    }

    /** Whether two layouts cannot both be meant. Atlas keeps its sums beside the files of other tools. */
    static boolean areAtOdds(Marked one, Marked other) {
        return isSure(one) && isSure(other);
    }

    /** Whether the mark of a layout is a file that only its tool writes. */
    private static boolean isSure(Marked marked) {
        return switch (marked.layout()) {
            case SUPABASE, SQITCH, PRISMA, DRIZZLE, GOOSE, DBMATE, SQL_MIGRATE, LIQUIBASE -> true;
            default -> false;
        };
    }

    /** What knows a layout. */
    static LayoutReader of(Layout layout) {
        return TABLE.stream()
                .filter(row -> row.layout() == layout)
                .findFirst()
                .orElseThrow()
                .reader();
    }
}
