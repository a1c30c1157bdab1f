/** Schemas and what is different between two of them, a class a format. */
package dev.stopover.report.schema;
