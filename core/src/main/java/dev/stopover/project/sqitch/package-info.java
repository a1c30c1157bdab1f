/** Projects of sqitch with their plan. */
package dev.stopover.project.sqitch;
