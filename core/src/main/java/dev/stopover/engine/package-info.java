/** Replays histories, asks the rules, and keeps what they find. */
package dev.stopover.engine;
