package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;

/** Init takes no options: the repository and its password are the host's. */
@Wire
public record InitOptions() implements JobOptions {}
