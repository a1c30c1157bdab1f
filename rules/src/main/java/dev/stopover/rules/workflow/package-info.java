/** Rules about files, versions and rollbacks. */
package dev.stopover.rules.workflow;
