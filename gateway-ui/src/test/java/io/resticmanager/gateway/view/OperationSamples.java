package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Finding.Amount;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Check;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Jobs of every kind with what they found; every text that came from outside is an attack. */
final class OperationSamples {

    static final String FULL = "4bba301e".repeat(8);
    private static final Amount SOME = new Amount(3, 1, 0, 4, 2, 4_096);
    private static final Retention POLICY = new Retention(1, 2, 7, 4, 12, 2, "14d", List.of(HOSTILE), "host");

    private OperationSamples() {}

    static Job ended(JobKind kind, @Nullable JobOptions options, Finding finding, long items) {
        return new Job(Ids.next(), ID, null, kind, JobStatus.succeeded, null, HOSTILE, NOON, NOON,
                NOON.plusSeconds(61), null, 0, null, 0, null, null, Summary.of(finding), List.of(), null, false,
                "0.18.0", options == null ? null : Json.tree(options), 3_600L, items);
    }

    static Job failed(JobKind kind, String cause) {
        return new Job(Ids.next(), ID, null, kind, JobStatus.failed, null, HOSTILE, NOON, NOON, NOON.plusSeconds(6),
                null, 11, new JobError(cause, HOSTILE, HOSTILE), 0, null, null, null, List.of(), null, false,
                "0.18.0", null, null, 1);
    }

    static Job suspect(String reason, @Nullable String confirmedBy) {
        return new Job(Ids.next(), ID, null, JobKind.backup, JobStatus.succeeded, null, HOSTILE, NOON, NOON,
                NOON.plusSeconds(61), null, 0, null, 1_200,
                new Suspect(reason, HOSTILE, confirmedBy, confirmedBy == null ? null : NOON), null, null,
                List.of(HOSTILE), Samples.SOURCE, false, "0.18.0", null, null, 0);
    }

    static Snapshot snapshot(String id) {
        return new Snapshot(id, id.substring(0, 8), NOON, HOSTILE, null, List.of(HOSTILE), List.of(HOSTILE), null, 3L,
                4_096L, 4_096L, null);
    }

    static List<Item> decisions() {
        return List.of(new Item.Decision(snapshot(FULL), true, List.of("last snapshot", HOSTILE)),
                new Item.Decision(snapshot("9a3d1c77".repeat(8)), false, List.of()));
    }

    static Item.Lock lock(Item.Lock.Holder holder, String hostname, @Nullable String jobId) {
        return new Item.Lock("9b1de2c4".repeat(8), NOON, holder == Item.Lock.Holder.live, hostname,
                jobId == null ? null : HOSTILE, 4_127, holder, jobId);
    }

    static List<Item> locks() {
        return List.of(lock(Item.Lock.Holder.dead, HOSTILE, null), lock(Item.Lock.Holder.live, "ada.example", ID),
                lock(Item.Lock.Holder.elsewhere, "eve.example", null));
    }

    static List<Item> changes() {
        return Stream.of("+", "-", "M", "T", "U", "?", "").<Item>map(sign -> new Item.Change("/srv/" + HOSTILE, sign))
                .toList();
    }

    static Stream<Job> jobs() {
        return Stream.of(
                ended(JobKind.forget, new ForgetOptions(POLICY, true, HOSTILE),
                        new Finding.Forgotten(true, 1, 1, "14d"), 2),
                ended(JobKind.forget, new ForgetOptions(POLICY, false, null),
                        new Finding.Forgotten(false, 1, 0, null), 0),
                ended(JobKind.prune, new PruneOptions("5%", "2G", true), new Finding.Pruned(true, 4_096L, null), 0),
                ended(JobKind.prune, new PruneOptions(null, null, null), new Finding.Pruned(false, 4_096L, 1_024L), 0),
                ended(JobKind.check, new CheckOptions(HOSTILE), new Finding.Checked(HOSTILE, 0, List.of(), true, true),
                        0),
                ended(JobKind.check, new CheckOptions(null), new Finding.Checked(null, 2, List.of(HOSTILE), false,
                        false), 0),
                ended(JobKind.unlock, null, new Finding.Unlocked(1, 2), 3),
                ended(JobKind.stats, new StatsOptions("raw-data"), new Finding.Measured("raw-data", 4_096, 3L, 2L, 1,
                        8_192L, 2.0), 0),
                ended(JobKind.stats, new StatsOptions(null), new Finding.Measured("restore-size", 0, null, null, 0,
                        null, null), 0),
                ended(JobKind.diff, new DiffOptions(FULL, HOSTILE), new Finding.Compared(FULL, FULL, 1, SOME, SOME), 7),
                failed(JobKind.backup, "locked"), failed(JobKind.prune, "append_only"),
                failed(JobKind.init, "wrong_password"), failed(JobKind.backup, "repository_missing"),
                failed(JobKind.check, HOSTILE), suspect("missing_path", null), suspect("unmounted", HOSTILE),
                suspect("empty", null), suspect("shrunk", null), suspect(HOSTILE, null));
    }

