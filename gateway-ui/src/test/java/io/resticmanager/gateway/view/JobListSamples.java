package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.view.JobsView.Instead;
import io.resticmanager.gateway.view.JobsView.Place;

/** Lists of jobs, of each shape, for the templates. */
final class JobListSamples {

    static final JobsHead HEAD = new JobsHead(new JobCounts.Fleet(1, 2, 31, 1));
    private static final Place ALL = new Place("", "", null);
    private static final List<JobsView.Way> WAYS = List.of(new JobsView.Way(HOSTILE, "/jobs"));

    private JobListSamples() {}

    static List<JobView> jobs() {
        var all = Stream.concat(
                Arrays.stream(JobStatus.values()).map(Samples::job),
                Stream.of(Samples.failed(HOSTILE), Samples.doubtful(), Samples.job(JobStatus.failed).named(HOSTILE)));
        return all.map(job -> new JobView(job, HOSTILE, NOON.plusSeconds(90))).toList();
    }

    static List<JobsView> ofTheFleet() {
        var names = Map.of(ID, HOSTILE);
        var filter = new JobFilter(ID, HOSTILE, "backup", "failed", ID, names, "24h", HOSTILE);
        var strange = new JobFilter(null, HOSTILE, HOSTILE, HOSTILE, HOSTILE, names, HOSTILE, HOSTILE);
        var found = new JobCounts.Found(1, 2, JobCounts.Found.MOST);
        return List.of(
                new JobsView(null, filter, jobs(), found, new Place("?kind=backup", "?kind=backup", "?cursor=c"),
                        Instead.NOTHING),
                new JobsView(null, strange, List.of(), JobsView.NONE, ALL, new Instead(WAYS, List.of(), null)),
                new JobsView(null, strange, List.of(), JobsView.NONE, ALL, new Instead(null, WAYS, null)),
                new JobsView(null, strange, List.of(), JobsView.NONE, new Place("?cursor=c", "", null),
                        Instead.NOTHING),
                new JobsView(null, strange, List.of(), JobsView.NONE, ALL,
                        new Instead(null, List.of(), Problem.invalid("period", HOSTILE))),
                new JobsView(null, strange, List.of(), JobsView.NONE, new Place("?cursor=c", "", null),
                        new Instead(null, List.of(), Problem.invalid("cursor", HOSTILE))),
                new JobsView(null, JobFilter.NONE, List.of(), JobsView.NONE, ALL, Instead.NOTHING));
    }

    static List<JobsView> onAHost() {
        var filter = new JobFilter(null, "", HOSTILE, HOSTILE, HOSTILE, Map.of(ID, HOSTILE), null, null);
        return List.of(
                new JobsView(ID, JobFilter.NONE, jobs(), JobsView.NONE, new Place("", "", "?cursor=c"),
                        Instead.NOTHING),
                new JobsView(ID, filter, List.of(), JobsView.NONE, new Place("?kind=x", "?kind=x", null),
                        new Instead(null, WAYS, null)),
                new JobsView(ID, JobFilter.NONE, List.of(), JobsView.NONE, ALL, Instead.NOTHING));
    }
}
