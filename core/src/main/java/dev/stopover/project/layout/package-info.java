/** What a layout is asked, what it answers, and what several families of tools share. */
package dev.stopover.project.layout;
