/** What authors of rules test their rules with: SQL with findings drawn under it, and pages whose examples run. */
package dev.stopover.testing;
