/** Migrations, the histories they make up, and what runs them. */
package dev.stopover.migration;
