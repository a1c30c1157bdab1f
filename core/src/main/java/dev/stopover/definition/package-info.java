/** The objects of a catalog as SQL writes them. */
package dev.stopover.definition;
