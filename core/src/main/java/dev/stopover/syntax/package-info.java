/** Tokens, statements, names and expressions: values that say what is written, not what it means. */
package dev.stopover.syntax;
