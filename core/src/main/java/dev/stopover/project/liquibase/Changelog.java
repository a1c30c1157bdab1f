package dev.stopover.project.liquibase;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * What a changelog of Liquibase names, in its order.
 *
 * @param entries the files and folders
 * @param unread how many changes it holds that are not written in files of SQL
 * @param properties the properties that it defines
 */
record Changelog(List<Entry> entries, int unread, ChangelogProperties properties) {

    /**
     * A file or a folder.
     *
     * @param path as written
     * @param folder whether all files of a folder are meant
     * @param rollback whether it takes back the file that is named before it
     * @param relative whether the path is relative to the changelog
     * @param range where it is written
     */
    record Entry(String path, boolean folder, boolean rollback, boolean relative, TextRange range) {}
}
