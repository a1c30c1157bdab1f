/** What the author of a rule sees. */
package dev.stopover.rule;
