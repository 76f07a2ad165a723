package io.resticmanager.gateway.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.rpc.Jobs;

/** The snapshots of a host that a restore can start from: the newest thousand. */
@Singleton
final class Snapshots {

    private static final int MOST = 1_000;
    private static final int PAGE = 200;
    // restic's short id; a shorter one is too likely to mean two.
    private static final String ID = "[0-9a-f]{8,64}";

    private final Jobs jobs;

    Snapshots(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Newest first. */
    List<Snapshot> of(Actor actor, String hostId) {
        var page = jobs.snapshots(actor, hostId, PAGE, null);
        List<Snapshot> all = new ArrayList<>(page.items());
        while (page.nextCursor() != null && all.size() < MOST) {
            page = jobs.snapshots(actor, hostId, PAGE, page.nextCursor());
            all.addAll(page.items());
        }
        return all;
    }

    /** By its id or the beginning of one. */
    static Optional<Snapshot> find(List<Snapshot> all, String id) {
        return id.matches(ID)
                ? all.stream().filter(snapshot -> snapshot.id().startsWith(id)).findFirst()
                : Optional.empty();
    }

    /** Whether these words are in its id, its day and time in UTC, a path or a tag, in whatever case. */
    static boolean matches(Snapshot snapshot, String words) {
        var all = String.join("\n", snapshot.id(), snapshot.time().toString().replace('T', ' '),
                String.join("\n", snapshot.paths()), String.join("\n", snapshot.tags()));
        return all.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
