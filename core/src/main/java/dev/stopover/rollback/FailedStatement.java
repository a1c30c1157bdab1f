package dev.stopover.rollback;

import dev.stopover.migration.Script;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A statement that is certain to fail.
 *
 * @param script the script that it stands in
 * @param range the smallest run that shows it
 * @param sqlState PostgreSQL's code of the error
 * @param message PostgreSQL's message, or what it comes to
 */
public record FailedStatement(Script script, TextRange range, String sqlState, String message) implements Ranged {}
