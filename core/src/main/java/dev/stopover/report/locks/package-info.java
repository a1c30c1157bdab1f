/** What migrations lock while they run, a class a format. */
package dev.stopover.report.locks;
