/** Folders of Atlas. */
package dev.stopover.project.atlas;
