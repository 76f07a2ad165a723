package io.resticmanager.gateway.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A page of the list of jobs: {@code here} is its own query, {@code older} that of the page after it. */
public record JobsView(JobFilter filter, List<JobView> jobs, String here, @Nullable String older) {

    /** For those who hear the list change and do not see it. */
    public String count() {
        return jobs.isEmpty()
                ? "No jobs"
                : Words.plural(jobs.size(), "job") + (older == null ? "" : ", older ones follow");
    }
}
