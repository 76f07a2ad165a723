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
import org.junit.jupiter.api.Test;

class ForgetOptionsTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final Retention KEEP = new Retention(3, null, null, null, null, null, null, List.of(), null);

    @Test
    void shouldLookAsWritten() throws Exception {
        Golden.roundTrips("rpc/forget.options", new ForgetOptions(KEEP, true, "ada",
                new ForgetOptions.Explained(List.of("4f5c1b0d9a8e7f6c5b4a"), List.of(JOB)),
                "Two machines are called ada."),
                ForgetOptions.class);
        Golden.roundTrips("rpc/forget.finding",
                new Finding.Forgotten(true, 3, 2, "14d", "Two machines are called ada."), Finding.Forgotten.class);
    }

    @Test
    void shouldFitIntoAFrameWithAllThatCanBeExplained() {
        var ids = Collections.nCopies(ForgetOptions.Explained.MOST, "f".repeat(ForgetOptions.Explained.DIGITS));
        var options = new ForgetOptions(KEEP, null, "ada", new ForgetOptions.Explained(ids, List.of(JOB)), null);
        var command = new CommandRun(JOB, JobKind.forget, Instant.now(), Json.tree(options), null);

        var frame = FrameCodec.FROM_HUB.encode(new Frame<>(JOB, null, null, command));

        // The rest is for the credential and for tags to keep.
        assertThat(frame.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Frame.MAX_BYTES - 24 * 1024);
    }
}
