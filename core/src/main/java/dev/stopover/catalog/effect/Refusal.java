package dev.stopover.catalog.effect;

import java.util.Optional;

/**
 * Why PostgreSQL refuses a statement.
 *
 * @param sqlState its code of the error
 * @param reason its message, or what it comes to
 * @param condition what must hold of the rows for it to refuse; empty where it refuses whatever they are
 */
public record Refusal(String sqlState, String reason, Optional<String> condition) {

    static Refusal certain(String sqlState, String reason) {
        return new Refusal(sqlState, reason, Optional.empty());
    }

    static Refusal where(String condition, String sqlState, String reason) {
        return new Refusal(sqlState, reason, Optional.of(condition));
    }
}
