/** What rollbacks leave undone, a class a format. */
package dev.stopover.report.rollbacks;
