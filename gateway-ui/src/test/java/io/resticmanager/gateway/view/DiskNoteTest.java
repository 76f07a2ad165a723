package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.storage.StorageRpc.Storage;
import io.resticmanager.gateway.disk.ServiceDisk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DiskNoteTest {

    private static final String DATA = "/var/lib/restic-manager";
    private static final String FULL = "the disk is full: make room; nothing has to be restarted";
    private static final String DAMAGED = "the database is damaged: put a copy back with restore-state";

    @Test
    void withRoomEverywhereThereIsNone() {
        assertThat(new DiskNote(List.of()).told()).isFalse();
    }

    @Test
    void aDiskThatIsNearlyFullIsToldBeforeAnythingIsRefused() {
        var note = new DiskNote(List.of(disk("jobs-service", DATA, 201L << 20, null)));

        assertThat(note.headline()).isEqualTo("The disk of this server is nearly full.");
        assertThat(note.advice(true)).startsWith("Make room soon");
        assertThat(note.places()).containsExactly("201 MiB free at /var/lib/restic-manager (jobs-service).");
    }

    @Test
    void inOneProcessTheOneDirectoryIsNamedOnce() {
        var all = Stream.of("gateway-ui", "agent-hub", "jobs-service", "alerts-service", "notifications-service");
        var note = new DiskNote(all.map(service -> disk(service, DATA, 0L, FULL)).toList());

        assertThat(note.headline()).isEqualTo("The disk of this server is full.");
        assertThat(note.places()).containsExactly("0 B free at /var/lib/restic-manager.");
        assertThat(note.advice(true)).contains("Make room: everything goes on by itself");
        assertThat(note.advice(false)).contains("An administrator has to make room");
    }

    @Test
    void whatIsNotWrittenThoughThereIsRoomHasItsOwnCause() {
        var note = new DiskNote(List.of(disk("agent-hub", DATA, 9L << 30, DAMAGED), disk("jobs-service", "/b", null,
                null)));

        assertThat(note.headline()).isEqualTo("This server can not store anything.");
        assertThat(note.places()).containsExactly("9.0 GiB free at /var/lib/restic-manager (agent-hub); " + DAMAGED
                + ".", "How much is free at /b is not known (jobs-service).");
        assertThat(note.advice(false)).contains("An administrator has to look at it.");
    }

    @Test
    void aQuotaFillsBeforeTheDiskDoes() {
        assertThat(new DiskNote(List.of(disk("agent-hub", DATA, 9L << 30, FULL))).headline())
                .isEqualTo("The disk of this server is full.");
    }

    private static ServiceDisk disk(String service, String path, @Nullable Long free, @Nullable String trouble) {
        return new ServiceDisk(service, new Storage(path, free, true, trouble));
    }
}
