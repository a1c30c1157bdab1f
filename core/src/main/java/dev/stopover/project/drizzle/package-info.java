/** Folders of Drizzle with their journal. */
package dev.stopover.project.drizzle;
