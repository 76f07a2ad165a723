package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Check;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import org.jspecify.annotations.Nullable;

/** How a repository is, in words; what nobody measured is unknown. {@code names} are those of our hosts by their ids. */
public record HealthView(RepositoryHealth health, Map<String, String> names) {

    private static final String UNKNOWN = "unknown";

    static RepositoryHealth unknown(String hostId) {
        return new RepositoryHealth(hostId, RepositoryState.unknown, null, List.of(), null, null, List.of(), null, 0,
                List.of());
    }

    public @Nullable Measurement latest() {
        return health.history().isEmpty() ? null : health.history().getLast();
    }

    public Tone state() {
        return switch (health.state()) {
            case ready -> new Tone("ok", "i-ok", "Initialised");
            case uninitialised -> new Tone("new", "i-new", "Not set up");
            case unknown -> new Tone("off", "i-off", "Unknown");
        };
    }

    /** Instead of {@link #state()}, which is that of the repository in use. */
    public Tone refused() {
        return new Tone("warn", "i-shield", "Refused by the host");
    }

    public String size() {
        return latest() == null ? UNKNOWN : Words.size(latest().totalSize());
    }

    /** Before compression; empty below restic 0.18. */
    public String uncompressed() {
        return latest() == null || latest().uncompressedSize() == null ? "" : Words.size(latest().uncompressedSize());
    }

    /** If every snapshot were restored; empty when one does not say its size. */
    public String logical() {
        return latest() == null || latest().restoreSize() == null ? "" : Words.size(latest().restoreSize());
    }

    /** How many times the same data stands in the snapshots. */
    public String deduplication() {
        return latest() == null ? UNKNOWN : ratio(latest().restoreSize(), unpacked(latest()));
    }

    public String compression() {
        return latest() == null ? UNKNOWN : ratio(latest().uncompressedSize(), latest().totalSize());
    }

    public Growth growth() {
        return new Growth(health.history());
    }

    /** Red as long as damage stands, whatever a shallower check has not seen since. */
    public Tone lastCheck() {
        return check(telling());
    }

    /** When what {@link #lastCheck()} says was found. */
    public @Nullable Instant lastCheckAt() {
        return telling() == null ? null : telling().at();
    }

    /** What the last check read, for the line below its result. */
    public String depth() {
        return health.lastCheck() == null ? "" : "Data read: " + Findings.read(health.lastCheck().readDataSubset());
    }

    /** One from before the damage is no comfort. */
    public Tone lastFullCheck() {
        return damaged() && health.lastFullCheck() != null && health.lastFullCheck().ok()
                ? new Tone("fail", "i-fail", "Errors found since")
                : check(health.lastFullCheck());
    }

    public boolean damaged() {
        return foundDamage() != null;
    }

    /** The check that found what no later one has proved to be gone. */
    public @Nullable Check foundDamage() {
        return Stream.of(health.damage(), health.lastCheck(), health.lastFullCheck()).filter(HealthView::bad)
                .findFirst().orElse(null);
    }

    public Tone locked() {
        if (health.lockMet() != null) {
            return new Tone("warn", "i-lock", "Met, not seen whose");
        }
        if (health.locksSeenAt() == null) {
            return new Tone("off", "i-lock", "Unknown");
        }
        var locks = health.locks().size();
        return locks == 0
                ? new Tone("ok", "i-unlock", "None")
                : new Tone("warn", "i-lock", Words.plural(locks, "lock"));
    }

    public @Nullable Instant lockedSince() {
        return health.locks().isEmpty() ? null : health.locks().getFirst().since();
    }

    /** The other hosts that use it: by name where it is one of ours. */
    public List<Choice> sharedWith() {
        return health.sharedWith().stream()
                .map(host -> new Choice(names.containsKey(host) ? host : "", names.getOrDefault(host, host), true))
                .toList();
    }

    private @Nullable Check telling() {
        return damaged() ? foundDamage() : health.lastCheck();
    }

    private static Tone check(@Nullable Check check) {
        if (check == null) {
            return new Tone("off", "i-off", "Never");
        }
        return check.ok() ? new Tone("ok", "i-ok", "No errors found") : new Tone("fail", "i-fail", "Errors found");
    }

    private static boolean bad(@Nullable Check check) {
        return check != null && !check.ok();
    }

    // Where the size before compression is not known, the ratio is that of both
    // together.
    private static long unpacked(Measurement measurement) {
        return measurement.uncompressedSize() == null ? measurement.totalSize() : measurement.uncompressedSize();
    }

    private static String ratio(@Nullable Long whole, long part) {
        return whole == null || part <= 0 ? UNKNOWN : String.format(Locale.ROOT, "%.1f×", (double) whole / part);
    }
}
