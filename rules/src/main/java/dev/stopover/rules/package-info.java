/** The built-in rules; a package for each category. */
package dev.stopover.rules;
