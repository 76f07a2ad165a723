package io.resticmanager.gateway.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.http.HttpParameters;
import io.resticmanager.contracts.job.JobPeriod;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.Repeated;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list of jobs asks for; blank is nothing, and so is the period without a beginning. {@code host} is a
 * name as it was typed, which goes before {@code hostId}; {@code repeated} says what came more than once, and then nothing is found.
 */
record JobsAsked(@Nullable String hostId, @Nullable String host, @Nullable String kind, @Nullable String status,
        @Nullable String scheduleId, @Nullable String period, @Nullable String q, @Nullable String cursor,
        @Nullable Problem repeated) {

    private static final List<String> NAMES = List.of("host_id", "host", "kind", "status", "schedule_id", "period",
            "q", "cursor");

    JobsAsked {
        hostId = Query.text(hostId);
        host = Query.text(host);
        kind = Query.text(kind);
        status = Query.text(status);
        scheduleId = Query.text(scheduleId);
        period = JobPeriod.all.word().equals(Query.text(period)) ? null : Query.text(period);
        q = Query.text(q);
        cursor = Query.text(cursor);
    }

    /** What can be asked. */
    JobsAsked(@Nullable String hostId, @Nullable String host, @Nullable String kind, @Nullable String status,
            @Nullable String scheduleId, @Nullable String period, @Nullable String q, @Nullable String cursor) {
        this(hostId, host, kind, status, scheduleId, period, q, cursor, null);
    }

    static JobsAsked from(HttpParameters sent) {
        return new JobsAsked(sent.get("host_id"), sent.get("host"), sent.get("kind"), sent.get("status"),
                sent.get("schedule_id"), sent.get("period"), sent.get("q"), sent.get("cursor"),
                Repeated.among(sent, NAMES).orElse(null));
    }

    /** On a page of one host, which therefore is no part of what is asked. */
    static JobsAsked onHost(HttpParameters sent) {
        return from(sent).of(null);
    }

    JobsAsked of(@Nullable String anotherHostId) {
        return new JobsAsked(anotherHostId, null, kind, status, scheduleId, period, q, cursor, repeated);
    }

    /** The same without one part of the filter, by what that shows; from the beginning. */
    Map<String, JobsAsked> wider() {
        var wider = new LinkedHashMap<String, JobsAsked>();
        offer(wider, "All time", period, new JobsAsked(hostId, null, kind, status, scheduleId, null, q, null));
        offer(wider, "Any state", status, new JobsAsked(hostId, null, kind, null, scheduleId, period, q, null));
        offer(wider, "Every kind", kind, new JobsAsked(hostId, null, null, status, scheduleId, period, q, null));
        offer(wider, "Every host", hostId, new JobsAsked(null, null, kind, status, scheduleId, period, q, null));
        offer(wider, "Every schedule", scheduleId, new JobsAsked(hostId, null, kind, status, null, period, q, null));
        offer(wider, "Any text", q, new JobsAsked(hostId, null, kind, status, scheduleId, period, null, null));
        return wider;
    }

    private static void offer(Map<String, JobsAsked> wider, String label, @Nullable String part, JobsAsked without) {
        if (part != null) {
            wider.put(label, without);
        }
    }

    /** @param onHost the host whose jobs alone are shown, or the one that is asked for */
    JobsRpc.Query query(@Nullable String onHost, int limit) {
        return new JobsRpc.Query(onHost, kind, status, limit, cursor, scheduleId, period, q);
    }

    /** As an address, without the place in the list. */
    Query address() {
        return Query.NONE.with("host_id", hostId).with("host", host).with("kind", kind).with("status", status)
                .with("schedule_id", scheduleId).with("period", period).with("q", q);
    }
}
