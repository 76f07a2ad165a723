package io.resticmanager.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Sealed;
import org.junit.jupiter.api.Test;

class SealKeyTest {

    private final SealKey service = SealKey.mint();

    @Test
    void whatIsSealedToAKeyOpensWithIt() {
        var sealed = SealKey.seal("hunter2", service.publicKey(), "rpc.hub.tokens.mint", "r1");

        assertThat(sealed.sealed()).doesNotContain("hunter2");
        assertThat(service.open(sealed, "rpc.hub.tokens.mint", "r1")).isEqualTo("hunter2");
    }

    @Test
    void itDoesNotOpenForAnotherRequestOrSubject() {
        var sealed = SealKey.seal("hunter2", service.publicKey(), "rpc.hub.tokens.mint", "r1");

        assertThatThrownBy(() -> service.open(sealed, "rpc.hub.tokens.mint", "r2")).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> service.open(sealed, "rpc.hub.credentials.put", "r1")).isInstanceOf(SealBroken.class);
    }

    @Test
    void itDoesNotOpenWithAnotherKey() {
        var sealed = SealKey.seal("hunter2", SealKey.mint().publicKey(), "s", "r1");

        assertThatThrownBy(() -> service.open(sealed, "s", "r1")).isInstanceOf(SealBroken.class);
    }

    @Test
    void nonsenseIsRefusedLikeAWrongKey() {
        assertThatThrownBy(() -> service.open(new Sealed("%%%"), "s", "r1")).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> SealKey.seal("x", new PublicKey("AAAA"), "s", "r1")).isInstanceOf(SealBroken.class);
    }
}
