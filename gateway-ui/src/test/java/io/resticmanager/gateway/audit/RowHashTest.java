package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RowHashTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** Kept by hand: what was written with encoding 1 must be found unbroken by every later version. */
    @Test
    void encodingOneStaysWhatItIs() {
        assertThat(RowHash.of(ByHand.GUESSED, RowHash.NONE, 1, act("ada", "u1", "10.20.1.5", "as viewer")))
                .isEqualTo("a154e4ee3f0bff1f3190932c9de66bcd3931e913fd65b46eb9a7fc010ba41861");
    }

    @Test
    void everyFieldAndThePlaceCount() {
        var hashes = List.of(RowHash.of(ByHand.GUESSED, RowHash.NONE, 1, act("ada", "u1", "10.20.1.5", "as viewer")),
                RowHash.of(ByHand.GUESSED, RowHash.NONE, 2, act("ada", "u1", "10.20.1.5", "as viewer")),
                RowHash.of(ByHand.GUESSED, "1" + "0".repeat(63), 1, act("ada", "u1", "10.20.1.5", "as viewer")),
                RowHash.of(ByHand.GUESSED, RowHash.NONE, 1, act("eve", "u1", "10.20.1.5", "as viewer")),
                RowHash.of(ByHand.GUESSED, RowHash.NONE, 1, act("ada", "u2", "10.20.1.5", "as viewer")),
                RowHash.of(ByHand.GUESSED, RowHash.NONE, 1, act("ada", "u1", null, "as viewer")),
                RowHash.of(ByHand.GUESSED, RowHash.NONE, 1, act("ada", "u1", "", "as viewer")),
                RowHash.of(ByHand.GUESSED, RowHash.NONE, 1, act("adau", "1", "10.20.1.5", "as viewer")),
                RowHash.of(ByHand.GUESSED, RowHash.NONE, 1, act("ada", "u1", "10.20.1.5", "as admin")));

        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static Act act(String actor, String actorId, @Nullable String address, String details) {
        return new Act("e1", NOON, NOON.plusMillis(5), actor, actorId, null, address, "user.create",
                new AuditLog.Target("user", "u9"), null, details, AuditLog.Result.ok);
    }
}
