package dev.stopover.rule;

/** What it takes to choose a rule: a preset, a configuration or a comment asks no more. */
public interface Choosable {

    /** The rule's name, wherever it is named. */
    String id();

    /** The narrowest preset that has it. */
    Preset preset();

    /** How much a finding in a script to go up weighs. */
    Severity severity();
}
