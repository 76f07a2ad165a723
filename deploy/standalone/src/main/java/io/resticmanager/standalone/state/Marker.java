package io.resticmanager.standalone.state;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The first entry of a copy: one mark over all services, so that parts of different copies are never mixed. {@code format} is
 * {@link #FORMAT}; a program refuses what it does not know.
 *
 * @param lackedKey where the key file was that is not among the parts, or {@link KeyFile#SOMEWHERE}; absent when it is
 */
@Wire
record Marker(int format, String id, Instant createdAt, List<Part> parts, @Nullable String lackedKey) {

    static final int FORMAT = 1;
    static final String NAME = "restic-manager-state.json";

    /** One file below the data directory; {@code size} in bytes, {@code sha256} in hexadecimal digits. */
    @Wire
    record Part(String name, long size, String sha256) {}
}
