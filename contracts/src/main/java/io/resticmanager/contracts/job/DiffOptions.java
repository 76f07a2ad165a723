package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;

/** Two snapshots, by full id or by at least eight of its digits: what changed from {@code a} to {@code b}. */
@Wire
public record DiffOptions(String a, String b) implements JobOptions {}
