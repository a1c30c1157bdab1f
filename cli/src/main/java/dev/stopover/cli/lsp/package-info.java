/** The language server: what editors show while migrations are written. */
package dev.stopover.cli.lsp;
