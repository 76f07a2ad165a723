package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.resticmanager.gateway.fake.AuditSeen;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.audit.Deeds;
import io.resticmanager.platform.audit.Deeds.Deed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command left in the data directory is in the log once, however often it is found. */
final class DeedsOfCommandsTest {

    private static final Deed COPIED = new Deed("01ARZ3NDEKTSV4RRFFQ69G5FA1", Instant.parse("2026-11-21T12:00:00Z"),
            "state.backup", "01ARZ3NDEKTSV4RRFFQ69G5FAC", "by the OS user ada");

    @Test
    void aDeedIsWrittenDownOnceAndItsFileGoes(@TempDir Path data) throws IOException {
        var deeds = new Deeds(data);
        deeds.leave(COPIED);
        try (var gateway = Gateway.in(data)) {
            gateway.get(DeedsOfCommands.class).look();
            assertThat(deeds.left()).isEmpty();
            deeds.leave(COPIED);
            gateway.get(DeedsOfCommands.class).look();

            assertThat(AuditSeen.in(gateway)).filteredOn(seen -> seen.action().equals("state.backup"))
                    .containsExactly(new AuditSeen("system:operator", "state.backup", "state", COPIED.target(),
                            "by the OS user ada", "ok"));
        }
    }

    @Test
    void oneThatCanNotBeReadStaysAndHoldsUpNoOther(@TempDir Path data) throws IOException {
        var deeds = new Deeds(data);
        deeds.leave(COPIED);
        var broken = Files.writeString(data.resolve(Deeds.FOLDER).resolve("0.json"), "{");
        try (var gateway = Gateway.in(data)) {
            gateway.get(DeedsOfCommands.class).look();

            assertThat(AuditSeen.in(gateway)).extracting(AuditSeen::action).contains("state.backup");
            assertThat(broken).exists();
        }
    }
}
