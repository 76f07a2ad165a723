package io.resticmanager.gateway.restore;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.restore.Need.Room;
import io.resticmanager.gateway.view.Words;
import org.jspecify.annotations.Nullable;

/** How much is free on the host that restores, and whether that is enough; {@code path} is where it was looked for. */
public record SpaceView(String hostName, Need need, @Nullable String path, @Nullable Long free,
        @Nullable Problem problem) {

    /** Null when nobody knows. */
    public @Nullable Room room() {
        return free == null ? null : need.in(free);
    }

    /** How it is drawn. */
    public String tone() {
        return room() == Room.short_of_it ? "fail" : room() == Room.enough ? "ok" : "warn";
    }

    public String icon() {
        return "i-" + tone();
    }

    public String headline() {
        if (free == null) {
            return "How much is free on %s is not known.".formatted(hostName);
        }
        return switch (need.in(free)) {
            case enough -> "There is room on %s.".formatted(hostName);
            case not_sure -> "There may not be enough room on %s.".formatted(hostName);
            case short_of_it -> "There is not enough room on %s.".formatted(hostName);
        };
    }

    /** As in {@code Needs about 2.1 GiB; 14 GiB free at /var}. */
    public String words() {
        if (free == null) {
            return "The restore needs %s.%s".formatted(need.words(), problem == null ? "" : " " + problem.detail());
        }
        return "Needs %s; %s free%s.%s".formatted(need.words(), Words.size(free),
                path == null ? "" : " at " + ShownName.of(path),
                room() == Room.short_of_it
                        ? " Make room there, select less, or choose another target: a full disk ends the restore half-way."
                        : "");
    }
}
