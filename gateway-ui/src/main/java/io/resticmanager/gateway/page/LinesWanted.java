package io.resticmanager.gateway.page;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of its log a job's page shows: the newest, those after or before a number, or those that contain something.
 *
 * @param words what they contain, in whatever case
 * @param errors only what was said on stderr
 * @param from 0 for the beginning
 * @param before 1 or more
 */
record LinesWanted(@Nullable String words, boolean errors, @Nullable Long from, @Nullable Long before) {

    static final LinesWanted NEWEST = new LinesWanted(null, false, null, null);

    static LinesWanted of(@Nullable String q, @Nullable String lines, @Nullable Long from, @Nullable Long before) {
        return new LinesWanted(Typed.orNull(q), "err".equals(lines), from == null ? null : Math.max(0, from),
                before == null ? null : Math.max(1, before));
    }

    JobsRpc.LogAfter of(String jobId) {
        var only = errors ? "err" : null;
        if (words != null || from != null) {
            return new JobsRpc.LogAfter(jobId, from == null ? 0 : from, words, null, only);
        }
        return new JobsRpc.LogAfter(jobId, 0, null, before == null ? Long.MAX_VALUE : before, only);
    }
}
