/** Stopover as a part of a Maven build. */
package dev.stopover.maven;
