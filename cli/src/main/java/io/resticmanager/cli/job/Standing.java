package io.resticmanager.cli.job;

import io.resticmanager.cli.server.Fields;

/** How a job stands, for people: one that succeeded and is suspect, and that nobody has confirmed, is no success. */
record Standing(Fields job) {

    private static final String SUCCEEDED = "succeeded";

    String word() {
        return isSuspect() ? "suspect" : job.text("status");
    }

    boolean isSuccess() {
        return SUCCEEDED.equals(job.text("status")) && !isSuspect();
    }

    /** Why it is suspect; empty when it is not, or when somebody said that it is good. */
    String doubt() {
        return isSuspect() ? job.child("suspect").text("detail") : "";
    }

    private boolean isSuspect() {
        var suspect = job.child("suspect");
        return SUCCEEDED.equals(job.text("status")) && suspect.has("reason") && !suspect.has("confirmed_at");
    }
}
