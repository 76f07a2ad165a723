package io.resticmanager.contracts.event;

import io.resticmanager.contracts.json.Wire;

/** A nudge for pages that are open now: look at this host again. */
@Wire
public record HostStirred(String hostId, String what) {}
