package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.gateway.fake.RestoreStories;

/** Restores of every kind and end; every text that came from outside is an attack. */
final class RestoreSamples {

    private static final String WHOLE = "/var/restic-restore/" + HOSTILE;
    private static final String PARTIAL = "/var/restic-restore/." + HOSTILE + ".partial";

    private RestoreSamples() {}

    static Stream<Job> jobs() {
        var here = RestoreStories.toDirectory("/srv/" + HOSTILE, "/home");
        var there = RestoreStories.onto("01JTCW3V5D3XQ0P1T6C2B6E7F9");
        var place = RestoreStories.inPlace("if-newer", "/srv/" + HOSTILE);
        return Stream.of(
                RestoreStories.queued(ID, JobStatus.queued, here),
                RestoreStories.queued(ID, JobStatus.dispatched, place),
                RestoreStories.running(ID, there, "/srv/" + HOSTILE),
                RestoreStories.succeeded(ID, there, new Finding.Restored(true, WHOLE, 12L, 4_096L, null, 0)),
                RestoreStories.succeeded(ID, place, new Finding.Restored(true, null, 12L, 4_096L, 3L, 0)),
                RestoreStories.cancelled(ID, here, new Finding.Restored(false, PARTIAL, null, null, null, 0)),
                RestoreStories.cancelled(ID, place, null),
                RestoreStories.failed(ID, here, "incomplete", HOSTILE,
                        new Finding.Restored(false, PARTIAL, 10L, null, null, 2), 2),
                RestoreStories.failed(ID, place, "refused_by_host", HOSTILE + " (rule policy.restore_root)", null, 0),
                RestoreStories.failed(ID, here, "refused_by_host", HOSTILE + " (rule policy.restore_root)", null, 0));
    }

    static List<Item> lost() {
        return List.of(new Item.NotRestored("/srv/" + HOSTILE, HOSTILE), new Item.NotRestored("/srv/b", "no space"));
    }

    static List<RestoreView> views() {
        return jobs().map(job -> new JobView(job, HOSTILE, NOON.plusSeconds(90))).map(RestoreSamples::view).toList();
    }

    static RestoreView view(JobView job) {
        var waits = job.over() || job.running() ? null : new WaitingJob(job, HOSTILE, job);
        return new RestoreView(job, job.options().restored().orElseThrow(), HOSTILE, waits);
    }
}
