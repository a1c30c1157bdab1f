/** What would be lost. */
package dev.stopover.rules.data_loss;
