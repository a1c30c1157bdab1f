/** Files and folders as they lie on disk or in memory, and the walk over them. */
package dev.stopover.project.walk;
