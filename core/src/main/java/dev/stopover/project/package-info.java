/** From folders to histories: the only reader of files. */
package dev.stopover.project;
