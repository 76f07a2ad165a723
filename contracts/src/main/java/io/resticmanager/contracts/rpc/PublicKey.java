package io.resticmanager.contracts.rpc;

import io.resticmanager.contracts.json.Wire;

/** A service's public key for {@link Sealed} fields: a serialised Tink public keyset, base64url. */
@Wire
public record PublicKey(String key) {}
