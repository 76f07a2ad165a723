package io.resticmanager.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

class ForgetOptionsTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final Retention KEEP = new Retention(3, null, null, null, null, null, null, List.of(), null);
    private static final ForgetOptions POLICIES = new ForgetOptions(null, null, null, null, null,
            List.of(new ForgetOptions.Policy(JOB, "nightly", KEEP), ForgetOptions.Policy.ofTheRest(KEEP)));
    private static final Snapshot SNAPSHOT = new Snapshot(
            "4f5c1b0d9a8e7f6c5b4a39281706f5e4d3c2b1a0998877665544332211009988",
            "4f5c1b0d", Instant.parse("2026-05-04T12:00:00Z"), "ada", null, List.of("/srv"),
            List.of("rm-schedule=" + JOB),
            null, null, null, null, null);

    @Test
    void shouldLookAsWritten() throws Exception {
        Golden.roundTrips("rpc/forget.options", new ForgetOptions(KEEP, true, "ada",
                new ForgetOptions.Explained(List.of("4f5c1b0d9a8e7f6c5b4a"), List.of(JOB)),
                "Two machines are called ada.", null),
                ForgetOptions.class);
        Golden.roundTrips("rpc/forget.finding",
                new Finding.Forgotten(true, 3, 2, "14d", "Two machines are called ada."), Finding.Forgotten.class);
    }

    @Test
    void shouldLookAsWrittenWithPoliciesOfSchedules() throws Exception {
        Golden.roundTrips("rpc/forget.policies", POLICIES, ForgetOptions.class);
        Golden.roundTrips("rpc/forget.decision",
                new Item.Decision(SNAPSHOT, true, List.of("daily snapshot"), List.of(JOB)), Item.Decision.class);
    }

    @Test
    void shouldHaveNoPolicyForAnAgentThatDoesNotKnowThoseOfSchedules() {
        assertThat(Json.tree(POLICIES).get("retention")).isNull();
        assertThat(POLICIES.own()).contains(KEEP);
    }

    @Test
    void shouldTakeNoPoliciesForOneThatHoldsForAll() throws Exception {
        var read = Json.read("{\"retention\":{\"keep_last\":3,\"keep_tags\":[]},\"policies\":[]}", ForgetOptions.class);

        assertThat(read.each()).isEmpty();
        assertThat(read.own()).contains(KEEP);
        assertThat(new ForgetOptions(null, null, null, null, null,
                List.of(new ForgetOptions.Policy(JOB, "nightly", KEEP))).own()).isEmpty();
    }

    @Test
    void shouldFitIntoAFrameWithAllThatCanBeExplained() {
        var ids = Collections.nCopies(ForgetOptions.Explained.MOST, "f".repeat(ForgetOptions.Explained.DIGITS));
        var options = new ForgetOptions(KEEP, null, "ada", new ForgetOptions.Explained(ids, List.of(JOB)), null, null);
        var command = new CommandRun(JOB, JobKind.forget, Instant.now(), Json.tree(options), null);

        var frame = FrameCodec.FROM_HUB.encode(new Frame<>(JOB, null, null, command));

        // The rest is for the credential and for tags to keep.
        assertThat(frame.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Frame.MAX_BYTES - 24 * 1024);
    }
}
