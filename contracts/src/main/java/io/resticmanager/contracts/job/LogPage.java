package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;

/** Part of a log: {@code next} is the line number to ask after; complete when the job is over and no line is left. */
@Wire
public record LogPage(List<LogLine> lines, long next, boolean complete) {}
