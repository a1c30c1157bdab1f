/**
 * Bodies of PL/pgSQL: {@link dev.stopover.parser.plpgsql.PlpgsqlParser} reads them, and
 * {@link dev.stopover.parser.plpgsql.Execution} says which statements run in them, with the texts that EXECUTE takes as
 * far as they are constant.
 */
package dev.stopover.parser.plpgsql;
