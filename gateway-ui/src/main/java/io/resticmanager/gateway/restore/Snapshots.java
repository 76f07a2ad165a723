package io.resticmanager.gateway.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.rpc.Jobs;
import org.jspecify.annotations.Nullable;

/** The snapshots of a host that a restore can start from: the newest thousand, and any that is named. */
@Singleton
final class Snapshots {

    private static final int MOST = 1_000;
    private static final int PAGE = 200;
    // restic's short id; a shorter one is too likely to mean two.
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8,64}");

    private final Jobs jobs;

    Snapshots(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Newest first; {@code wanted} is one that is among them however old it is, or null. */
    List<Snapshot> of(Actor actor, String hostId, @Nullable String wanted) {
        var page = jobs.snapshots(actor, hostId, PAGE, null);
        List<Snapshot> all = new ArrayList<>(page.items());
        while (page.nextCursor() != null && all.size() < MOST) {
            page = jobs.snapshots(actor, hostId, PAGE, page.nextCursor());
            all.addAll(page.items());
        }
        if (page.nextCursor() != null && wanted != null && ID.matcher(lower(wanted)).matches()
                && find(all, wanted).isEmpty()) {
            older(actor, hostId, wanted, page.nextCursor()).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Snapshot> older(Actor actor, String hostId, String wanted, String after) {
        @Nullable
        String cursor = after;
        while (cursor != null) {
            var page = jobs.snapshots(actor, hostId, PAGE, cursor);
            var found = find(page.items(), wanted);
            if (found.isPresent()) {
                return found;
            }
            cursor = page.nextCursor();
        }
        return Optional.empty();
    }

    /** By its id or the beginning of one. */
    static Optional<Snapshot> find(List<Snapshot> all, String id) {
        var lower = lower(id);
        return ID.matcher(lower).matches()
                ? all.stream().filter(snapshot -> snapshot.id().startsWith(lower)).findFirst()
                : Optional.empty();
    }

    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Whether these words are in its id, its day and time in UTC, a path or a tag, in whatever case. */
    static boolean matches(Snapshot snapshot, String words) {
        var all = String.join("\n", snapshot.id(), snapshot.time().toString().replace('T', ' '),
                String.join("\n", snapshot.paths()), String.join("\n", snapshot.tags()));
        return all.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
