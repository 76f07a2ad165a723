package io.resticmanager.gateway.token;

import io.resticmanager.platform.secret.Tokens;

/** A secret of 256 random bits that we hand out once; we keep only its hash. */
public record Token(String value) {

    public static Token mint() {
        return new Token(Tokens.mint());
    }

    public String hash() {
        return Tokens.hash(value);
    }

    /** Takes the same time for every wrong hash. */
    public boolean hashesTo(String hash) {
        return Tokens.matches(value, hash);
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
