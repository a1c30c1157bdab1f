/** PostgreSQL servers that tests may ask: one a major version, started on first use and shared by all tests of a run. */
package dev.stopover.postgres;
