package io.resticmanager.alerts.rule;

/** Damage in pack contents, which only a check of all data clears: the order of the check that found it, and how that is told. */
public record Damage(long found, Words words) {}
