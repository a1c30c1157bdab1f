/**
 * What statements do to the relations they touch, measured on servers.
 *
 * <p>{@code cases.sql} holds the statements, {@link dev.stopover.postgres.effects.Observer} runs one, {@code
 * measured.tsv} keeps what was seen and {@link dev.stopover.postgres.effects.LocksPage} tells it to people.
 */
package dev.stopover.postgres.effects;
