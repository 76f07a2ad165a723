package io.resticmanager.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TokenTest {

    @Test
    void has256BitsAndIsNeverTheSameTwice() {
        assertThat(Token.mint().value()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(Token.mint().value());
    }

    @Test
    void isKnownAgainByItsHashAlone() {
        var token = Token.mint();

        assertThat(new Token(token.value()).hashesTo(token.hash())).isTrue();
        assertThat(Token.mint().hashesTo(token.hash())).isFalse();
        assertThat(token.toString()).doesNotContain(token.value());
    }
}
