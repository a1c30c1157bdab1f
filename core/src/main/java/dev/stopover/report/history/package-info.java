/** What runs in which order, and what does not run, a class a format. */
package dev.stopover.report.history;
