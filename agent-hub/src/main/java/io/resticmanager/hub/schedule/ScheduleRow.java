package io.resticmanager.hub.schedule;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A schedule as it is pushed, {@code body} in JSON, and the revision of the host's configuration that it came in with. */
@MappedEntity("schedule")
record ScheduleRow(@Id String id, String hostId, long revision, long configRevision, String body) {}
