package dev.stopover.catalog;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * Why a statement is certain to fail.
 *
 * @param range the smallest run that shows it
 * @param sqlState PostgreSQL's code of the error
 * @param message PostgreSQL's message
 * @param cause where what stands in its way was made, or what it needs was dropped, if that is known
 */
public record Failure(TextRange range, String sqlState, String message, Optional<Origin> cause) implements Ranged {}
