package io.resticmanager.gateway.view;

import io.resticmanager.contracts.job.JobCounts;

/** What goes on in the fleet, in a sentence or two. */
public record JobsHead(JobCounts.Fleet fleet) {

    /** As in {@code 1 running, 2 waiting. 31 finished in the last 24 hours, 1 failed.} */
    public String sentence() {
        return now() + " " + lastDay();
    }

    private String now() {
        return fleet.running() + fleet.waiting() == 0
                ? "Nothing is running or waiting."
                : "%s running, %s waiting.".formatted(Words.count(fleet.running()), Words.count(fleet.waiting()));
    }

    private String lastDay() {
        return fleet.finished() == 0
                ? "None finished in the last 24 hours."
                : "%s finished in the last 24 hours, %s failed.".formatted(Words.count(fleet.finished()),
                        fleet.failed() == 0 ? "none" : Words.count(fleet.failed()));
    }
}
