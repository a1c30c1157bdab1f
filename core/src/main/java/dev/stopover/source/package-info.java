/** Text, places in it, and changes of it. */
package dev.stopover.source;
