package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.JobStatus;

/** Lists of jobs, of each shape, for the templates. */
final class JobListSamples {

    private JobListSamples() {}

    static List<JobView> jobs() {
        var all = Stream.concat(
                Arrays.stream(JobStatus.values()).map(Samples::job),
                Stream.of(Samples.failed(HOSTILE), Samples.doubtful(), Samples.job(JobStatus.failed).named(HOSTILE)));
        return all.map(job -> new JobView(job, HOSTILE, NOON.plusSeconds(90))).toList();
    }

    static List<JobsView> ofTheFleet() {
        var names = Map.of(ID, HOSTILE);
        return List.of(
                new JobsView(null, new JobFilter(ID, HOSTILE, "backup", "failed", ID, names), jobs(), "?kind=backup",
                        "?cursor=c", null),
                new JobsView(null, new JobFilter(null, HOSTILE, HOSTILE, HOSTILE, HOSTILE, names), List.of(), "", null,
                        List.of(new JobsView.Near(HOSTILE, "/jobs"))),
                new JobsView(null, JobFilter.NONE, List.of(), "", null, null));
    }

    static List<JobsView> onAHost() {
        var filter = new JobFilter(null, "", HOSTILE, HOSTILE, HOSTILE, Map.of(ID, HOSTILE));
        return List.of(
                new JobsView(ID, JobFilter.NONE, jobs(), "", "?cursor=c", null),
                new JobsView(ID, filter, List.of(), "?kind=x", null, null),
                new JobsView(ID, JobFilter.NONE, List.of(), "", null, null));
    }
}
