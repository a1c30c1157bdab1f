/** Queries over PostgreSQL's own catalogs, answered from the replayed schema. */
package dev.stopover.catalog.rows;
