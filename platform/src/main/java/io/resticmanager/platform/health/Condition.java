package io.resticmanager.platform.health;

import io.resticmanager.contracts.json.Wire;

/** How one thing is: well or not, whether the service can do nothing without it, and a sentence. */
@Wire
public record Condition(String name, boolean well, boolean needed, String detail) {}
