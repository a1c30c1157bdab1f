/** What nobody may read in a report: keys, passwords and data of people, found in text by how they look. */
package dev.stopover.secret;
