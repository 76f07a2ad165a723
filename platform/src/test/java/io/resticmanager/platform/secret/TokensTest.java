package io.resticmanager.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void aTokenHas256BitsAndFitsIntoAUrl() {
        assertThat(Stream.generate(Tokens::mint).limit(1_000)).allMatch(token -> token.matches(
                "[A-Za-z0-9][A-Za-z0-9_-]{42}"));
        assertThat(Stream.generate(Tokens::mint).limit(1_000).distinct()).hasSize(1_000);
    }

    @Test
    void aTokenMatchesItsHashAndNoOther() {
        var token = Tokens.mint();

        assertThat(Tokens.matches(token, Tokens.hash(token))).isTrue();
        assertThat(Tokens.matches(token, Tokens.hash(Tokens.mint()))).isFalse();
        assertThat(Tokens.matches(Tokens.hash(token), Tokens.hash(token))).isFalse();
    }

    // The value is the one of FIPS 180-2, appendix B.1.
    @Test
    void theHashIsPlainSha256() {
        assertThat(Tokens.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
