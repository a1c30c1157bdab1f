/** Folders of Flyway with its settings and naming. */
package dev.stopover.project.flyway;
