/** Writes reviews, a class a format. */
package dev.stopover.report.review;
