package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PasswordHashTest {

    private static final Password RIGHT = new Password("correct horse battery");

    @Test
    void matchesThePasswordItWasMadeOfAndNoOther() {
        var hash = PasswordHash.of(RIGHT);

        assertThat(hash.matches(RIGHT)).isTrue();
        assertThat(hash.matches(new Password("correct horse batterz"))).isFalse();
        assertThat(hash.matches(new Password(hash.phc()))).isFalse();
    }

    @Test
    void isStoredInThePhcFormatWithASaltOfItsOwn() {
        var first = PasswordHash.of(RIGHT);

        assertThat(first.phc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.of(RIGHT).phc()).isNotEqualTo(first.phc());
        assertThat(first.toString()).doesNotContain("argon2id");
    }

    @Test
    void nobodysIsLookedAtWithTheSameCostAndMatchesNothing() {
        var nobody = PasswordHash.ofNobody();

        assertThat(nobody.phc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .hasSameSizeAs(PasswordHash.of(RIGHT).phc());
        assertThat(nobody.matches(RIGHT)).isFalse();
        assertThat(PasswordHash.ofNobody().phc()).isNotEqualTo(nobody.phc());
    }

    @Test
    void readsAHashThatTheReferenceImplementationMade() {
        // echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1, from the reference
        // implementation's own test.c
        var hash = new PasswordHash(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(hash.matches(new Password("password"))).isTrue();
    }

    @Test
    void theSameCharactersComposedInAnotherWayAreTheSamePassword() {
        var composed = new Password("grüne Wiese im Mai");
        var decomposed = new Password("gru\u0308ne Wiese im Mai");

        assertThat(PasswordHash.of(composed).matches(decomposed)).isTrue();
    }
}
