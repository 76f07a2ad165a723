package io.resticmanager.alerts.rule;

/** What a rule says: what to do, and how far the trouble has been followed now. */
public record Verdict(Decision decision, long seen) {}
