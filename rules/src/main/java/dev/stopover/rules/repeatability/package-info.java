/** Rules about whether a migration runs, and runs again. */
package dev.stopover.rules.repeatability;
