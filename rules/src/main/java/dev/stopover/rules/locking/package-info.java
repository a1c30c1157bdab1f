/** Rules about what holds off readers and writers. */
package dev.stopover.rules.locking;
