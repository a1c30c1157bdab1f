/** The schema as replayed so far: what stands before a statement and what stands after it. */
package dev.stopover.catalog;
