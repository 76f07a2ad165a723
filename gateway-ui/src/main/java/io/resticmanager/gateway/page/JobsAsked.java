package io.resticmanager.gateway.page;

import org.jspecify.annotations.Nullable;

/**
 * What the address of a list of jobs asks for; blank is nothing. {@code host} is a name as it was typed, which goes before
 * {@code hostId}.
 */
record JobsAsked(@Nullable String hostId, @Nullable String host, @Nullable String kind, @Nullable String status,
        @Nullable String scheduleId, @Nullable String cursor) {

    JobsAsked {
        hostId = Query.text(hostId);
        host = Query.text(host);
        kind = Query.text(kind);
        status = Query.text(status);
        scheduleId = Query.text(scheduleId);
        cursor = Query.text(cursor);
    }

    /** On a page of one host, which therefore is no part of what is asked. */
    static JobsAsked onHost(@Nullable String kind, @Nullable String status, @Nullable String scheduleId,
            @Nullable String cursor) {
        return new JobsAsked(null, null, kind, status, scheduleId, cursor);
    }

    JobsAsked of(@Nullable String anotherHostId) {
        return new JobsAsked(anotherHostId, null, kind, status, scheduleId, cursor);
    }

    /** As an address, without the place in the list. */
    Query query() {
        return Query.NONE.with("host_id", hostId).with("host", host).with("kind", kind).with("status", status)
                .with("schedule_id", scheduleId);
    }
}
