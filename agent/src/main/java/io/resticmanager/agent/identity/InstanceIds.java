package io.resticmanager.agent.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.agent.state.StateDir;

/** This process, and the one before it: the hub recognises a cloned machine by two processes with one predecessor. */
public record InstanceIds(String current, Optional<String> previous) {

    /** Takes over from the last process; call once, with the lock held. */
    public static InstanceIds next(StateDir dir) {
        var file = dir.file("instance");
        var previous = file.read().map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
        var current = UlidCreator.getUlid().toString();
        file.replace(current.getBytes(StandardCharsets.US_ASCII));
        return new InstanceIds(current, previous);
    }
}
