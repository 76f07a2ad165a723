package io.resticmanager.contracts.rpc;

import io.resticmanager.contracts.json.Wire;

/** An empty request or answer. */
@Wire
public record Nothing() {

    public static final Nothing NOTHING = new Nothing();
}
