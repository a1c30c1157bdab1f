/**
 * What JSqlParser is asked, behind one entry, {@link dev.stopover.parser.jsqlparser.Trees}. Our own grammar reads every
 * query and expression and notes what it mentions ({@link dev.stopover.syntax.Mentions}); that says which relations,
 * columns, functions, types and constants there are, what a query puts out, and what plain rows and assignments write.
 * JSqlParser's trees say what follows from how they hang together: whether a condition is always true, which columns it
 * proves null or not null, and which constant comes into which column where a query or a row is written. Nothing here is
 * loaded until such a question is asked, and nothing else uses JSqlParser.
 */
package dev.stopover.parser.jsqlparser;
