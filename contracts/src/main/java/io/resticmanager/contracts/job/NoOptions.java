package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;

/** A kind of job that takes no options. */
@Wire
public record NoOptions() implements JobOptions {}
