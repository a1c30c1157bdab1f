/** The configuration file, as a value. */
package dev.stopover.config;
