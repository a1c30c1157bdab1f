/** What was found, written for people and for tools: a class a format. */
package dev.stopover.report.findings;
