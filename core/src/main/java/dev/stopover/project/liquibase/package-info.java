/** Changelogs of Liquibase and its formatted SQL. */
package dev.stopover.project.liquibase;
