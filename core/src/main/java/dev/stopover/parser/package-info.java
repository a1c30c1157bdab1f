/**
 * From text to tokens, from tokens to statements, and from queries and expressions to what they mention; what takes a
 * tree is asked of {@link dev.stopover.parser.jsqlparser}; what bodies of PL/pgSQL run,
 * of {@link dev.stopover.parser.plpgsql}.
 */
package dev.stopover.parser;
