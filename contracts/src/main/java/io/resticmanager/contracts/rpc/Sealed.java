package io.resticmanager.contracts.rpc;

import io.resticmanager.contracts.json.Wire;

/** A secret on its way over the broker: hybrid-encrypted to its reader, base64url, bound to subject and request id. */
@Wire
public record Sealed(String sealed) {}
