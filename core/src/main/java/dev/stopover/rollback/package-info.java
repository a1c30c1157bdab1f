/** Whether a rollback undoes its migration, and the rollback that would. */
package dev.stopover.rollback;
