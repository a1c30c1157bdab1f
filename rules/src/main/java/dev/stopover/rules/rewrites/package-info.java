/** Rules about what writes a whole table anew. */
package dev.stopover.rules.rewrites;
