/** What each statement does to a catalog and a session. {@link dev.stopover.catalog.State#after} is the way in. */
package dev.stopover.catalog.replay;
