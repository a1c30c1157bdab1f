/** What a migration changes, in the words of those who have to approve of it. */
package dev.stopover.change;