    /** The model of a job's page. */
    static Map<String, Object> page(Job job, FormView form) {
        var view = new JobView(job, HOSTILE, NOON.plusSeconds(90));
        var items = switch (job.kind()) {
            case forget -> decisions();
            case diff -> changes();
            case restore -> RestoreSamples.lost();
            default -> locks();
        };
        var model = new HashMap<String, Object>(
                Map.of("job", view, "form", form, "log", log("", false, null, 3L), "found",
                        found(view, job.items() == 0 ? List.of() : items)));
        if (job.kind() == JobKind.restore) {
            model.put("restore", RestoreSamples.view(view));
        }
        Remedy.of(view, found(view, items).locks(), Role.admin).ifPresent(remedy -> model.put("remedy", remedy));
        return model;
    }

    static FoundView found(JobView job, List<Item> items) {
        return new FoundView(job, items, null, "", "", null, items.isEmpty() ? null : "?after=100", Map.of(
                "ada.example", ID)::get);
    }

    /** Nothing known; measured once; all that can be known, and all of it bad. */
    static List<HealthView> healths() {
        var once = new RepositoryHealth(ID, RepositoryState.ready, HOSTILE,
                List.of(new Measurement(NOON, 4_096, null, 1, null)), new Check(ID, NOON, true, null), null, List.of(),
                NOON, 0, List.of());
        var all = new RepositoryHealth(ID, RepositoryState.uninitialised, HOSTILE,
                List.of(new Measurement(NOON, 4_096, 8_192L, 1, 81_920L),
                        new Measurement(NOON.plusSeconds(86_400 * 90L), 2_048, 8_192L, 2, 81_920L)),
                new Check(ID, NOON, false, HOSTILE), new Check(ID, NOON, false, "100%"), lockItems(), NOON, 2,
                List.of(ID, HOSTILE));
        return List.of(new HealthView(HealthView.unknown(ID), Map.of()), new HealthView(once, Map.of()),
                new HealthView(all, Map.of(ID, HOSTILE)));
    }

    static List<LockView> locksOf(HealthView health) {
        return health.health().locks().stream().map(lock -> new LockView(lock, lock.jobId() == null ? null : ID))
                .toList();
    }

    private static List<Item.Lock> lockItems() {
        return locks().stream().map(Item.Lock.class::cast).toList();
    }

    /** Not compared, about to be, not done, and done with everything or nothing to show. */
    static List<DiffView> diffs() {
        var finding = new Finding.Compared(FULL, FULL, 1, SOME, SOME);
        var done = ended(JobKind.diff, new DiffOptions(FULL, FULL), finding, 7);
        return Stream.of(done, Samples.job(JobStatus.running), Samples.job(JobStatus.cancelled),
                failed(JobKind.diff, "snapshot_missing"), done).map(job -> new JobView(job, HOSTILE, NOON))
                .flatMap(job -> Stream.of(List.<Item>of(), changes())
                        .map(items -> new DiffView(ID, FULL, FULL, job, found(job, items))))
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> Stream
                        .concat(Stream.of(new DiffView(ID, FULL, FULL, null, null)), all.stream()).toList()));
    }

    /** In the middle of a log, of stderr, found by a search, and with nothing in it. */
    static Stream<LogView> logs() {
        return Stream.of(log("", false, 2_000L, 9_000L), log("", true, 2_000L, 9_000L), log(HOSTILE, true, 3L, 9_000L),
                log(HOSTILE, false, null, 3L),
                new LogView(ID, new LogPage(List.of(), 0, false, null, 0L), "", true));
    }

    private static LogView log(String words, boolean errors, @Nullable Long previous, @Nullable Long last) {
        var lines = Stream.of(LogLine.Stream.values())
                .map(stream -> new LogLine(stream.ordinal() + 1, NOON, stream, HOSTILE)).toList();
        return new LogView(ID, new LogPage(lines, 3, false, previous, last), words, errors);
    }
}
