package io.resticmanager.agent.look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import org.jspecify.annotations.Nullable;

/** How much is free where something is to be restored. Any absolute path may be asked for: all it tells is bytes. */
final class FreeSpace {

    private FreeSpace() {}

    /** @param text absolute; the restore directory when it is null */
    static AgentMessage.Looked at(@Nullable String text, Path restoreDirectory) {
        var path = text == null ? Optional.of(restoreDirectory) : absolute(text);
        return path.map(FreeSpace::of).orElseGet(() -> new AgentMessage.LookFailed(
                LookFailures.badRequest("free space is asked for by an absolute path without detours")));
    }

    private static Optional<Path> absolute(String text) {
        try {
            var path = Path.of(text);
            return path.isAbsolute() && path.equals(path.normalize()) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static AgentMessage.Looked of(Path path) {
        var there = nearest(path);
        try {
            var store = Files.getFileStore(there);
            return new AgentMessage.Probed(HubMessage.Probe.What.free_space, there.toString(), store.getUsableSpace(),
                    store.getTotalSpace());
        } catch (IOException e) {
            return new AgentMessage.LookFailed(
                    LookFailures.noSpaceKnown(there.toString(), String.valueOf(e.getMessage())));
        }
    }

    private static Path nearest(Path path) {
        var place = path;
        while (!Files.exists(place) && place.getParent() instanceof Path above) {
            place = above;
        }
        return place;
    }
}
