package io.resticmanager.gateway.view;

import java.util.List;

import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.rpc.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of jobs. With {@code onHost}, the id of a host, it is the list among that host's pages and holds its jobs
 * alone.
 */
public record JobsView(@Nullable String onHost, JobFilter filter, List<JobView> jobs, JobCounts.Found counts,
        Place place, Instead instead) {

    /** None of any status. */
    public static final JobCounts.Found NONE = new JobCounts.Found(0, 0, 0);

    /** Queries: of this page, of the first one by the same filter, and of the page after this one. */
    public record Place(String here, String first, @Nullable String older) {}

    /**
     * What is told where no job is. {@code near} are hosts to choose from when what was typed is no host's name; null when it is
     * one, or nothing. {@code wider} leads to jobs by one part of the filter less. With {@code problem} what was asked for is
     * nothing.
     */
    public record Instead(@Nullable List<Way> near, List<Way> wider, @Nullable Problem problem) {

        public static final Instead NOTHING = new Instead(null, List.of(), null);
    }

    /** What is to be seen, and where. */
    public record Way(String name, String address) {}

    /** A state to choose; {@code count} is empty for none. */
    public record State(Choice choice, String count, boolean grave) {}

    /** Where the list is, without its query; its part is below {@code /fragments}. */
    public String address() {
        return onHost == null ? "/jobs" : "/hosts/" + onHost + "/jobs";
    }

    /** What tells that a job in it has changed. */
    public String topic() {
        return onHost == null ? "fleet" : "host:" + onHost;
    }

    public int status() {
        return instead.problem() == null ? 200 : instead.problem().status();
    }

    /** With how many the rest of the filter lets through. */
    public List<State> states() {
        return filter.states().stream().map(choice -> new State(choice, count(choice.value()),
                choice.value().equals("failed"))).toList();
    }

    private String count(String status) {
        var count = switch (status) {
            case "queued" -> counts.waiting();
            case "running" -> counts.running();
            case "failed" -> counts.failed();
            default -> 0;
        };
        return count == 0 ? "" : count < JobCounts.Found.MOST ? Long.toString(count) : JobCounts.Found.MOST - 1 + "+";
    }

    /** For those who hear the list change and do not see it. */
    public String count() {
        if (refused()) {
            return "The filter can not be read";
        }
        if (near() != null) {
            return nobody();
        }
        return jobs.isEmpty()
                ? "No jobs"
                : Words.plural(jobs.size(), "job") + (place.older() == null ? "" : ", older ones follow");
    }

    public @Nullable List<Way> near() {
        return instead.near();
    }

    /** That no host is called so. */
    public String nobody() {
        return "No host is called " + filter.host();
    }

    public boolean refused() {
        return instead.problem() != null;
    }

    /** What is wrong with what was asked for. */
    public String trouble() {
        return instead.problem() == null ? "" : Trouble.of(instead.problem());
    }

    /** Whether the place in the list is all that is wrong. */
    public boolean lost() {
        return instead.problem() != null && later() && Trouble.onlyThePlace(instead.problem());
    }

    /** Whether this is a page in the midst of the list. */
    public boolean later() {
        return !place.here().equals(place.first());
    }

    /** Whether it was read, and nothing is in it. */
    public boolean nothing() {
        return jobs.isEmpty() && near() == null && !refused();
    }
}
