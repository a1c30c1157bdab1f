/** What a reviewer of migrations wants to know. */
package dev.stopover.review;
