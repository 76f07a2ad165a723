package io.resticmanager.gateway.view;

import io.resticmanager.contracts.job.Finding;

/** What ending a restore means, in words. Pure: a job in, words out. */
final class RestoreWords {

    private static final String REPLACED = "Files that were replaced so far stay replaced, the others are as they were.";

    private RestoreWords() {}

    static String cancelMeans(JobView job) {
        return job.options().inPlace()
                ? REPLACED + " Nothing is put back."
                : "What came back so far stays on the host, in a directory whose name ends with .partial, and may be incomplete.";
    }

    static String leftBehind(JobView job) {
        if (job.job().startedAt() == null) {
            return "It had not begun: nothing was restored.";
        }
        if (job.options().inPlace()) {
            return REPLACED + " Restore again to bring back the rest.";
        }
        return job.finding().filter(found -> found instanceof Finding.Restored restored && restored.directory() != null)
                .isEmpty()
                        ? "Nothing had come back by then, and no directory was left."
                        : "What had come back by then stays, and may be incomplete.";
    }
}
