/** What people and programs read: one class a format, and the same bytes for the same input on every machine. */
package dev.stopover.report;
