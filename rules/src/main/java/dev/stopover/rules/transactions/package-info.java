/** Rules about where transactions begin and end. */
package dev.stopover.rules.transactions;
