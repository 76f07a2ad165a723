package io.resticmanager.gateway.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of the list of jobs: {@code here} is its own query, {@code older} that of the page after it. With {@code onHost}, the
 * id of a host, it is the list among that host's pages and holds its jobs alone. {@code near} are hosts to choose from when what
 * was typed is no host's name; null when it is one, or nothing.
 */
public record JobsView(@Nullable String onHost, JobFilter filter, List<JobView> jobs, String here,
        @Nullable String older, @Nullable List<Near> near) {

    /** A host, and where its jobs are by the rest of the filter. */
    public record Near(String name, String address) {}

    /** Where the list is, without its query; its part is below {@code /fragments}. */
    public String address() {
        return onHost == null ? "/jobs" : "/hosts/" + onHost + "/jobs";
    }

    /** What tells that a job in it has changed. */
    public String topic() {
        return onHost == null ? "fleet" : "host:" + onHost;
    }

    /** For those who hear the list change and do not see it. */
    public String count() {
        if (near != null) {
            return nobody();
        }
        return jobs.isEmpty()
                ? "No jobs"
                : Words.plural(jobs.size(), "job") + (older == null ? "" : ", older ones follow");
    }

    /** That no host is called so. */
    public String nobody() {
        return "No host is called " + filter.host();
    }
}
