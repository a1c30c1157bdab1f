package dev.stopover.catalog;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * Why a statement is certain to fail.
 *
 * @param range the smallest run that shows it
 * @param sqlState PostgreSQL's code of the error
 * @param message PostgreSQL's message
 */
public record Failure(TextRange range, String sqlState, String message) implements Ranged {}
