package io.resticmanager.gateway.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.resticmanager.contracts.job.RestoreOptions;

/**
 * The jobs that a wizard became, each for the whole of what was wanted. The very same sent again is the same job while that goes on, and
 * within 10 s even if it is over, as a double click on a quick one is. Not safe for several threads.
 */
final class Started {

    /** Whoever presses again this soon has not seen how the first one ended. */
    static final Duration ONE_PRESS = Duration.ofSeconds(10);

    private static final int MOST = 16;

    private final Map<RestoreOptions, Press> jobs = new LinkedHashMap<>();

    private record Press(String jobId, Instant at) {}

    /**
     * @param wanted without what was typed to confirm it
     * @param over whether the job of this id has ended
     * @param start makes a job and tells its id; what it throws leaves all as it was
     */
    String job(RestoreOptions wanted, Instant now, Predicate<String> over, Supplier<String> start) {
        var former = jobs.get(wanted);
        if (former != null && (now.isBefore(former.at().plus(ONE_PRESS)) || !over.test(former.jobId()))) {
            return former.jobId();
        }
        var jobId = start.get();
        jobs.remove(wanted);
        jobs.put(wanted, new Press(jobId, now));
        if (jobs.size() > MOST) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        return jobId;
    }
}
