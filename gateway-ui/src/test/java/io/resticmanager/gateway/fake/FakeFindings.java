package io.resticmanager.gateway.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** What jobs-service knows beside the jobs: their logs and findings, snapshots, repositories. */
@Singleton
@Named("jobs")
public final class FakeFindings implements Endpoints {

    private static final List<LogLine> LINES = List.of(
            new LogLine(1, Instant.EPOCH, LogLine.Stream.out, "scanning"),
            new LogLine(2, Instant.EPOCH, LogLine.Stream.err, "cannot read /etc/shadow"));

    private final Map<String, List<Item>> items = new ConcurrentHashMap<>();
    private final Map<String, List<LogLine>> logs = new ConcurrentHashMap<>();
    private final Map<String, RepositoryHealth> repositories = new ConcurrentHashMap<>();
    private final List<JobsRpc.Accept> accepted = new CopyOnWriteArrayList<>();
    private volatile List<Snapshot> snapshots = List.of(Stories.snapshot());
    private volatile List<String> unexplained = List.of();

    public void found(String jobId, List<? extends Item> found) {
        items.put(jobId, List.copyOf(found));
    }

    public void said(String jobId, List<LogLine> lines) {
        logs.put(jobId, lines);
    }

    public void knows(RepositoryHealth health) {
        repositories.put(health.hostId(), health);
    }

    /** What every host has, and what of it no job explains. */
    public void keeps(List<Snapshot> kept, List<String> strange) {
        snapshots = kept;
        unexplained = strange;
    }

    /** What somebody looked at, in order. */
    public List<JobsRpc.Accept> accepted() {
        return accepted;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(JobsRpc.LOG, Role.viewer, (_, ask) -> Reply.of(log(ask)));
        server.endpoint(JobsRpc.ITEMS, Role.viewer, (_, ask) -> Reply.of(page(ask)));
        server.endpoint(JobsRpc.SNAPSHOTS, Role.viewer, (_, ask) -> Reply.of(page(ask)));
        server.endpoint(JobsRpc.ACCEPT, Role.admin,
                (_, ask) -> Boolean.TRUE.equals(ask.all()) == ask.snapshotIds().isEmpty()
                        ? Reply.of(accept(ask))
                        : Reply.refused(Problem.invalid("snapshot_ids", "Say which snapshots.")));
        server.endpoint(JobsRpc.REPOSITORY, Role.viewer, (_, ask) -> Reply.of(repositories.getOrDefault(ask.hostId(),
                new RepositoryHealth(ask.hostId(), RepositoryState.unknown, null, List.of(), null, null, List.of(),
                        null, 0, List.of()))));
        server.endpoint(JobsRpc.MEASUREMENTS, Role.viewer, (_, ask) -> Reply.of(new JobsRpc.HostsMeasurements(
                ask.hostIds().stream().map(id -> measured(id, ask.newest())).toList())));
    }

    private JobsRpc.HostMeasurements measured(String hostId, int newest) {
        var known = repositories.get(hostId);
        var history = known == null ? List.<RepositoryHealth.Measurement>of() : known.history();
        return new JobsRpc.HostMeasurements(hostId,
                history.subList(Math.max(0, history.size() - newest), history.size()).stream()
                        .map(one -> new JobsRpc.Measured(one.at(), one.totalSize())).toList());
    }

    // The cursor is the number of the first one.
    private SnapshotList page(JobsRpc.SnapshotsOf ask) {
        var from = ask.cursor() == null ? 0 : Integer.parseInt(ask.cursor());
        var to = Math.min(snapshots.size(), from + ask.limit());
        return new SnapshotList(snapshots.subList(from, to), to < snapshots.size() ? String.valueOf(to) : null,
                snapshots.size(), Stories.NOON, unexplained,
                accepted.stream().flatMap(one -> one.snapshotIds().stream()).toList());
    }

    private SnapshotList snapshots() {
        return new SnapshotList(snapshots, null, snapshots.size(), Stories.NOON, unexplained,
                accepted.stream().flatMap(ask -> ask.snapshotIds().stream()).toList());
    }

    private SnapshotList accept(JobsRpc.Accept ask) {
        accepted.add(ask);
        unexplained = ask.snapshotIds().isEmpty()
                ? List.of()
                : unexplained.stream().filter(id -> !ask.snapshotIds().contains(id)).toList();
        return snapshots();
    }

    private LogPage log(JobsRpc.LogAfter ask) {
        var log = logs.getOrDefault(ask.jobId(), LINES);
        var before = ask.before() == null ? Long.MAX_VALUE : ask.before();
        var found = log.stream().filter(line -> line.n() > ask.after() && line.n() < before)
                .filter(line -> ask.q() == null || contains(line.text(), ask.q()))
                .filter(line -> ask.only() == null || ask.only().equals(line.stream().name())).toList();
        var last = log.isEmpty() ? 0 : log.getLast().n();
        if (ask.before() == null) {
            var page = found.subList(0, Math.min(1_000, found.size()));
            var next = page.size() < found.size() ? page.getLast().n() : Math.max(ask.after(), last);
            return new LogPage(page, next, false, ask.after() == 0 ? null : ask.after() + 1, last);
        }
        var page = found.subList(Math.max(0, found.size() - 1_000), found.size());
        return new LogPage(page, Math.min(last, before - 1), false,
                page.size() < found.size() ? page.getFirst().n() : null, last);
    }

    private JobsRpc.ItemPage page(JobsRpc.ItemsAfter ask) {
        var all = items.getOrDefault(ask.jobId(), List.of());
        List<Item> page = new ArrayList<>();
        for (long number = ask.after() + 1; number <= all.size(); number++) {
            var item = all.get((int) number - 1);
            if (!matches(item, ask)) {
                continue;
            }
            page.add(item);
            if (page.size() == ask.limit()) {
                return new JobsRpc.ItemPage(page, number < all.size() ? number : null, true);
            }
        }
        return new JobsRpc.ItemPage(page, null, true);
    }

    private static boolean matches(Item item, JobsRpc.ItemsAfter ask) {
        return switch (item) {
            case Item.Decision(var snapshot, var keep, _, _) ->
                (ask.only() == null || ask.only().equals("keep") == keep)
                        && (ask.q() == null || contains(snapshot.id(), ask.q()));
            case Item.Change(var path, var modifier) -> (ask.only() == null || ask.only().equals(modifier))
                    && (ask.q() == null || contains(path, ask.q()));
            case Item.NotRestored(var path, _) -> (ask.only() == null || ask.only().equals("not_restored"))
                    && (ask.q() == null || contains(path, ask.q()));
            case Item.Lock _ -> ask.only() == null || ask.only().equals("lock");
        };
    }

    private static boolean contains(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
