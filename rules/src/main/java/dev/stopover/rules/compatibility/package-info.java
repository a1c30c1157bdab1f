/** What code that is running would no longer find. */
package dev.stopover.rules.compatibility;
