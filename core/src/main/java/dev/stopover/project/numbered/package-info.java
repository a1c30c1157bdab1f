/** Folders of numbered files: golang-migrate, sqlx, up and down in two folders, and those of no tool. */
package dev.stopover.project.numbered;
