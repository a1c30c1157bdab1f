/** What git knows of a project, asked of the installed git in such a way that it runs nothing of the repository. */
package dev.stopover.git;
