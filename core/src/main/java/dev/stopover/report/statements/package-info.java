/** What statements say, as a tree for people and as facts to compare. */
package dev.stopover.report.statements;
