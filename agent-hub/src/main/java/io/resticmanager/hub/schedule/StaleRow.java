package io.resticmanager.hub.schedule;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A host whose copy may be old, and how often that was said. */
@MappedEntity("schedule_stale")
record StaleRow(@Id String hostId, long times) {}
