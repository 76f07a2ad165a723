package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import org.jspecify.annotations.Nullable;

/** Which jobs the list shows, and what else it could show. Names are the hosts' by their ids. */
public record JobFilter(@Nullable String hostId, @Nullable String kind, @Nullable String status,
        Map<String, String> names) {

    private static final Map<String, String> STATES = new LinkedHashMap<>();

    static {
        STATES.put("queued", "Waiting");
        STATES.put("running", "Running");
        STATES.put("failed", "Failed");
    }

    // The kinds that this version runs.
    private static final List<JobKind> KINDS = List.of(JobKind.backup, JobKind.forget, JobKind.prune, JobKind.check,
            JobKind.unlock, JobKind.snapshots, JobKind.stats, JobKind.diff, JobKind.init);

    public List<Choice> states() {
        return Choice.of("All", STATES, status);
    }

    public List<Choice> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        KINDS.forEach(known -> kinds.put(known.name(), JobView.title(known)));
        return Choice.of("Every kind", kinds, kind);
    }

    public List<Choice> hosts() {
        return Choice.of("Every host", names, hostId);
    }

    /** Whether it leaves anything out. */
    public boolean restricts() {
        return hostId != null || kind != null || status != null;
    }
}
