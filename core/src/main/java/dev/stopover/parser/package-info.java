/** From text to tokens, from tokens to statements; and, behind one bridge, to the trees of JSqlParser. */
package dev.stopover.parser;
