package io.resticmanager.gateway.session;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.gateway.key.SealedKeys;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.platform.sqlite.Transactions;

/** The key that CSRF tokens are signed with. It outlives a restart, so that open pages go on working. */
@Singleton
final class SigningKey {

    private static final String PURPOSE = "csrf";

    private final SealedKeys keys;
    private final Transactions transactions;
    private volatile String key = "";

    SigningKey(SealedKeys keys, @Named("gateway") Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    @PostConstruct
    void mintOnce() {
        key = transactions.<String>writeSql(connection -> {
            keys.addIfMissing(connection, PURPOSE, Token.mint().value());
            return keys.open(connection, PURPOSE);
        });
    }

    String text() {
        return key;
    }
}
