/** Rules about the shape of what is made: keys, indexes, types, names. */
package dev.stopover.rules.design;
