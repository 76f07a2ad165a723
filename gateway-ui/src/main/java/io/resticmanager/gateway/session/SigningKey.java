package io.resticmanager.gateway.session;

import java.time.Clock;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;

import io.resticmanager.gateway.token.Token;
import io.resticmanager.platform.secret.SecretBox;

/** The key that CSRF tokens are signed with. It outlives a restart, so that open pages go on working. */
@Singleton
final class SigningKey {

    private static final String PURPOSE = "csrf";
    private static final String ROW = "signing_key/" + PURPOSE;

    private final SigningKeys keys;
    private final SecretBox box;
    private final Clock clock;
    private volatile String key = "";

    SigningKey(SigningKeys keys, SecretBox box, Clock clock) {
        this.keys = keys;
        this.box = box;
        this.clock = clock;
    }

    @PostConstruct
    void mintOnce() {
        keys.addIfMissing(PURPOSE, box.seal(Token.mint().value(), ROW), clock.instant());
        key = box.open(keys.sealed(PURPOSE), ROW);
    }

    String text() {
        return key;
    }
}
