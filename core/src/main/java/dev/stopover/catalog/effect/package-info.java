/** What a statement does to a live database: what it locks, rewrites and reads, and whether it is refused. */
package dev.stopover.catalog.effect;
