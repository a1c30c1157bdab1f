/** One run from a folder to a report, as the command and the plugin for Maven both do it. */
package dev.stopover.run;
