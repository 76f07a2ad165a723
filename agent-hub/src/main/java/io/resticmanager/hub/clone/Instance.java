package io.resticmanager.hub.clone;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** An agent process that has said hello with a token. */
@MappedEntity("agent_instance")
record Instance(@Id long number, String tokenId, String instanceId, Instant firstSeenAt) {}
