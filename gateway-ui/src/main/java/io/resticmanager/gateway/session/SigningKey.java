package io.resticmanager.gateway.session;

import java.time.Clock;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.gateway.token.Token;
import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.sqlite.Transactions;

/** The key that CSRF tokens are signed with. It outlives a restart, so that open pages go on working. */
@Singleton
final class SigningKey {

    private static final String PURPOSE = "csrf";

    private final SigningKeys keys;
    private final SecretBox box;
    private final Transactions transactions;
    private final Clock clock;
    private volatile String key = "";

    SigningKey(SigningKeys keys, SecretBox box, @Named("gateway") Transactions transactions, Clock clock) {
        this.keys = keys;
        this.box = box;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostConstruct
    void mintOnce() {
        key = transactions.write(() -> {
            keys.addIfMissing(PURPOSE, box.seal(Token.mint().value(), row(PURPOSE)), clock.instant());
            return box.open(keys.sealed(PURPOSE), row(PURPOSE));
        });
    }

    static String row(String purpose) {
        return "signing_key/" + purpose;
    }

    String text() {
        return key;
    }
}
