/** The command {@code stopover}: options, exit codes, and what goes where. */
package dev.stopover.cli;
