/** Rules about the rows that migrations write. */
package dev.stopover.rules.data;
