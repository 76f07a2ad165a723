package io.resticmanager.tests.bench;

import io.nats.client.Connection;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.kit.FinishedJobs;

/** What was lost or took effect twice on the whole way from the outboxes to the jobs; asked when everything has arrived. */
final class Losses {

    private Losses() {}

    static void tell(Report report, Stand stand, Connection broker) throws Exception {
        var frames = stand.frames();
        var ended = FinishedJobs.in(broker);
        var lost = frames - stand.books().seenByJobs();
        var jobs = stand.fleet().jobs().size();
        var missing = jobs - ended.stream().distinct().count();
        var ends = ended.size() - ended.stream().distinct().count();
        var lines = stand.books().logLines() - jobs * stand.fleet().linesPerJob();
        report.say("durable frames in all, jobs in all", frames + ", " + jobs)
                .bound("durable frames lost, jobs whose end nobody heard", "0, 0", lost + ", " + missing,
                        lost == 0 && missing == 0)
                .bound("jobs that ended twice, log lines too many or too few", "0, 0", ends + ", " + lines,
                        ends == 0 && lines == 0);
    }
}
