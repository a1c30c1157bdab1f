/** Files with a section up and a section down: goose, dbmate, sql-migrate, node-pg-migrate. */
package dev.stopover.project.sections;
