/** Rules about who can read and change what. */
package dev.stopover.rules.security;
