/**
 * The types of expressions by PostgreSQL's rules: its own types, casts, operators and functions as tables that a server
 * filled, and how it chooses among them. An unknown anywhere makes a type unknown, and nothing is said of it.
 */
package dev.stopover.catalog.typing;
